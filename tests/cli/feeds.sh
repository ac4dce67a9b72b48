#!/bin/sh
# Feeds: taken in from lists, listed, changed, written out again.
. "${top_srcdir:?}/tests/cli/lib.sh"

cat >urls <<'END'
# what I read
https://kela.example/feed news "long tag" "~Kela, \"local\"" !
http://www.ostra.example/rss.xml news
"query:New:unread = \"yes\""
exec:/bin/false
END
cat >subs.opml <<'END'
<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="2.0"><body>
<outline text="News"><outline text="Near">
<outline text="Mine" title="Nera Post" xmlUrl="https://nera.example/feed/" htmlUrl="https://nera.example/" description="All of it"/>
</outline>
<outline text="Ostra" xmlUrl="https://ostra.example/rss.xml" category="a,b"/>
</outline>
<outline text="Comma"><outline text="x, y"><outline text="C" xmlUrl="http://c.example/"/></outline></outline>
</body></opml>
END

test_expect "urls: followed, and what is not is named" '
	crossread import urls 2>err && grep "2 followed from now on" err &&
	grep "exec:/bin/false.* not run" err && grep "query:New" err'
test_expect "again: nothing changes" '
	crossread feeds --all --json >a && crossread import urls 2>err &&
	grep "2 feeds: 0 followed from now on, 2 known" err &&
	crossread feeds --all --json >b && cmp a b'
test_expect "hidden feeds are listed by --all" '
	crossread feeds >out && grep ostra out && ! grep kela out &&
	crossread feeds --all | grep "Kela, \"local\" \[news, long tag; hidden\]"'
test_expect "OPML: another scheme and host name are the same feed" '
	crossread import subs.opml 2>err && grep "2 followed.* 1 known" err &&
	crossread feeds --json | json "[(f[\"title\"], f[\"tags\"]) for f in j]" |
	    grep "Ostra.*\[.news.\]"'
test_golden "the list" 'crossread feeds --all'
test_golden "the list linear" 'crossread feeds --all --linear'
test_golden "as OPML" 'crossread feeds --export opml'
test_golden "as urls" 'crossread feeds --export urls'
test_expect "paused feeds stay so, by way of urls too" '
	crossread feed pause f2 && crossread feeds --export urls >paused &&
	grep -A1 "^# crossread: paused$" paused | grep "www.ostra.example" &&
	crossread import --db paused.db paused &&
	crossread feeds --all --db paused.db | grep "paused" >out &&
	[ "$(wc -l <out)" = 1 ] && grep Ostra out && crossread feed resume f2'
for format in opml urls; do
	test_expect "$format: importing the export changes nothing" "
		crossread feeds --export $format >export &&
		crossread feeds --all --json >a &&
		crossread import export 2>err && grep ' 0 followed' err &&
		crossread feeds --all --json >b && cmp a b"
	test_expect "$format: a new store says the same" "
		crossread import --db $format.db export 2>err &&
		crossread feeds --export $format --db $format.db | cmp - export"
done
test_expect "lists packed, on stdin, parsed" '
	gzip -c subs.opml | crossread import --db in.db - 2>err &&
	grep "3 followed" err && crossread import --db in.db - <urls 2>err &&
	grep "1 followed" err && crossread parse --json urls |
	    json "(j[\"kind\"], len(j[\"feeds\"]), len(j[\"warnings\"]))" |
	    grep "list., 2, 2"'

test_expect "edit, pause, resume" '
	crossread feed edit f2 --title "The Ostra" --tags "b, c" 2>err &&
	grep "f2 .*: changed" err && crossread feed pause f2 f3 &&
	crossread feeds | grep "The Ostra \[b, c; paused\]" &&
	crossread feed resume f2 && crossread feeds | grep "The Ostra \[b, c\]"'
test_expect "edits are taken back, by who made them" '
	crossread feeds --all --json >before && crossread feed pause f1 f2 &&
	crossread undo 2>err && grep "undone: a change of 2 feeds" err &&
	CROSSREAD_EDITOR=jt crossread feed edit f2 --title Other &&
	crossread feeds | grep "Other \[b, c\]" &&
	crossread redo && crossread undo &&
	CROSSREAD_EDITOR=jt crossread undo 2>err &&
	grep "undone: a change of feed The Ostra" err &&
	crossread feeds --all --json >after && cmp before after'
