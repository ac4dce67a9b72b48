#!/bin/sh
# import, and what can be seen of it.
. "${top_srcdir:?}/tests/cli/lib.sh"

test_expect "JSON Lines" '
	crossread import "$test_data/quake.jsonl" 2>err &&
	grep -E "^crossread: imported 4 articles \(4 new\) into [0-9]+ event" err'
test_expect "again: all are known" '
	crossread import "$test_data/quake.jsonl" 2>err &&
	grep -F "imported 4 articles (0 new, 4 known)" err'
test_expect "another text under the same id is a version" '
	grep "\"hp-1\"" "$test_data/quake.jsonl" | sed "s/37/38/g" >new.jsonl &&
	crossread import new.jsonl 2>err &&
	grep -F "(0 new, 1 new version)" err &&
	crossread search 38 --json | json "j[\"article\"]" >id &&
	crossread show "$(cat id)" --json |
		json "(j[\"version\"], len(j[\"previous\"]))" | grep "(2, 1)"'
test_expect "a folder: sorted, below too, hidden files left out" '
	mkdir -p box/sub box/.git &&
	cp "$test_data/notes.txt" box/b.txt &&
	cp "$test_data/notes.txt" box/.hidden.txt &&
	cp "$test_data/notes.txt" box/.git/c.txt &&
	sed "s/bridge/tunnel/g" "$test_data/notes.txt" >box/sub/a.txt &&
	crossread import --db box.db box 2>err && grep "(2 new)" err &&
	crossread show a1 --db box.db --json | grep bridge &&
	crossread show a2 --db box.db --json | grep tunnel'
test_expect "stdin" '
	crossread import --db in.db - <"$test_data/quake.jsonl" 2>err &&
	grep "(4 new)" err'
test_expect "gzip, by its content" '
	gzip -c "$test_data/quake.jsonl" >packed &&
	crossread import --db gz.db packed 2>err && grep "(4 new)" err'
test_expect "gzip in several members, as tools append to it" '
	{ head -n 2 "$test_data/quake.jsonl" | gzip -c &&
	  tail -n +3 "$test_data/quake.jsonl" | gzip -c; } >members.gz &&
	crossread import --db mem.db members.gz 2>err && grep "(4 new)" err'
test_expect "gzip on stdin" '
	crossread import --db gz2.db - <packed 2>err && grep "(4 new)" err'
test_expect "the name of a packed text is its name without .gz" '
	gzip -c "$test_data/notes.txt" >harbour.txt.gz &&
	crossread parse --json harbour.txt.gz >a &&
	cp "$test_data/notes.txt" harbour.txt &&
	crossread parse --json harbour.txt >b && cmp a b'
test_expect "a feed whose ids are all alike keeps its items" '
	cat >alike.xml <<-END &&
	<rss><channel><title>Kela</title>
	<item><guid>x</guid><link>http://www.kela.example/1/?utm_source=a</link>
	<description>The river rose on Monday.</description></item>
	<item><guid>x</guid><link>http://www.kela.example/2/?utm_source=a</link>
	<description>The bridge was closed.</description></item>
	</channel></rss>
	END
	crossread import --db alike.db alike.xml 2>err && grep "(2 new)" err'
test_expect "other ids, hosts and tracking: the same articles" '
	sed -e "s/http:..www./https:\/\//" \
	    -e "s/.?utm_source=a/?fbclid=7/" \
	    -e "s/<guid>x/<guid>y/" alike.xml >moved.xml &&
	grep "https://kela.example/1?fbclid" moved.xml &&
	crossread import --db alike.db moved.xml 2>err &&
	grep "(0 new, 2 known)" err'
test_expect "newsboat: articles, what was read and what was flagged" '
	python3 "$test_data/newsboat.py" cache.db &&
	crossread import --db nb.db cache.db 2>err && grep "(2 new)" err &&
	crossread search is:unread --db nb.db --json | json "j[\"article\"]" >id &&
	crossread show "$(cat id)" --db nb.db --json | grep "a < b, they said" &&
	crossread search is:starred --db nb.db --json | json "j[\"article\"]" >id &&
	crossread show "$(cat id)" --db nb.db --json >out &&
	grep "Ostra & Nera rise" out && grep "https://kela.example/flood" out &&
	grep "Nobody was hurt" out && grep "Kela Post" out &&
	grep "2026-03-14T13:30:00Z" out'
