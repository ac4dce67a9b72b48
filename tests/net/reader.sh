#!/bin/sh
# The reader while feeds are fetched beside it, and links out of it.
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
unset CROSSREAD_NOW # leases and due times are those of the clock

play() { # store; a script on stdin
	{
		echo "program $(command -v crossread)"
		[ -z "${browser:-}" ] || printf 'set browser %s\nagain\n' "$browser"
		cat
	} | "$story" "$1"
}
story=$(dirname "$(command -v crossread)")/tests/ui/story

feed() { # n
	echo "<rss version='2.0'><channel><title>Paper</title>"
	i=0
	while [ $i -lt "$1" ]; do
		cat <<END
<item><guid>g$i</guid><title>Ferry number $i stops at Orsa pier</title>
<link>http://paper.example/$i</link>
<pubDate>Sat, 14 Mar 2026 10:0$i:00 GMT</pubDate>
<description>Ferry $i stopped at the pier of Orsa because of storm number
$i, the harbour office of place $i said on day $i.</description></item>
END
		i=$((i + 1))
	done
	echo "</channel></rss>"
}

feed 2 >"$NET_FOLDER/paper.xml"
echo "$NET_HTTP/paper.xml" >urls
echo "$NET_HTTP/forbidden" >>urls
crossread --db a.db import urls 2>/dev/null

test_expect "R fetches the feeds that are due, and says how it went" '
	printf "keys R\nwait\nline -1\nkeys R\nwait\nline -1\n" |
	    play a.db >out &&
	grep -F "asked 2 feeds: 1 with news, 1 failed; 2 new articles" out &&
	grep -F "no feed is due" out'
test_expect "the list of feeds has them, the failing one first" '
	printf "keys gf\nscreen\n" | play a.db >out &&
	sed -n 4p out | grep "! *er .*403" && sed -n 5p out | grep "ok .*2 new"'
test_expect "what comes in is counted; cursor and rows stay" '
	feed 5 >"$NET_FOLDER/paper.xml" &&
	sqlite3 a.db "UPDATE fetching SET due = 0" &&
	printf "keys gaj\nscreen\nkeys R\nwait\nscreen\n" |
	    play a.db >out &&
	grep "3 new, g. shows them" out &&
	test "$(sed -n 1,5p out)" = "$(sed -n 26,30p out)" &&
	grep "^> .*Ferry number 0" out'
test_expect "the screen is drawn straight at 40x10 too" '
	printf "size 40 10\nkeys gfj\nscreen\n" | play a.db | grep "2 *200\|ok"'
test_expect "^C ends a fetch; what has come is kept" '
	echo "$NET_HTTP/hang" >hang && crossread --db h.db import hang urls \
	    2>/dev/null &&
	printf "keys R\nkeys <C-c>\nline -1\nwait\nline -1\n" |
	    play h.db >out && grep "stopping" out && grep "stopped" out &&
	test "$(sqlite3 h.db "SELECT count(*) FROM fetching
	    WHERE lease IS NOT NULL")" = 0'
test_expect "leaving ends it too" '
	printf "keys R\n" | play h.db &&
	test "$(sqlite3 h.db "SELECT count(*) FROM fetching
	    WHERE lease IS NOT NULL")" = 0'

# The reader on a terminal of its own, and a fetch beside it.
cat >beside.py <<'END'
import os, pty, select, sqlite3, subprocess, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm", COLUMNS="80", LINES="24")
    os.execvp("crossread", ["crossread", "--db", "a.db"])
seen = b""
def until(what, seconds):
    """How long it took, or None."""
    global seen
    start = time.monotonic()
    while what not in seen:
        left = start + seconds - time.monotonic()
        if left < 0 or not select.select([fd], [], [], left)[0]:
            return None
        seen += os.read(fd, 65536)
    return time.monotonic() - start
