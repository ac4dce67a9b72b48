#!/bin/sh
# The pages behind a feed's summaries: read once, kept beside the summary,
# and never in place of something better.
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
unset CROSSREAD_NOW
db=t.db

item() { # guid title path summary
	printf '<item><guid>%s</guid><title>%s</title><link>%s</link>
<pubDate>Sat, 14 Mar 2026 10:00:00 GMT</pubDate>
<description>%s</description></item>\n' "$1" "$2" "$3" "$4"
}
page() { # title paragraph...
	printf '<html lang="en"><head><title>%s</title></head><body><article><h1>%s</h1>' \
	    "$1" "$1"
	shift
	for p in "$@"; do printf '<p>%s</p>' "$p"; done
	printf '</article></body></html>\n'
}
ferry='The morning ferry to Orsa left the harbour an hour late on Saturday after a fault in its steering gear.'
bridge='Engineers closed the old bridge at Halden for repairs that will take three weeks, the council said.'
{
	echo "<rss version='2.0'><channel><title>Harbor Post</title>"
	item 1 'Ferry to Orsa delayed' "$NET_HTTP/ferry.html" "$ferry"
	item 2 'Old bridge at Halden closed' "$NET_HTTP/bridge.html" "$bridge"
	item 3 'Market moves to the quay' "$NET_HTTP/market.html" \
	    'Traders move their market stalls to the quay next month, the harbour board decided.'
	item 4 'School choir wins prize' "$NET_HTTP/choir.html" \
	    'The school choir of Tarn won first prize at the regional singing contest on Friday.'
	item 5 'Library opens late' '' 'The library opens late on Monday because of a staff meeting.'
	echo "</channel></rss>"
} >"$NET_FOLDER/summaries.xml"
page 'Ferry to Orsa delayed' "$ferry" \
    'Some two hundred passengers waited on the quay while a mechanic replaced a pump.' \
    'The shipping company said that all later departures were on time and that tickets would be paid back.' \
    >"$NET_FOLDER/ferry.html"
page 'Old bridge at Halden closed' 'Engineers closed the bridge.' \
    >"$NET_FOLDER/bridge.html"
page 'We value your privacy' \
    'We and our partners store and access information on a device, such as cookies, and process personal data.' \
    'With your permission we may use precise geolocation data and identification through device scanning.' \
    'You may click to consent to our processing as described above, or refuse to consent at any moment.' \
    >"$NET_FOLDER/market.html"
# choir.html is not there.

ask() { sqlite3 -cmd '.timeout 5000' "$db" "$1"; }
asked() { grep -c "GET /$1 " "$NET_LOG"; }

echo "$NET_HTTP/summaries.xml" >urls
crossread --db $db import urls 2>/dev/null
crossread --db $db fetch 2>/dev/null
test_expect "a feed's pages are left alone unless they are wanted" '
	test "$(ask "SELECT count(*) FROM article WHERE cut")" = 5 &&
	test "$(asked ferry.html)" = 0'
test_expect "asked for, the page is fetched after the feed" '
	crossread --db $db feed edit f1 --full-text yes 2>/dev/null &&
	crossread --db $db fetch f1 2>err &&
	grep -F "1 full text, 3 not to be had" err &&
	grep -F "a2 Old bridge at Halden closed: its page tells no more than the feed" err &&
	grep -F "a3 Market moves to the quay: its page tells of something else" err &&
	grep -F "a4 School choir wins prize: 404 not found" err'
test_expect "the article has the whole text" '
	crossread --db $db show a1 >out && grep -F "two hundred" out &&
	! grep -F "Not the full text" out'
test_expect "and the summary behind it, as the version before" '
	crossread --db $db show a1 --json >out &&
	python3 -c "
import json; a = json.load(open(\"out\"))
assert a[\"version\"] == 2 and not a[\"cut\"]
assert len(a[\"paragraphs\"]) > 2
assert len(a[\"previous\"][0][\"paragraphs\"]) == 1"'
test_expect "where the page is no good the summary stays" '
	crossread --db $db show a2 >out && grep -F "Not the full text" out &&
	grep -F "Engineers closed" out && crossread --db $db show a3 >out &&
	grep -F "Traders move" out && ! grep -F consent out'
test_expect "the feed's summary does not come back" '
	ask "UPDATE fetching SET etag = NULL" &&
	crossread --db $db fetch f1 --quiet 2>err && ! test -s err &&
	crossread --db $db show a1 | grep -F "two hundred"'
test_expect "no page is fetched twice, a failed one not at once" '
	test "$(asked ferry.html)" = 1 && test "$(asked choir.html)" = 1'
test_expect "after the third failure it is given up" '
	for i in 1 2 3 4; do
		ask "UPDATE page SET due = 0 WHERE due IS NOT NULL"
		crossread --db $db fetch f1 2>/dev/null
	done
	test "$(asked choir.html)" = 3 && test "$(asked ferry.html)" = 1 &&
	test "$(ask "SELECT words FROM page WHERE article = 4")" = "404 not found"'
test_expect "one that waits is fetched with a feed that did not change" '
	ask "UPDATE page SET due = 0, tries = 0 WHERE article = 4" &&
	page "School choir wins prize" "The school choir of Tarn won first prize at the regional singing contest on Friday." "Their teacher said the forty singers had rehearsed for a year." >"$NET_FOLDER/choir.html" &&
	crossread --db $db fetch f1 --json >out 2>/dev/null &&
	grep "\"unchanged\"" out && grep "\"article\":\"a4\".*\"read\"" out &&
	crossread --db $db show a4 | grep -F rehearsed'
test_expect "one article's page on demand" '
	page "Old bridge at Halden closed" "$bridge" "Buses take the road over Lund while the work goes on, and walkers may use the dam." >"$NET_FOLDER/bridge.html" &&
	crossread --db $db fetch a2 2>err && grep -F "1 full text" err &&
	crossread --db $db show a2 | grep -F Lund'
test_expect "on demand a failure is an error" '
	crossread --db $db fetch a3 a5 2>err; test $? = 4 &&
	grep -F "a3 Market moves to the quay: its page tells of something else" err &&
	grep "a5 Library opens late: it came without the address of a page" err &&
	! crossread --db $db fetch a99 2>err && grep -F "no article a99" err'
test_expect "nothing is twice, and all is in events" '
	test "$(ask "SELECT count(*) FROM article")" = 5 &&
	test "$(ask "SELECT count(*) FROM article WHERE event = 0")" = 0 &&
	test "$(ask "PRAGMA integrity_check")" = ok'
test_expect "search finds the whole text" '
	crossread --db $db search passengers | grep -F Ferry'
test_expect "a public feed leads to no private page" '
	ask "UPDATE fetching SET public = 1" &&
	crossread --db $db fetch a2 2>err; test $? = 4 &&
	grep -F "from a public address to a private one" err'
test_done
