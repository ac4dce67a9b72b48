#!/bin/sh
# add: from what a person types to a feed that is followed.
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
unset CROSSREAD_NOW

page() { # name head body
	printf '<html><head><title>Paper</title>%s</head><body>%s</body>' \
	    "$2" "$3" >"$NET_FOLDER/$1"
}
rss() { # name title
	printf '<rss version="2.0"><channel><title>%s</title>
	<item><guid>%s</guid><title>Ferry late</title>
	<description>The ferry left an hour late.</description></item>
	</channel></rss>' "$2" "$1" >"$NET_FOLDER/$1"
}
rss all.rss "All news"
rss comments.rss "Comments"
page named.html '<base href="/sub/">
    <link rel="alternate" type="application/rss+xml" href="/comments.rss"
	title="Comments on everything">
    <link rel="alternate stylesheet" href="/x.css">
    <link rel="Alternate" type="application/rss+xml" href="../all.rss"
	title="All of it">' ''
page linked.html '' '<a href="/about">About</a>
    <a href="javascript:x()">RSS</a> <a href="/all.rss">RSS</a>'
page poor.html '' '<p>Nothing here.</p>'
page sly.html '<link rel="alternate" type="application/rss+xml"
    href="file:///etc/passwd">' ''

test_expect "a feed is followed, and its articles come at once" '
	crossread --db a.db add "$NET_HTTP/all.rss" 2>err &&
	grep -F "f1 All news: followed from now on" err &&
	grep -F "1 new article" err &&
	crossread --db a.db feeds --json | grep -F "All news"'
test_expect "what you call it is its outlet, for all that counts outlets" '
	crossread --db n.db add "$NET_HTTP/all.rss" --title "Kale News" 2>err &&
	grep -F "f1 Kale News: followed from now on" err &&
	crossread --db n.db search ferry | grep "Kale News" &&
	crossread --db n.db doctor'
test_expect "the same again is refused" '
	! crossread --db a.db add "$NET_HTTP/all.rss" 2>err &&
	grep -F "is followed already, as f1" err &&
	printf "%s\n" "http://127.0.0.1:1/off" >off &&
	crossread --db o.db import off &&
	code 1 crossread --db o.db add "http://127.0.0.1:1/off" &&
	one_line "is followed already, as f1"'
test_expect "a page names its feeds: comments last, and all are told" '
	crossread --db b.db add "$NET_HTTP/named.html" --tags a,b 2>err &&
	grep -F "named.html is a page; its feed is $NET_HTTP/all.rss" err &&
	grep -F "there is also $NET_HTTP/comments.rss" err &&
	crossread --db b.db feeds --json | grep -F "\"tags\":[\"a\",\"b\"]"'
test_expect "a page links to its feed" '
	crossread --db c.db add "$NET_HTTP/linked.html" 2>err &&
	grep -F "its feed is $NET_HTTP/all.rss" err'
test_expect "else the usual places are tried" '
	crossread --db d.db add "$NET_HTTP/poor.html" 2>err &&
	grep -F "its feed is $NET_HTTP/feed" err'
test_expect "other schemes are not asked" '
	crossread --db e.db add "$NET_HTTP/sly.html" 2>err &&
	! grep passwd err'
test_expect "what moved for good is followed where it is" '
	crossread --db f.db add "$NET_HTTP/permanent" 2>err &&
	crossread --db f.db feeds --json | grep -F "$NET_HTTP/feed\""'
test_expect "what cannot be had: the reason, and exit 1" '
	! crossread --db g.db add "$NET_HTTP/nothing-there" 2>err &&
	grep -F "nothing-there: 404 not found; look for its feed at" err'
test_expect "a feed that lies there packed, and nobody says so" '
	gzip -nc "$NET_FOLDER/all.rss" >"$NET_FOLDER/packed.rss.gz" &&
	crossread --db p.db add "$NET_HTTP/packed.rss.gz" 2>err &&
	grep -F "f1 All news: followed from now on" err &&
	grep -F "1 new article" err &&
	head -c 120 "$NET_FOLDER/packed.rss.gz" >"$NET_FOLDER/cut.gz" &&
	{ echo "<rss>"; yes | head -c 40000000; } | gzip -c >"$NET_FOLDER/bomb.gz" &&
	printf "%s\n" "$NET_HTTP/cut.gz" "$NET_HTTP/bomb.gz" >urls &&
	crossread --db q.db import urls && code 4 crossread --db q.db fetch &&
	grep "cut.gz: is not text" err && grep "bomb.gz: is larger" err'
test_expect "and what can be done about it" '
	code 1 crossread --db g.db add "http://127.0.0.1:1/" &&
	one_line "cannot be reached; check the address" &&
	code 1 crossread --db g.db add "$NET_SELF/" &&
	one_line "that it signed itself; --ca-file PATH trusts it" &&
	code 1 crossread --db g.db add "$NET_HTTP/forbidden" &&
	one_line "403 forbidden; another" &&
	: >page.html && code 2 crossread --db g.db add "$PWD/page.html" &&
	one_line "takes in files" &&
	code 2 crossread --db g.db add "exec:ls" &&
	one_line "is no http or https address; write news.example"'
test_expect "what is no address" '
	! crossread --db g.db add "mailto:kale@harbor.example" 2>err &&
	grep "mailto:kale@harbor.example: is no" err &&
	! crossread --db g.db add "http://kale:secret@harbor.example/" \
	    2>err && grep "has a name or password in it; the file logins" err'
test_expect "one that fails does not hinder the others" '
	! crossread --db h.db add "$NET_HTTP/gone" "$NET_HTTP/all.rss" \
	    2>err && grep -F "410 gone" err &&
	crossread --db h.db feeds | grep -F "All news"'
test_expect "unfollowed, then added again: the articles were kept" '
	crossread --db a.db feed unfollow f1 2>/dev/null &&
	crossread --db a.db search ferry | grep -F "Ferry late" &&
	crossread --db a.db add "$NET_HTTP/all.rss" 2>err &&
	grep -F "f1 All news: followed from now on" err'
test_done