test_expect "newsboat again: nothing changes, marks made here stay" '
	crossread import --db nb.db cache.db 2>err &&
	grep "(0 new, 2 known)" err &&
	crossread search is:unread --db nb.db --json | json "j[\"article\"]" | grep a2'
test_expect "newsboat: in WAL mode, in a folder that is read only" '
	mkdir -p ro && cp cache.db ro/cache.db &&
	python3 -c "
import sqlite3
db = sqlite3.connect(\"ro/cache.db\")
db.execute(\"pragma journal_mode = wal\")
db.execute(\"update rss_item set unread = 0\"); db.commit()" &&
	crossread import --db wal.db ro/cache.db 2>err && grep "(2 new)" err &&
	! crossread search is:unread --db wal.db &&
	rm -f ro/cache.db-*; chmod -w ro &&
	crossread import --db wal2.db ro/cache.db 2>err && grep "(2 new)" err;
	s=$?; chmod +w ro; [ $s = 0 ]'
test_expect "newsboat: its feeds and the list of them meet" '
	echo "https://kela.example/feed near" >urls &&
	crossread import --db nb.db urls &&
	crossread feeds --db nb.db --json | json "(j[\"own_title\"],
	    j[\"articles\"], j[\"unread\"], j[\"tags\"])" |
	    grep "Kela Post., 2, 1, \[.near"'
test_expect "newsboat: packed, on stdin, through a pipe; nothing is left" '
	mkdir -p tmp && TMPDIR=$PWD/tmp && export TMPDIR &&
	gzip -c cache.db >cache.db.gz && mkfifo pipe && {
	crossread import --db p1.db cache.db.gz 2>err && grep "(2 new)" err &&
	crossread import --db p2.db - <cache.db 2>err && grep "(2 new)" err &&
	crossread import --db p3.db - <cache.db.gz 2>err && grep "(2 new)" err &&
	{ cat cache.db >pipe & } &&
	crossread import --db p4.db pipe 2>err && grep "(2 new)" err &&
	crossread search is:starred --db p1.db --json | grep "Ostra & Nera" &&
	crossread import --db p1.db cache.db 2>err &&
	grep "(0 new, 2 known)" err &&
	code 1 crossread import --db p5.db - </bin/sh && one_line "not text" &&
	head -c 5000 cache.db | crossread import --db p6.db - 2>err; [ $? != 0 ] &&
	one_line "standard input: " && [ -z "$(ls tmp)" ]; }'
test_expect "newsboat: where a copy cannot be made" '
	TMPDIR=$PWD/none code 1 crossread import --db p7.db - <cache.db &&
	one_line "standard input: No such file"'
test_expect "newsboat: its folder; settings and histories are left out" '
	mkdir -p .newsboat && cp cache.db .newsboat/ &&
	echo "https://kela.example/feed near" >.newsboat/urls &&
	echo "max-items 20" >.newsboat/config &&
	echo "ostra" >.newsboat/history.search && : >.newsboat/cache.db.lock &&
	crossread import --db folder.db .newsboat 2>err &&
	grep "(2 new)" err && grep "1 followed" err &&
	grep "newsboat/config: is newsboat.s own and was left out" err &&
	grep "history.search: is newsboat.s own" err && ! grep lock err &&
	mkdir -p plain && echo "The bridge is open again." >plain/config &&
	crossread import --db plain.db plain 2>err && grep "(1 new)" err'
test_expect "newsboat: the form of old versions" '
	python3 "$test_data/newsboat.py" old.db old &&
	crossread import --db nb2.db old.db 2>err && grep "(3 new)" err'
test_expect "what a wire withdrew or holds back is said" '
	cat >wire.xml <<-END &&
	<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
	<newsItem guid="w1"><itemMeta><embargoed>2126-01-01T00:00:00Z</embargoed>
	</itemMeta><contentMeta><headline>Ostra floods</headline></contentMeta>
	<contentSet><inlineData>The river rose in the night.</inlineData>
	</contentSet></newsItem><newsItem guid="w2"><itemMeta>
	<pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineData>Not
	so.</inlineData></contentSet></newsItem></itemSet></newsMessage>
	END
	crossread import --db wire.db wire.xml 2>err && grep "1 new" err &&
	grep "wire.xml: items that were withdrawn are left out" err &&
	grep "Ostra floods. is under embargo until 2126" err'
test_expect "an SQLite file of another program is refused" '
	python3 -c "
import sqlite3
sqlite3.connect(\"foreign.db\").execute(\"create table t (x)\")" &&
	code 1 crossread import --db nb3.db foreign.db &&
	one_line "foreign.db: is an SQLite file, but no cache.db of newsboat"'
test_expect "a damaged cache.db is refused" '
	head -c 5000 cache.db >cut.db &&
	crossread import --db nb4.db cut.db 2>err; [ $? != 0 ] &&
	one_line "cut.db: "'
test_expect "--quiet says nothing" '
	crossread import --quiet --db q.db "$test_data/quake.jsonl" 2>err &&
	[ ! -s err ]'
test_expect "a long file of JSON Lines comes in line by line" '
	python3 -c "
for i in range(3000):
    print(\"{\\\"id\\\":\\\"%d\\\",\\\"outlet\\\":\\\"O%d\\\",\\\"title\\\":\\\"T %d\\\",\\\"text\\\":\\\"%s\\\"}\" % (i, i % 7, i, \"word%d \" % i * 20))" >long.jsonl &&
	crossread import --db long.db long.jsonl 2>err && grep "3000 new" err'
test_expect "interrupted: what was done is kept, the next run does the rest" '
	python3 -c "
import signal, subprocess, time
for wait in 0.1, 0.5, 3:
    p = subprocess.Popen([\"crossread\", \"import\", \"--db\", \"int.db\", \"-\"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        # Jobs in the background inherit an interrupt that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    p.stdin.write(open(\"long.jsonl\", \"rb\").read(30000)); p.stdin.flush()
    time.sleep(wait)
    p.send_signal(signal.SIGINT)
    err = p.stderr.read(); code = p.wait()
    if code == 130 and b\"imported\" in err:
        break
else:
    raise SystemExit((code, err))" &&
	crossread import --db int.db long.jsonl 2>err &&
	crossread search --db int.db word2999 | grep "T 2999"'
test_expect "the process that reads is killed: said, the next run does the rest" '
	python3 -c "
import os, signal, subprocess, time
# The last child: the first one helps with the facts.
p = subprocess.Popen([\"crossread\", \"import\", \"--db\", \"dead.db\", \"-\"],
    stdin=subprocess.PIPE, stderr=subprocess.PIPE)
p.stdin.write(open(\"long.jsonl\", \"rb\").read(30000)); p.stdin.flush()
children = \"/proc/%d/task/%d/children\" % (p.pid, p.pid)
until = time.time() + 10
while len(open(children).read().split()) < 2 and time.time() < until:
    time.sleep(.01)
os.kill(int(open(children).read().split()[-1]), signal.SIGKILL)
err = p.stderr.read(); code = p.wait()
if code != 1 or b\"ended by signal 9\" not in err:
    raise SystemExit((code, err))" &&
	crossread import --db dead.db long.jsonl 2>err && grep "3000 new" err'
# The first takes longest to read and is handed over first all the same;
# what is said comes in its place.
mkdir turn
for n in 01 03 05 07 09 11; do
	{
		echo "<html lang=en><head><title>Flood $n</title></head><body>"
		echo "<article><h1>Flood $n at Kela</h1>"
		for k in $(seq $([ $n = 01 ] && echo 4000 || echo 4)); do
			echo "<p>The river Ostra rose by $k metres at gauge $n."
		done
		echo "</article></body></html>"
	} >turn/$n.html
	echo "{\"headline\": $n" >"turn/$n-broken.jsonl"
	printf 'GIF89a\1\2\3\0\0\0' >"turn/$n-none.html"
done
test_expect "documents read side by side come in their order" '
	crossread import --db turn.db turn 2>err; cat err
	grep -o "turn/[^:,]*" err >said && sort said | diff - said &&
	[ "$(wc -l <said)" -eq 12 ] &&
	for i in 1 2 3 4 5 6; do crossread --db turn.db show a$i | head -n 1
	done >titles && sort titles | diff - titles &&
	[ "$(uniq titles | wc -l)" -eq 6 ]'
test_expect "the store is private" '
	[ "$(stat -c %a "$HOME/.local/share/crossread/crossread.db")" = 600 ] &&
	[ "$(stat -c %a "$HOME/.local/share/crossread")" = 700 ]'

test_done
