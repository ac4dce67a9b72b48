#!/bin/sh
# doctor: each thing that is derived is broken, found, and made again.
. "${top_srcdir:?}/tests/cli/lib.sh"

CROSSREAD_NOW=1769904000
export CROSSREAD_NOW

# What can be seen of a store, ids of events aside.
seen() { # store
	for query in after:2026-01-01 "$word"; do
		crossread search --db "$1" "$query" --json
	done | sed 's/"event":"e[0-9]*"//'
	crossread events --db "$1" --all --json |
		sed 's/"event":"e[0-9]*"//' | LC_ALL=C sort
}

# Which articles are together: scores move a little when an article is
# placed again, for more is known by then.
together() { # store
	crossread events --db "$1" --all --json | python3 -c '
import json, sys
for e in sorted(sorted(a["article"] for a in json.loads(line)["articles"])
                for line in sys.stdin):
    print(e)'
}

# break_it SQL...: on a copy of the sound store, by another hand.
break_it() {
	cp sound.db broken.db &&
	python3 -c '
import sqlite3, sys
db = sqlite3.connect("broken.db")
for sql in sys.argv[1:]:
    db.execute(sql)
db.commit()' "$@"
}

# Is it found under this name, mended, and then as it was?
mends() { # name [as]
	code 6 crossread doctor --db broken.db >found 2>err &&
	grep "^$1 " found | grep -v "ok$" &&
	grep "broken.db: something is wrong" err &&
	crossread doctor --repair --db broken.db >found 2>err &&
	grep "^$1 .*: mended$" found &&
	crossread doctor --db broken.db >found &&
	! grep -v "ok$" found &&
	"${2:-seen}" sound.db >before && "${2:-seen}" broken.db >after &&
	cmp before after
}

"$top_builddir/tests/bench/make_articles" 300 200 >news.jsonl
word=$(sed -n '1s/.*"paragraphs":\["\([A-Za-z]*\).*/\1/p' news.jsonl)

test_expect "a sound store" '
	crossread import --quiet --db sound.db news.jsonl &&
	crossread merge --db sound.db e1 e2 &&
	crossread split --db sound.db a9 &&
	crossread mark read --db sound.db a3 a4 &&
	crossread doctor --db sound.db >found 2>err && [ ! -s err ] &&
	! grep -v "ok$" found && seen sound.db >before'
test_expect "nothing is done to it" '
	crossread doctor --repair --db sound.db >found &&
	! grep -v "ok$" found && seen sound.db | cmp before -'
test_expect "a store that is not there is not made" '
	code 3 crossread doctor --db nowhere.db && [ ! -e nowhere.db ]'
test_expect "JSON: a line a check, what is wrong with its number" '
	break_it "DELETE FROM identity WHERE article < 4" &&
	code 6 crossread doctor --json --db broken.db >found &&
	grep "^{\"check\":\"identities\",\"wrong\":3,\"what\":" found &&
	grep "{\"check\":\"file\",\"wrong\":0,\"what\":null" found'
test_expect "identities" '
	break_it "DELETE FROM identity WHERE article < 4" && mends identities &&
	crossread import --db broken.db news.jsonl 2>err &&
	grep "(0 new, 300 known)" err'
test_expect "lengths of lists" '
	break_it "UPDATE tally SET n = n + 1 WHERE what = 1" && mends counts'
test_expect "articles of feeds" '
	cat >feed.xml <<-EOF &&
	<rss version="2.0"><channel><title>Harbour</title>
	<item><guid>1</guid><title>Ferry late</title><description>The ferry
	to Orvik was an hour late.</description></item>
	<item><guid>2</guid><title>Quay closed</title><description>The old
	quay stays closed until May.</description></item></channel></rss>
	EOF
	cp sound.db broken.db &&
	crossread import --quiet --db broken.db feed.xml &&
	crossread mark read --db broken.db a301 &&
	crossread doctor --db broken.db >found && ! grep -v "ok$" found &&
	crossread feeds --all --db broken.db --json >before &&
	grep "\"articles\":2,\"unread\":1" before &&
	python3 -c "
