#!/bin/sh
# Bad input: one clear sentence that names the thing, the right exit code,
# nothing lost, and the other inputs of the same command still read.
. "${top_srcdir:?}/tests/cli/lib.sh"

good=$test_data/quake.jsonl

# Alone it fails with a sentence; beside a good file it does not matter.
refused() { # file exit-code words
	rm -f r.db* && code "$2" crossread import --db r.db "$1" &&
	one_line "$3" && grep -qF -- "$1" err &&
	rm -f r.db* && crossread import --db r.db "$1" "$good" 2>err &&
	grep -qF -- "$1" err && grep -q "imported 4 articles (4 new)" err
}

: >empty.txt
printf '\n \n' >blank.txt
python3 -c 'import random, sys
sys.stdout.buffer.write(random.Random(1).randbytes(5000))' >noise
printf 'GIF89a\001\000\001\000\200\000\000\377\377\377\000\000\000!' >picture.gif
printf '{"id":"1","outlet":"X","title":"T"\n' >broken.jsonl
head -c 52428800 /dev/zero | tr '\000' 'a' >large.txt
gzip -1 -c large.txt >bomb.txt.gz
head -c 2000 "$good" | gzip -c | head -c 300 >cut.gz

test_expect "an empty file" 'refused empty.txt 1 "is empty"'
test_expect "a blank file" 'refused blank.txt 1 "blank.txt: "'
test_expect "random bytes" 'refused noise 1 "noise: "'
test_expect "a picture" 'refused picture.gif 1 "is not text"'
test_expect "a file of 50 MB" 'refused large.txt 1 "larger than the limit"'
test_expect "the same, packed into 50 KB" '
	refused bomb.txt.gz 1 "larger than the limit"'
test_expect "a cut gzip file" 'refused cut.gz 1 "cut.gz: "'
test_expect "broken JSON Lines" 'refused broken.jsonl 1 "broken.jsonl"'
test_expect "no such file" 'refused nowhere.txt 3 "there is no such file"'
test_expect "an empty folder" 'mkdir -p hollow && refused hollow 1 "is empty"'
test_expect "a link in a circle" '
	mkdir -p circle && ln -sf ../circle circle/self &&
	cp "$good" circle/a.jsonl &&
	crossread import --db c.db circle 2>err && grep "(4 new)" err'

test_expect "a bad line among good ones is named, the others are read" '
	{ head -n 2 "$good"; echo "{\"id\": 7,"; tail -n 2 "$good"; } >mix.jsonl &&
	crossread import --db mix.db mix.jsonl 2>err &&
	grep "mix.jsonl, line 3: " err && grep "(4 new)" err'
test_expect "of a thousand bad lines five are named" '
	{ cat "$good"; yes "{bad" | head -n 1000; } >many.jsonl &&
	crossread import --db many.db many.jsonl 2>err &&
	[ "$(wc -l <err)" = 7 ] && grep "995 more lines" err'

test_expect "a line of 20 MB among good ones" '
	{ head -n 2 "$good"; head -c 20000000 large.txt; echo
		tail -n 2 "$good"; } >wide.jsonl &&
	crossread import --db wide.db wide.jsonl 2>err &&
	grep "wide.jsonl, line 3: is larger than the limit" err &&
	grep "(4 new)" err'

test_expect "invalid UTF-8 becomes replacement characters" '
	printf "The \377\376 bridge was closed on Monday, the mayor said.\n\nIt will be open again \303 on Friday, she said at noon.\n" >bytes.txt &&
	crossread parse --json bytes.txt | python3 -c "
import sys, json
p = \" \".join(json.load(sys.stdin)[\"entries\"][0][\"paragraphs\"])
assert \"bridge\" in p"'

# Everything an article has, with sequences a terminal would obey.
python3 - >hostile.jsonl <<'EOF'
import json
bad = "\x1b]0;PWN\x07 \x1b[2J \x9b31m \u202edcba\u202c \u2066x\u2069 a\u200bb \rspoof"
for i in range(3):
    print(json.dumps({"id": bad + str(i), "outlet": "O%d" % i + bad,
        "url": "https://a.example/" + bad, "title": "Bridge closed" + bad,
        "author": bad, "published": "2026-03-14T12:00:0%dZ" % i,
        "paragraphs": ["The bridge was closed on Monday, the mayor said." + bad,
            "Some %d people were hurt." % (40 + i) + bad]}))
EOF
python3 - >strict.py <<'EOF'
print('''import sys, unicodedata
text = sys.stdin.buffer.read().decode("utf-8")
for c in text:
    kind = unicodedata.category(c)
    assert c == "\\n" or kind not in ("Cc", "Cf", "Co"), hex(ord(c))
assert text''')
EOF
test_expect "escape sequences and bidi overrides come in, but not out" '
	crossread import --db h.db hostile.jsonl 2>err && grep "(3 new)" err &&
	python3 strict.py <err &&
	for command in "events --all" "show a1" "show e1" "search bridge" \
	    "compare a1 a2 a3" "facts a1 a2 a3" "compare hostile.jsonl" \
	    "parse hostile.jsonl"; do
		for how in "" --json --linear; do
			crossread --db h.db $command $how 2>err >out ||
				{ echo "$command $how failed"; cat err; exit 1; }
			cat out err | python3 strict.py ||
				{ echo "$command $how"; exit 1; }
		done
	done'
test_expect "a file name with an escape sequence" '
	name=$(printf "x\033]0;PWN\007.txt") && : >"$name" &&
	code 1 crossread import --db n.db "$name" && one_line "is empty"'

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chmod -R a+rX "$scratch" && mkdir -p open && chmod 777 open
elif [ "$(id -u)" != 0 ]; then
	as_nobody=
else
	as_nobody=none
fi
if [ "$as_nobody" != none ] &&
    $as_nobody crossread --version >/dev/null 2>&1 &&
    $as_nobody ls "$scratch/open" "$good" >/dev/null 2>&1; then
	mkdir -p locked open && cp "$good" locked/ && chmod 000 locked
	test_expect "a folder without permission" '
		code 1 $as_nobody crossread import --db open/p.db locked &&
		one_line "locked: permission denied" &&
		$as_nobody crossread import --db open/p.db locked "$good" 2>err &&
		grep "locked: permission denied" err && grep "(4 new)" err'
	mkdir -p shut && chmod 755 shut
	test_expect "a folder that cannot hold the store" '
		chmod 555 shut &&
		code 1 $as_nobody crossread import --db shut/p.db "$good" &&
		one_line shut/p.db'
	test_expect "the queue of a store that is only to be read" '
		chmod 755 shut && rm -f shut/q.db* &&
		crossread --db shut/q.db --quiet import \
		    "$test_source/data/demo.jsonl" &&
		{ test "$(id -u)" != 0 || chown 65534 shut shut/q.db; } &&
		chmod 444 shut/q.db && chmod 555 shut &&
		$as_nobody crossread --db shut/q.db review | grep -c killed &&
		code 1 $as_nobody crossread --db shut/q.db review accept r1 &&
		one_line "check the permissions"'
	chmod 700 locked shut
else
	test_skip "a folder without permission" "no way to drop privileges"
	test_skip "a folder that cannot hold the store" "the same"
	test_skip "the queue of a store that is only to be read" "the same"
fi

test_done
