#!/bin/sh
# Kills an import with -9 at random moments until it has come through, and
# compares its events with those of an import that nobody disturbed: the
# same articles together, the same headlines, scores, copies, conflicts,
# and the same hits.  Then again on a fresh store.
#
#	KILLS=3 ARTICLES=1600	how often, on how many articles (default);
#				`make check-kills` has more
kills=${KILLS:-3}
articles=${ARTICLES:-1600}
builddir=$(cd "${top_builddir:?}" && pwd)
. "${top_srcdir:?}/tests/cli/lib.sh"
CROSSREAD_NOW=1769904000

"$builddir/tests/bench/make_articles" "$articles" 120 >"news.jsonl"
word=$(sed -n '1s/.*"paragraphs":\["\([A-Za-z]*\).*/\1/p' "news.jsonl")
import() { # store
	exec crossread --quiet --db "$1" import \
	    "news.jsonl"
}

# What can be seen of a store, ids of events aside.
seen() { # store
	crossread --db "$1" events --all --json |
	    sed 's/"event":"e[0-9]*"//' | LC_ALL=C sort
	for query in after:2026-01-01 "$word"; do
		crossread --db "$1" search "$query" --json |
		    sed 's/"event":"e[0-9]*"//' | cksum
	done
}

start=$(date +%s%N)
(import "whole.db")
whole=$((($(date +%s%N) - start) / 1000000)) # milliseconds
seen "whole.db" >"whole"
[ -s "whole" ]
test_result $? "an import that nobody disturbed"

stored() { # store
	crossread --db "$1" search after:2026-01-01 --json \
	    2>/dev/null | wc -l
}

# Killed between two batches of articles: its input stops there.
kill_between() { # store, lines
	mkfifo "input"
	(exec crossread --quiet --db "$1" import - \
	    <"input") &
	pid=$!
	(head -n "$2" "news.jsonl"; exec sleep 60) >"input" &
	feeder=$!
	tries=0
	while [ "$tries" -lt 200 ] && [ "$(stored "$1")" -lt 500 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	kill -9 $pid $feeder
	wait $pid $feeder 2>/dev/null
	rm "input"
}

# A generator of moments: the same each time, though what they meet is not.
moment=12345
killed=0
while [ "$killed" -lt "$kills" ]; do
	rm -f part.db*
	here=1
	moment=$(((moment * 1103515245 + 12345) % 2147483648))
	kill_between "part.db" \
	    $((1000 + moment / 65536 % (articles - 1000)))
	while :; do
		moment=$(((moment * 1103515245 + 12345) % 2147483648))
		wait=$((moment / 65536 % (whole * 2 / 3 + 1)))
		(import "part.db") 2>"err" &
		pid=$!
		sleep "$((wait / 1000)).$(printf %03d $((wait % 1000)))"
		if ! kill -9 $pid 2>/dev/null; then
			wait $pid
			break
		fi
		wait $pid 2>/dev/null
		here=$((here + 1))
		# Late enough in the end.
		[ "$here" -lt 40 ] || { (import "part.db"); break; }
	done
	killed=$((killed + here))
	seen "part.db" >"part"
	cmp -s "whole" "part"
	test_result $? "the same events after $here kills"
	[ "$test_failed" = 0 ] || diff "whole" "part" | head -n 6 |
	    cut -c 1-400 | sed 's/^/# /'
	crossread --db "part.db" --quiet import \
	    "news.jsonl" 2>>"err"
	seen "part.db" | cmp -s "whole" -
	test_result $? "and the same again changes nothing"
	if [ -s "err" ]; then
		sed 's/^/# /' "err"
	fi
done
test_done
