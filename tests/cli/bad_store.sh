#!/bin/sh
# Stores that are none, too new, in use, or on a full disk.
. "${top_srcdir:?}/tests/cli/lib.sh"

good=$test_data/quake.jsonl

test_expect "no store yet" '
	code 3 crossread events && one_line "crossread.db"'
test_expect "a store that is no database" '
	cp "$test_data/notes.txt" notes.db &&
	for command in events "search x" "show e1" "mark read a1" \
	    "compare e1" "import $good"; do
		code 6 crossread --db notes.db $command &&
		one_line notes.db || exit 1
	done &&
	cmp notes.db "$test_data/notes.txt"'
test_expect "another program wrote the database" '
	python3 -c "
import sqlite3
d = sqlite3.connect(\"other.db\"); d.execute(\"create table t (x)\")
d.commit()" && cp other.db copy.db &&
	code 6 crossread --db other.db import "$good" && one_line other.db &&
	cmp other.db copy.db'
test_expect "a store of a newer version is left alone" '
	crossread --db new.db import "$good" &&
	python3 -c "
import sqlite3
d = sqlite3.connect(\"new.db\"); d.execute(\"pragma user_version = 9999\")
d.commit(); d.execute(\"pragma wal_checkpoint(truncate)\")" &&
	cp new.db copy.db &&
	code 1 crossread --db new.db import "$good" && one_line new.db &&
	grep -q newer err && cmp new.db copy.db'
test_expect "a store of an older version is upgraded, whoever asks first" '
	python3 -c "
import sqlite3, sys
d = sqlite3.connect(\"old.db\")
d.executescript(open(sys.argv[1]).read())
d.execute(\"pragma application_id = %d\" % 0x43525344)
d.execute(\"pragma user_version = 1\")
d.commit()" "$test_source/db/schema/001-init.sql" &&
	code 3 crossread --db old.db events &&
	[ -e old.db.v1.backup ]'
test_expect "a folder is no store" '
	mkdir -p folder.db && crossread --db folder.db import "$good" 2>err
	[ $? = 6 ] || [ $? = 1 ] && one_line folder.db'
test_expect "comparing files touches no store" '
	code 0 crossread --db notes.db compare "$good" --json >/dev/null &&
	rm -rf "$HOME/.local" && crossread compare "$good" >/dev/null &&
	crossread parse "$test_data/notes.txt" >/dev/null &&
	[ ! -e "$HOME/.local" ]'
test_expect "a store in use by somebody else" '
	crossread --db busy.db import "$good" && python3 -c "
import sqlite3, subprocess
d = sqlite3.connect(\"busy.db\", isolation_level=None)
d.execute(\"begin immediate\")
p = subprocess.run([\"crossread\", \"--db\", \"busy.db\", \"mark\", \"read\", \"a1\"],
    stderr=subprocess.PIPE)
assert p.returncode == 5, p
assert p.stderr.count(b\"\\n\") == 1 and b\"busy.db\" in p.stderr, p
p = subprocess.run([\"crossread\", \"--db\", \"busy.db\", \"events\", \"--all\"])
assert p.returncode == 0
"'
# Files may not grow beyond a few blocks: what a full disk looks like.
# No two stories share a word, so that none of them is an event's.
python3 - >big.jsonl <<'EOF'
import json, random
r = random.Random(1)
def word():
    return "".join(r.choice("abcdefghijklmnopqrstuvwxyz") for i in range(8))
for i in range(120):
    print(json.dumps({"id": str(i), "outlet": "O%d" % (i % 9),
        "title": "%s %s %s" % (word(), word(), word()), "paragraphs":
        [" ".join(word() for k in range(80)) + "." for p in range(25)]}))
EOF
test_expect "a full disk: one sentence, and what was there stays" '
	crossread --db full.db import "$good" &&
	(trap "" XFSZ; ulimit -f 2000
		code 1 crossread --db full.db import big.jsonl && one_line full.db) &&
	crossread --db full.db search rescuers --json >out &&
	[ -s out ] && python3 -c "
import sqlite3
d = sqlite3.connect(\"full.db\")
assert d.execute(\"pragma integrity_check\").fetchone()[0] == \"ok\"" &&
	crossread --db full.db import big.jsonl 2>err && grep imported err'

test_done