import sqlite3
db = sqlite3.connect(\"broken.db\")
db.execute(\"UPDATE feed SET articles = 9, unread = 4, newest = 0\")
db.commit()" &&
	code 6 crossread doctor --db broken.db >found 2>err &&
	grep "^counts  *1 feeds count their articles wrongly" found &&
	crossread doctor --repair --db broken.db >found &&
	grep "^counts .*: mended" found &&
	crossread feeds --all --db broken.db --json | cmp before -'
test_expect "counts of events" '
	break_it "UPDATE event SET unread = 7, articles = 99 WHERE id = 3" &&
	mends events'
test_expect "articles in an event that is lost" '
	break_it "DELETE FROM event WHERE id % 3 = 0" && mends events together'
test_expect "all events: what the reader decided binds" '
	break_it "DELETE FROM event" "DELETE FROM fact" && mends events together'
test_expect "copies without their source" '
	break_it "UPDATE article SET copy_of = 999999 WHERE copy_of > 0" &&
	code 6 crossread doctor --db broken.db >found &&
	crossread doctor --repair --db broken.db >found &&
	grep "^events .*: mended$" found'
test_expect "events without articles" '
	break_it "INSERT INTO event SELECT 9999, first, first_precision, last,
	    last_precision, articles, outlets, independent, unread, conflicts,
	    fresh, changed, looked, live, 0, only_article, score, weakest,
	    weakest_article, headline, terms, earlier, seal FROM event
	    WHERE id = 3" && mends events'
test_expect "sketches lost" '
	break_it "DELETE FROM sketch WHERE article % 5 = 0" && mends sketches together'
test_expect "sketches damaged" '
	break_it "UPDATE sketch SET record = substr(record, 1, 40)
	    WHERE article % 7 = 0" && mends sketches together'
test_expect "frequencies of terms" '
	break_it "UPDATE term SET df = 300 WHERE number % 9 = 0" \
	    "DELETE FROM term WHERE number % 10 = 0" && mends terms'
test_expect "facts" '
	break_it "DELETE FROM fact WHERE event % 2 = 0" \
	    "UPDATE event SET conflicts = 40 WHERE id % 7 = 0" && mends facts'
cat >ferry.jsonl <<\END
{"id":"1","outlet":"A","published":"2026-03-11","title":"Storm stops the Orsa Line","paragraphs":["The Orsa Line stood still for two hours after the storm."]}
{"id":"2","outlet":"B","published":"2026-03-11","title":"Storm stops the Orsa ferry","paragraphs":["After the storm the Blue Line stood still for two hours."]}
END
test_expect "other aliases since: out of date, not wrong" '
	mkdir -p "$HOME/.config/crossread" &&
	crossread import --quiet --db ferry.db ferry.jsonl &&
	printf "term\torsa line\t0\tthe ferry\nterm\tblue line\t0\tthe ferry\n" \
	    >"$HOME/.config/crossread/aliases.tsv" &&
	crossread doctor --db ferry.db >found 2>err &&
	grep "^facts .*1 events were compared .* other aliases$" found &&
	grep "nothing is wrong; .crossread doctor --repair" err &&
	crossread doctor --db ferry.db --json | grep "\"facts\",\"wrong\":0" &&
	crossread doctor --repair --db ferry.db >found 2>err &&
	grep "^facts .*: mended$" found && [ ! -s err ] &&
	crossread doctor --db ferry.db >found && ! grep -v "ok$" found'
test_expect "facts changed by another hand are wrong all the same" '
	rm "$HOME/.config/crossread/aliases.tsv" && cp ferry.db broken.db &&
	python3 -c "
import sqlite3
db = sqlite3.connect(\"broken.db\")
db.execute(\"UPDATE fact SET severity = severity + 1\")
db.commit()" && code 6 crossread doctor --db broken.db >found 2>err &&
	grep "^facts .* other facts than their texts$" found'
test_expect "the search index: articles missing" '
	break_it "DELETE FROM search_docsize WHERE id % 2 = 0" && mends search'
test_expect "the search index: its words" '
	break_it "DELETE FROM search_data WHERE id > 1000" && mends search'
cat >stale_index.py <<'END'
# Changes rows while one of their indexes is not known.
import sqlite3
def run(*all):
    db = sqlite3.connect("broken.db")
    db.execute("PRAGMA writable_schema = ON")
    rows = [db.execute(*sql).fetchall() for sql in all]
    db.commit()
    return rows[0]
row = run(("SELECT * FROM sqlite_schema WHERE name = 'article_unread'",))[0]
run(("DELETE FROM sqlite_schema WHERE name = 'article_unread'",))
run(("UPDATE article SET read = 1 - read WHERE id < 20",))
run(("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row))
END
test_expect "what a kill left waiting is said, and finished" '
	"$top_builddir/tests/bench/make_articles" 1200 200 >long.jsonl &&
	mkfifo input || exit 1
	crossread import --quiet --db killed.db - <input & pid=$!
	(cat long.jsonl; exec sleep 60) >input & feeder=$!
	tries=0
	while [ $tries -lt 200 ] && ! crossread search --db killed.db \
	    after:2026-01-01 >out 2>err; do
		tries=$((tries + 1))
		sleep 0.05
	done
	kill -9 $pid $feeder
	grep "articles are not in the search index yet" err &&
	crossread doctor --db killed.db >found && ! grep -v "ok$" found &&
	crossread doctor --repair --db killed.db >found &&
	crossread search --db killed.db "$word" 2>err >out && [ ! -s err ]'
test_expect "an index of a table" '
	cp sound.db broken.db && python3 stale_index.py &&
	code 6 crossread doctor --db broken.db >found &&
	grep "^file " found | grep -v "ok$" &&
	crossread doctor --repair --db broken.db >found &&
	grep "^file .*: mended$" found &&
	crossread doctor --db broken.db >found && ! grep -v "ok$" found'
test_expect "a damaged text is said, and cannot be mended" '
	break_it "UPDATE body SET record = x'"'"'00'"'"' WHERE article = 5" &&
	code 6 crossread doctor --repair --db broken.db >found 2>err &&
	grep "^texts .*1 texts* .*damaged" found &&
	grep "not all could be mended" err &&
	code 6 crossread doctor --db broken.db'

test_done