def articles():
    db = sqlite3.connect("a.db", timeout=5)
    n = db.execute("SELECT count(*) FROM article").fetchone()[0]
    db.close()
    return n
until(b"Ferry", 5)
os.write(fd, b"gaj")
until(b"number 3", 5)
before = articles()
fetch = subprocess.Popen(["crossread", "--db", "a.db", "fetch", "--all",
                          "--quiet", "--timeout", "6"])
while articles() == before and fetch.poll() is None:
    time.sleep(0.02)
busy = fetch.poll() is None
took = until(b"g. shows them", 5)
os.write(fd, b"\r")
opened = until(b"http://paper.example/", 5)
fetch.wait()
text = seen.decode("utf-8", "replace")
print("shown after", took, "s; fetch still at work:", busy)
print(repr(text[-1500:]))
assert took is not None and took <= 2 and busy
assert opened is not None
assert "paper.example/3" in text and "paper.example/7" not in text
os.write(fd, b"Q")
END
test_expect "what another fetch brings is shown within 2 s, the cursor stays" '
	feed 8 >"$NET_FOLDER/paper.xml" && echo "$NET_HTTP/hang" >hang &&
	crossread --db a.db import hang 2>/dev/null; python3 beside.py'

# A browser that writes down its words.
cat >browser <<'END'
#!/bin/sh
printf '%s|' "$@" >>opened
echo >>opened
test -z "${CROSSREAD_BROWSER:-}" || echo told >>opened
END
chmod +x browser
link() { # url, as JSON has it
	rm -f l.db opened
	: >opened
	printf '{"id":"1","title":"T","url":"%s","paragraphs":["A ferry."]}\n' \
	    "$1" >l.jsonl
	crossread --db l.db import l.jsonl 2>/dev/null
	printf 'keys gao\nline -1\n' | play l.db >out
	sleep 0.2
}
CROSSREAD_BROWSER=ours
export CROSSREAD_BROWSER
browser="$PWD/browser -x %u --"
test_expect "o starts the browser with words, and without our settings" '
	link "https://kale.example/a?b=1&c=\$(id);d" &&
	test "$(cat opened)" = "-x|https://kale.example/a?b=1&c=\$(id);d|--|"'
for url in 'javascript:alert(1)' 'file:///etc/passwd' '-Pevil' \
    'https://u:p@kale.example/' 'https://kale.example/`id`' \
    'https://kale.example/\\"' "https://kale.example/'x" \
    'https://-oProxy/'; do
	test_expect "an address that is not opened: $url" '
		link "$url" && ! grep -q "kale\|evil\|passwd\|alert\|oProxy" \
		    opened'
done
test_expect "a count before o takes that link: recordings behind the text" '
	cat >"$NET_FOLDER/cast.xml" <<END
<rss version="2.0"><channel><title>Cast</title><item><guid>1</guid>
<title>A ferry on air</title><link>https://kale.example/1</link>
<description>We talk of ferries.</description>
<enclosure url="https://kale.example/1.jpg" type="image/jpeg"/>
<enclosure url="https://kale.example/1.mp3" type="audio/mpeg"/>
</item></channel></rss>
END
	: >opened; crossread --db c.db add "$NET_HTTP/cast.xml" 2>/dev/null &&
	printf "keys ga<Enter>2o\nscreen\nkeys 3o\nline -1\n" |
	    play c.db >out; sleep 0.3
	grep -F "[2] https://kale.example/1.mp3 (audio/mpeg)" out &&
	grep -F "there is no link 3 here" out &&
	test "$(cat opened)" = "-x|https://kale.example/1.mp3|--|"'
browser="$PWD/browser %u %u"
test_expect "two places for the address are one too many" '
	link "https://kale.example/" && ! test -s opened && grep "twice" out'
# A short name: what is said of it must fit a line.
browser=no-such-browser
test_expect "a browser that is not there is said" '
	link "https://kale.example/" && grep "No such file" out'
test_done
