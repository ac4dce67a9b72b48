#!/bin/sh
# bench.sh - the figures of speed that this machine gives,
# beside their targets.  Run it by `make bench`; never a timed test.
#
#	BENCH_ARTICLES=50000  how many made-up articles (default)
#	BENCH_GROWTH="3000 15000"  stored articles at which the cost of
#	                      2,000 more is measured (default)
#	BENCH_STORE=PATH      a copy of a large store, which is changed: the
#	                      keys on it, too
#	BENCH_DAILY=100       events a day of those articles, some 350
#	                      articles (default); cost grows with the window
#	                      of a fortnight, not with the store
#	BENCH_LARGE=1000000   articles of 100 words in the large store; it
#	                      takes the better part of an hour and 7 GB, so
#	                      it is not made unless it is asked for

set -eu
builddir=${top_builddir:-.}
here=$builddir/tests/bench
articles=${BENCH_ARTICLES:-50000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/bench.db
TERM=xterm-256color
export TERM

row() { # what target measured
	printf '%-46s %-22s %s\n' "$1" "$2" "$3"
}

seconds() { # command... : wall seconds
	start=$(date +%s.%N)
	"$@" >"$work/out" 2>&1
	end=$(date +%s.%N)
	awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f", b - a }'
}

row "FIGURE" "TARGET" "MEASURED HERE"

"$here/make_articles" "$articles" 400 >"$work/articles.jsonl"
size=$(wc -c <"$work/articles.jsonl" | awk '{ printf "%.0f", $1 / 1e6 }')
took=$(seconds "$builddir/crossread" --db "$db" --quiet import \
    "$work/articles.jsonl")
row "import of $articles articles ($size MB)" "< 15 s + 30 s behind" \
    "$took s, $(awk -v n="$articles" -v t="$took" \
	'BEGIN { printf "%.0f", n / t }') articles/s with events and search"

screen() { # columns rows store [of what]
	"$here/screen_bench" "$1" "$2" "$builddir/crossread" --db "$3" \
	    >"$work/screen"
	tier="${1}x$2${4-}"
	while IFS=: read -r what figure; do
		case $what in
		"first screen") row "$what, $tier" "< 50 ms" "$figure" ;;
		"cursor move") row "$what, $tier" "< 2 ms, < 300 bytes" \
		    "$figure" ;;
		page) row "$what, $tier" \
		    "< $(($1 * $2 * 12 / 10)) bytes" "$figure" ;;
		*) row "$what, $tier" "< 30 ms each" "$figure" ;;
		esac
	done <"$work/screen"
}
screen 80 24 "$db"
screen 160 48 "$db"

keys() { # columns rows store [of what]: changes the store
	"$here/key_bench" "$1" "$2" 1 "$builddir/crossread" "$3" \
	    >"$work/keys" 2>"$work/slow"
	while IFS='|' read -r what figure; do
		case $what in
		memory) row "memory of the reader${4-}" "< 40 MB" "$figure" ;;
		*) row "keys of $what, ${1}x$2${4-}" "99 of 100 < 16 ms" \
		    "$figure" ;;
		esac
	done <"$work/keys"
	sed 's/^/	over 16 ms of CPU: /' "$work/slow"
}
cp "$db" "$work/keys.db"
# Two thousand feeds, followed, beside the articles.
awk 'BEGIN { for (i = 0; i < 2000; i++)
	printf "https://f%d.example/rss \"~Feed %d\" t%d\n", i, i, i % 30
}' >"$work/feeds.urls"
"$builddir/crossread" --db "$work/keys.db" --quiet import \
    "$work/feeds.urls" >"$work/out" 2>&1
keys 80 24 "$work/keys.db"

# As many more articles as take some ten seconds.
stores() { # store articles [of what]: changes the store
	"$here/make_articles" "$2" 400 2 >"$work/more.jsonl"
	"$builddir/crossread" --db "$1" --quiet import "$work/more.jsonl" \
	    >"$work/out" 2>&1 &
	"$here/key_store" "$1" 10 >"$work/stores"
	wait $!
	row "a key that stores while an import writes${3-}" \
	    "99 of 100 < 60 ms" "$(cat "$work/stores")"
	rm "$work/more.jsonl"
}
stores "$work/keys.db" "$((articles / 2))"
rm "$work"/keys.db*

[ -z "${BENCH_STORE:-}" ] || keys 80 24 "$BENCH_STORE" ", of $BENCH_STORE"

