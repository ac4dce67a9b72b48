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
builddir=${top_builddir:-.}
work=$builddir/tests/scratch/kill_import.$$
mkdir -p "$work" || exit 99
trap 'rm -rf "$work"' EXIT
CROSSREAD_NOW=1769904000
export CROSSREAD_NOW

"$builddir/tests/bench/make_articles" "$articles" 120 >"$work/news.jsonl"
word=$(sed -n '1s/.*"paragraphs":\["\([A-Za-z]*\).*/\1/p' "$work/news.jsonl")
import() { # store
	exec "$builddir/crossread" --quiet --db "$1" import \
	    "$work/news.jsonl"
}

# What can be seen of a store, ids of events aside.
seen() { # store
	"$builddir/crossread" --db "$1" events --all --json |
	    sed 's/"event":"e[0-9]*"//' | LC_ALL=C sort
	for query in after:2026-01-01 "$word"; do
		"$builddir/crossread" --db "$1" search "$query" --json |
		    sed 's/"event":"e[0-9]*"//' | cksum
	done
}

n=0
failed=0
result() { # good? description
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		failed=1
	fi
}

start=$(date +%s%N)
(import "$work/whole.db")
whole=$((($(date +%s%N) - start) / 1000000)) # milliseconds
seen "$work/whole.db" >"$work/whole"
[ -s "$work/whole" ]
result $? "an import that nobody disturbed"

stored() { # store
	"$builddir/crossread" --db "$1" search after:2026-01-01 --json \
	    2>/dev/null | wc -l
}

# Killed between two batches of articles: its input stops there.
kill_between() { # store, lines
	mkfifo "$work/input"
	(exec "$builddir/crossread" --quiet --db "$1" import - \
	    <"$work/input") &
	pid=$!
	(head -n "$2" "$work/news.jsonl"; exec sleep 60) >"$work/input" &
	feeder=$!
	tries=0
	while [ "$tries" -lt 200 ] && [ "$(stored "$1")" -lt 500 ]; do
		tries=$((tries + 1))
		sleep 0.05
	done
	kill -9 $pid $feeder
	wait $pid $feeder 2>/dev/null
	rm "$work/input"
}

# A generator of moments: the same each time, though what they meet is not.
moment=12345
killed=0
while [ "$killed" -lt "$kills" ]; do
	rm -f "$work"/part.db*
	here=1
	moment=$(((moment * 1103515245 + 12345) % 2147483648))
	kill_between "$work/part.db" \
	    $((1000 + moment / 65536 % (articles - 1000)))
	while :; do
		moment=$(((moment * 1103515245 + 12345) % 2147483648))
		wait=$((moment / 65536 % (whole * 2 / 3 + 1)))
		(import "$work/part.db") 2>"$work/err" &
		pid=$!
		sleep "$((wait / 1000)).$(printf %03d $((wait % 1000)))"
		if ! kill -9 $pid 2>/dev/null; then
			wait $pid
			break
		fi
		wait $pid 2>/dev/null
		here=$((here + 1))
		# Late enough in the end.
		[ "$here" -lt 40 ] || { (import "$work/part.db"); break; }
	done
	killed=$((killed + here))
	seen "$work/part.db" >"$work/part"
	cmp -s "$work/whole" "$work/part"
	result $? "the same events after $here kills"
	[ "$failed" = 0 ] || diff "$work/whole" "$work/part" | head -n 6 |
	    cut -c 1-400 | sed 's/^/# /'
	"$builddir/crossread" --db "$work/part.db" --quiet import \
	    "$work/news.jsonl" 2>>"$work/err"
	seen "$work/part.db" | cmp -s "$work/whole" -
	result $? "and the same again changes nothing"
	if [ -s "$work/err" ]; then
		sed 's/^/# /' "$work/err"
	fi
done
echo "1..$n"
exit $failed
