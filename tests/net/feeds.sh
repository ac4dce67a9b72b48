# feeds.sh - feeds on the server of server.sh, and stores of what came.
#
#	. "${top_srcdir:?}/tests/net/feeds.sh"	behind server.sh and lib.sh
unset CROSSREAD_NOW # leases and due times are those of the clock

# N feeds of M articles each under $NET_FOLDER/feedI.xml.
make_feeds() { # n m
	python3 - "$1" "$2" <<'END'
import os, random, sys
n, m = int(sys.argv[1]), int(sys.argv[2])
random.seed(7)
words = """harbour ferry bridge council mayor storm river valley school
train budget market hospital court police minister fire road dam quake
rescue strike union port fish farm museum theatre library energy grid
water tunnel lantern orchard quarry glacier compass meadow anchor""".split()
for i in range(n):
    items = ""
    for k in range(m):
        text = " ".join(random.choice(words) for _ in range(60))
        items += ("<item><guid>%d-%d</guid><title>%s</title>"
                  "<link>http://paper%d.example/%d</link>"
                  "<pubDate>Sat, %02d Mar 2026 10:00:00 GMT</pubDate>"
                  "<description>%s.</description></item>" % (
                      i, k, text[:40], i, k, 1 + k % 28, text))
    path = os.path.join(os.environ["NET_FOLDER"], "feed%d.xml" % i)
    with open(path, "w") as f:
        f.write("<rss version='2.0'><channel><title>Paper %d</title>"
                "<link>http://paper%d.example/</link>%s</channel></rss>"
                % (i, i, items))
END
}

feed_urls() { # n
	i=0
	while [ $i -lt "$1" ]; do
		echo "http://127.0.1.$((i % 20 + 1)):$NET_PORT/feed$i.xml"
		i=$((i + 1))
	done
}

ask() { # question
	sqlite3 -cmd '.timeout 5000' "${db:?}" "$1"
}
# Nothing lost, nothing twice, and a sound store.
check_whole() { # articles
	test "$(ask 'SELECT count(*) FROM article')" = "$1" &&
	test "$(ask 'SELECT count(DISTINCT source_id) FROM article')" = "$1" &&
	test "$(ask 'PRAGMA integrity_check')" = ok &&
	test "$(ask 'SELECT count(*) FROM article WHERE event = 0')" = 0
}