word=$(sed -n '1s/.*"paragraphs":\["\([A-Za-z]*\).*/\1/p' \
    "$work/articles.jsonl")
first_page() { # store word
	"$builddir/crossread" --db "$1" search "$2" | head -n 20
}
search() { # store word [of what]
	took=$(seconds first_page "$1" "$2")
	row "search of everything, first page${3-}" "< 30 ms" \
	    "$(awk -v t="$took" 'BEGIN { printf "%.0f ms", t * 1000 }') with the program's start"
}
search "$db" "$word"

# Two thousand more articles, after so many days of others.
growth=${BENCH_GROWTH:-3000 15000}
stored=0
most=0
for n in $growth; do
	most=$((n + 2000))
done
"$here/make_articles" "$most" 600 1 "${BENCH_DAILY:-100}" \
    >"$work/growth.jsonl"
add() { # articles... of growth.jsonl from the 'stored' on
	tail -n +$((stored + 1)) "$work/growth.jsonl" | head -n "$1" \
	    >"$work/part.jsonl"
	stored=$((stored + $1))
	env time -o "$work/cost" -f "%M %U %S" "$builddir/crossread" \
	    --db "$work/growth.db" --quiet import "$work/part.jsonl"
	memory=$(awk '{ printf "%.0f", $1 / 1024 }' "$work/cost")
	measured=$(awk '{ print $2 + $3 }' "$work/cost")
}
first=
if env time -o "$work/cost" -f %M true 2>/dev/null; then
	for n in $growth; do
		add $((n - stored))
		most=$memory
		add 2000
		: "${first:=$measured}"
		row "2,000 more articles after $n" \
		    "< 1.3 of the first" \
		    "$(awk -v t="$measured" -v f="$first" 'BEGIN {
			printf "%.2f s of CPU, %.2f", t, t / f }')"
		row "memory of importing up to $n" "< 150 MB" "$most MB"
	done
fi

# The same where a store has grown for eleven years, at 250 articles a day.
large=${BENCH_LARGE:-}
more() { # file of articles, to the large store
	env time -o "$work/cost" -f "%M %U %S" "$builddir/crossread" \
	    --db "$work/large.db" --quiet import "$1"
	memory=$(awk '{ printf "%.0f", $1 / 1024 }' "$work/cost")
	measured=$(awk '{ print $2 + $3 }' "$work/cost")
}
if [ -n "$large" ] && env time true 2>"$work/out"; then
	CROSSREAD_NOW=2120000000 # all of its articles are of the past
	export CROSSREAD_NOW
	"$here/make_articles" "$((large + 2000))" 100 1 100 |
	    awk -v to="$work/large" -v n="$large" '{
		part = "d"
		if (NR <= n) part = "c"
		if (NR <= 12000) part = "b"
		if (NR <= 10000) part = "a"
		print >(to "." part) }'
	more "$work/large.a"
	more "$work/large.b"
	first=$measured
	more "$work/large.c"
	row "memory of importing $large articles" "< 150 MB" "$memory MB"
	more "$work/large.d"
	row "2,000 more after $large" "< 1.3 of those after 10,000" \
	    "$(awk -v t="$measured" -v f="$first" 'BEGIN {
		printf "%.2f s of CPU, %.2f", t, t / f }')"
	screen 80 24 "$work/large.db" ", of $large"
	screen 160 48 "$work/large.db" ", of $large"
	search "$work/large.db" "$word" ", of $large"
	"$builddir/crossread" --db "$work/large.db" --quiet import \
	    "$work/feeds.urls" >"$work/out" 2>&1
	keys 80 24 "$work/large.db" ", of $large"
	rm "$work"/large.*
	unset CROSSREAD_NOW
else
	row "a store of 1,000,000 articles" "< 1.3 of those after 10,000" \
	    "not run: set BENCH_LARGE=1000000"
fi

head -n 12000 "$work/growth.jsonl" >"$work/part.jsonl"
row "cleaning, terms, copies, clustering, one core" "> 4000 articles/s" \
    "$("$here/cluster_bench" "$work/part.jsonl")"

# One event's worth of text: articles of one topic, cut to size.
"$here/make_articles" 400 2000 7 >"$work/long.jsonl"
row "compare with facts, 6 x 20 paragraphs" "< 20 ms" \
    "$("$here/compare_bench" "$work/long.jsonl" 6 20)"
row "compare with facts, 20 x 40 paragraphs" "< 400 ms" \
    "$("$here/compare_bench" "$work/long.jsonl" 20 40)"
