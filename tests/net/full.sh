#!/bin/sh
# A full disk: what cannot be stored is said, with what to do about it;
# what was acknowledged is there; with room again all goes on.  The disk is
# a small one of memory where such can be mounted (FULL=disk), else files
# that may not grow stand in for it.
. "${top_srcdir:?}/tests/net/server.sh"
if [ -z "${FULL:-}" ]; then
	FULL=files
	unshare -rm sh -c 'mount -t tmpfs none /tmp' 2>/dev/null && FULL=disk
	export FULL
	[ $FULL = files ] || exec unshare -rm sh "$0"
fi
. "${top_srcdir:?}/tests/cli/lib.sh"
. "${top_srcdir:?}/tests/net/feeds.sh"
db=disk/s.db

mkdir disk
[ $FULL = files ] || mount -t tmpfs -o size=40m none disk || exit 99

# A command, with so much room that is left for a new store's first steps.
tight() { # KiB command...
	room=$1
	shift
	if [ $FULL = files ]; then
		(trap "" XFSZ; ulimit -f $((room * 2)) && "$@")
		return
	fi
	left=$(df -k disk | awk 'END { print $4 }')
	head -c $(((left - room) * 1024)) /dev/zero >disk/fill
	"$@"
	ended=$?
	rm disk/fill
	return $ended
}
# Ends with 1 and a sentence that has a remedy.  SQLite forgets the reason
# on its way back when it is a file that may not grow.
refused() { # KiB command...
	tight "$@" 2>err
	test $? = 1 && { cat err >&2
	grep -q "s.db: the disk is full; free some space and try again" err ||
	    { [ $FULL = files ] && grep -q "s.db: .*check the disk" err; }; }
}
sound() {
	crossread --db $db doctor >doctor.log || { cat doctor.log; false; }
}
articles() {
	ask "SELECT count(*) FROM article"
}

make_feeds 12 40
feed_urls 12 >urls
python3 - <<'EOF' >big.jsonl
import json, random
r = random.Random(1)
def word():
    return "".join(r.choice("abcdefghijklmnopqrstuvwxyz") for i in range(8))
for i in range(150):
    print(json.dumps({"id": str(i), "outlet": "O%d" % (i % 9),
        "title": "%s %s %s" % (word(), word(), word()), "paragraphs":
        [" ".join(word() for k in range(80)) + "." for p in range(12)]}))
EOF

test_expect "no room for a new store: said, and nothing is left half made" '
	refused 40 crossread --db $db import "$test_data/quake.jsonl" &&
	code 0 crossread --db $db import "$test_data/quake.jsonl" &&
	test "$(articles)" = 4 && sound && ! ls disk | grep backup'
test_expect "an import that finds no room: said, and the store is sound" '
	refused 400 crossread --db $db import big.jsonl &&
	test "$(wc -l <err)" = 1 && test "$(articles)" -ge 4 && sound'
test_expect "with room again it goes on" '
	crossread --db $db import big.jsonl && test "$(articles)" = 154 &&
	sound'
if [ $FULL = files ]; then
	test_skip "the others" "no disk of our own can be mounted"
	test_done
fi
test_expect "a fetch that finds no room: said, and the store is sound" '
	crossread --db $db import urls &&
	refused 300 crossread --db $db fetch && sound'
test_expect "with room again the rest comes, and nothing twice" '
	crossread --db $db fetch --all; test "$(articles)" = $((154 + 480)) &&
	test "$(ask "SELECT count(*) FROM article WHERE event = 0")" = 0 &&
	sound'
test_expect "what a person decides is said not to be stored" '
	refused 0 crossread --db $db mark read a1 &&
	refused 0 crossread --db $db note a1 "a word" &&
	refused 0 crossread --db $db feed pause f1 &&
	crossread --db $db mark read a1 && sound'
test_expect "one reads on, though not a byte is left" '
	for command in "events --all" "show a1" "compare e2" feeds \
	    "search rescuers" doctor; do
		tight 0 crossread --db $db $command >out || {
			echo "$command"; exit 1; }
		test -s out || exit 1
	done'
cat >reader.py <<-EOF
import os, pty
seen = b""
def start():
    global fd, pid
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm", COLUMNS="80", LINES="24")
        os.execvp("crossread", ["crossread", "--db", "$db"])
def until(words):
    global seen
    while words not in seen:
        seen += os.read(fd, 65536)
    seen = b""
def press(keys):
    os.write(fd, keys)
def leave():
    press(b"Q")
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
def fill():
    with open("disk/fill", "wb", buffering=0) as f:
        try:
            while f.write(bytes(512)):
                pass
        except OSError:
            pass
fill()
start()
until(b"only to be read")
leave()
os.unlink("disk/fill")
start()
until(b"new")
press(b"ga")
until(b"Articles")
fill()
press(b"A")
until(b"the disk is full")
press(b"j")
os.unlink("disk/fill")
press(b"A")
until(b"read")
leave()
EOF
test_expect "the reader opens to be read; keys that store say why not" '
	timeout 60 python3 reader.py &&
	test "$(ask "SELECT count(*) FROM article WHERE NOT read")" \
	    = 0 && sound'
umount disk
test_done
