#!/bin/sh
# kill -9 of each of the processes that fetch is made of, at random moments:
# nothing is lost and nothing comes twice, and nobody is left behind.
#
#	KILLS=12	how often (default); `make check-kills` has more
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
. "${top_srcdir:?}/tests/net/feeds.sh"
KILLS=${KILLS:-12}
FEEDS=8
ITEMS=150
db=kill.db

children() { # pid
	cat /proc/"$1"/task/"$1"/children 2>/dev/null
}
# The helper for facts and the fork server are the children of fetch, and
# workers are those of the server.
# Prints a pid; false when there is none.
find_one() { # fetch|facts|server|worker pid-of-fetch
	case $1 in
	fetch) echo "$2" ;;
	facts) set -- $(children "$2"); echo "${1:?}" ;;
	server) set -- $(children "$2"); echo "${2:?}" ;;
	worker) set -- $(children "$(find_one server "$2")"); echo "${1:?}" ;;
	esac 2>/dev/null
}
# Waits until there is one, while fetch runs.
kill_one() { # what pid-of-fetch
	while kill -0 "$2" 2>/dev/null; do
		victim=$(find_one "$1" "$2") || continue
		kill -9 "$victim" 2>/dev/null && return 0
	done
	return 1
}

make_feeds $FEEDS $ITEMS
feed_urls $FEEDS >urls
moment=7
n=0
hits=0
while [ $n -lt "$KILLS" ]; do
	n=$((n + 1))
	[ $((n % 4)) = 1 ] && rm -f kill.db* &&
		crossread --db $db import urls 2>/dev/null
	# In groups of four, so that each meets an empty store.
	late=100 # milliseconds; later all is read
	case $(((n - 1) / 4 % 3 * 5 + n)) in
	10 | *5) what=server ;;
	*0) what=facts late=400 ;;
	*[27]) what=fetch late=400 ;;
	*) what=worker ;;
	esac
	crossread --db $db fetch --all >/dev/null 2>err &
	pid=$!
	moment=$(((moment * 1103515245 + 12345) % 2147483648))
	sleep "0.$(printf %03d $((moment / 65536 % late)))"
	kill_one $what $pid && hits=$((hits + 1))
	wait $pid 2>/dev/null
	ended=$?
	test_expect "kill $n, of the $what: the store is sound" '
		cat err; echo "exit $ended"
		test "$(ask "PRAGMA integrity_check")" = ok &&
		case $what/$ended in
		fetch/* | */0) ;;
		*/4) grep -q "ended the process that read it\|no process to read it" err ;;
		*) false ;;
		esac'
	[ $((n % 4)) = 0 ] || continue
	test_expect "kill $n: the next fetch brings what is missing" '
		crossread --db $db fetch --all
		check_whole $((FEEDS * ITEMS))'
done
echo "# $hits of $KILLS met the process they were meant for"
test_expect "most kills met their process" 'test $((hits * 3)) -ge "$KILLS"'
sleep 0.3
test_expect "no process is left behind" '! pgrep -f "crossread.* --db kill.db"'
test_done