row "compare with facts, 100 x 30 paragraphs" "< 2 s" \
    "$("$here/compare_bench" "$work/long.jsonl" 100 30)"
row "facts of one article of 30 paragraphs" "< 1 ms" \
    "$("$here/compare_bench" "$work/long.jsonl" 1 30)"

# A feed of 3,000 articles, half of them in CDATA, and its content alone:
# against libxml2's own tool, which makes no paragraphs of it.
marked_up() { # articles.jsonl: a line of HTML each
	sed 's/.*"paragraphs":\["//; s/"\]}$//; s/","/<\/p><p>/g
		s/^/<p>/; s/$/<\/p>/
		s/\([a-z]*\) \([A-Z][a-z]*\)/\1 <a href="https:\/\/a.example\/">\2<\/a>/g' \
	    "$1"
}
fastest() { # command... : CPU seconds, the least of five runs
	for run in 1 2 3 4 5; do
		: "$run"
		env time -o "$work/cost" -f "%U %S" "$@" >"$work/out" 2>&1
		awk '{ print $1 + $2 }' "$work/cost"
	done | sort -n | head -n 1
}
against() { # figure target seconds reference
	row "$1" "$2" "$(awk -v t="$3" -v r="$4" \
	    'BEGIN { printf "%.0f ms to %.0f ms, %.2f", t * 1000, r * 1000, t / r }')"
}
if command -v xmllint >"$work/out" && env time true 2>"$work/out"; then
	"$here/make_articles" 3000 400 >"$work/feed.jsonl"
	marked_up "$work/feed.jsonl" >"$work/content.html"
	awk 'BEGIN { print "<rss version=\"2.0\" xmlns:content=" \
		"\"http://purl.org/rss/1.0/modules/content/\"><channel>" \
		"<title>F</title><language>en</language>" }
	{ text = "<![CDATA[" $0 "]]>" }
	NR % 2 { text = $0; gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text) }
	{ printf "<item><title>Item %d</title><guid>%d</guid><pubDate>" \
		"Tue, 14 Nov 2017 10:00:00 GMT</pubDate><content:encoded>" \
		"%s</content:encoded></item>\n", NR, NR, text }
	END { print "</channel></rss>" }' "$work/content.html" \
	    >"$work/feed.xml"
	stream=$(fastest xmllint --stream --noout "$work/feed.xml")
	html=$(fastest xmllint --html --noout "$work/content.html")
	took=$(fastest "$builddir/crossread" parse --json "$work/feed.xml")
	against "parse a feed, against xmllint on it" "<= 2.0" "$took" \
	    "$(awk -v a="$stream" -v b="$html" 'BEGIN { print a + b }')"
	# Many, because the clock of CPU time is coarse; each of the size
	# that pages have, because caches make a huge one another matter.
	mkdir "$work/pages"
	split -l 30 "$work/content.html" "$work/pages/part."
	for part in "$work"/pages/part.*; do
		{
			echo "<html lang=\"en\"><head><title>Page</title></head><body><article>"
			cat "$part"
			echo "</article></body></html>"
		} >"${part%/*}/page.${part##*.}"
		rm "$part"
	done
	each='for page in "$0"/page.*; do "$@" "$page"; done'
	html=$(fastest sh -c "$each" "$work/pages" xmllint --html --noout)
	took=$(fastest sh -c "$each" "$work/pages" "$builddir/crossread" \
	    parse --json)
	against "parse 100 pages of 170 KB, against xmllint" "<= 3.0" "$took" \
	    "$html"
fi

# A page of middling size, 95 KB.
{
	echo "<html lang=\"en\"><head><title>Page</title></head><body><article>"
	marked_up "$work/long.jsonl" | head -c 95000
	echo "</article></body></html>"
} >"$work/middling.html"
row "what locking in the reader of a page costs" "< 2 ms" \
    "$("$here/worker_bench" "$work/middling.html")"

# Two hundred feeds from HTTP to stored events.
if command -v python3 >"$work/out" && env time true 2>"$work/out"; then
	mkdir "$work/feeds"
	"$here/make_articles" "${BENCH_FETCHED:-50000}" 60 |
	    python3 "$top_srcdir/tests/bench/make_feeds.py" 200 "$work/feeds"
	python3 "$top_srcdir/tests/net/static.py" "$work/feeds" \
	    sh "$top_srcdir/tests/bench/fetch.sh" "$builddir/crossread" 200 \
	    >"$work/fetched"
	while IFS='|' read -r what target figure; do
		row "$what" "$target" "$figure"
	done <"$work/fetched"
fi