test_expect "what was changed here, no list overrules" '
	crossread feeds --all --json >a && crossread import urls subs.opml &&
	crossread feeds --all --json >b && cmp a b'
test_expect "its own title and no tags again" '
	crossread feed edit f2 --title "" --tags "" --hidden yes &&
	crossread feeds --all | grep "http://www.ostra.example/rss.xml \[hidden\]"'
test_expect "unfollowed: gone from the lists, articles stay" '
	cat >f.xml <<-END &&
	<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Kela</title>
	<a:link rel="self" href="http://kela.example/feed"/>
	<item><guid>1</guid><title>Flood</title>
	<description>The river rose on Monday.</description></item>
	</channel></rss>
	END
	crossread import f.xml && crossread feeds --all --json |
	    json "[f[\"articles\"] for f in j if f[\"feed\"] == \"f1\"]" |
	    grep "\[1\]" &&
	crossread feed unfollow https://kela.example/feed 2>err &&
	grep "articles stay" err && ! crossread feeds | grep kela &&
	! crossread feeds --export urls | grep kela &&
	crossread feeds --all | grep "not followed" &&
	crossread search flood | grep "Kela, \"local\": Flood"'
test_expect "followed again" '
	crossread feed resume f1 && crossread feeds --export urls | grep kela'
test_expect "feed: and tag: know titles, addresses, tags, numbers" '
	cat >g.xml <<-END &&
	<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Near</title>
	<a:link rel="self" href="https://kela.example/feed/near"/>
	<item><guid>1</guid><title>Flood at the mill</title>
	<category>Weather</category>
	<description>The mill stood in water.</description></item>
	</channel></rss>
	END
	crossread import g.xml &&
	n() { crossread search -- "$@" 2>/dev/null | grep -c "^a"; } &&
	[ "$(n flood)" = 2 ] && [ "$(n "feed:Kela, flood")" = 1 ] &&
	[ "$(n "feed:\"kela, \\\"LOCAL\"")" = 0 ] &&
	[ "$(n feed:kela.example)" = 2 ] && [ "$(n feed:f1)" = 1 ] &&
	[ "$(n -feed:f1)" = 1 ] && [ "$(n feed:nowhere)" = 0 ] &&
	[ "$(n tag:news)" = 1 ] && [ "$(n tag:NEWS flood)" = 1 ] &&
	[ "$(n tag:weather)" = 1 ] && [ "$(n -tag:news)" = 1 ] &&
	[ "$(n -tag:weather -tag:news)" = 0 ] &&
	crossread feed edit f1 --tags weather && [ "$(n tag:weather)" = 2 ] &&
	crossread events --all tag:weather | grep -c Flood | grep 2 &&
	crossread feed edit f1 --tags "news,long tag"'
test_expect "a field that is nearly one" '
	code 2 crossread search tags:news && one_line "did you mean \"tag:\""'
test_expect "mistakes" '
	code 2 crossread feed stop f1 && one_line "not '\''stop'\''" &&
	code 2 crossread feed edit f1 && one_line "needs --title" &&
	code 2 crossread feed edit f1 --hidden maybe && one_line "yes or no" &&
	code 2 crossread feed pause f1 --title x && one_line "feed edit" &&
	code 2 crossread feed pause a1 && one_line "is no feed" &&
	code 3 crossread feed pause f99 && one_line "f99" &&
	code 3 crossread fetch f99 && one_line "f99: no such feed" &&
	code 3 crossread feed pause http://x.example && one_line "no such" &&
	code 2 crossread feeds --export xml && one_line "opml or urls" &&
	code 3 crossread feeds --db memory.db; code 3 crossread feeds --db in2.db'
test_expect "a list without feeds" '
	echo "<opml><body/></opml>" >none.opml &&
	code 1 crossread import none.opml && one_line "names no feed"'

test_done
