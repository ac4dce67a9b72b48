#!/bin/sh
# The review queue on the command line: lists, JSON, decisions, undo.
. "${top_srcdir:?}/tests/cli/lib.sh"

mkdir -p home/.config/crossread
echo "set editor mk" >home/.config/crossread/config
crossread import "$test_data/quake.jsonl" 2>/dev/null
test_expect "whatever was done is taken back, also much later" '
	crossread mark read a1 && crossread mark star a2 &&
	crossread split a1 && crossread undo 2>err && grep "event" err &&
	crossread undo && code 3 crossread search is:starred &&
	crossread undo && code 3 crossread search is:read &&
	crossread redo && crossread search is:read &&
	crossread redo && crossread search is:starred &&
	crossread redo 2>err && grep "done again: take an article out" err &&
	crossread undo && crossread undo && crossread undo'
first=$(crossread review --json | head -n 1 | json 'j["item"]')
second=$(crossread review --json | sed -n 2p | json 'j["item"]')
state() { crossread review "$1" --json | json 'j["state"]'; }

test_expect "what is open, worst first" '
	crossread review --json | json "all(x[\"severity\"] >= y[\"severity\"]
	    for x, y in zip(j, j[1:]))" | grep True &&
	crossread review --json | json "set(x[\"state\"] for x in j)" |
	    grep -x "{.new.}" &&
	crossread review | sed -n 2p | grep "^$first "'
test_expect "each says who tells what, citing whom" '
	crossread review --json | head -n 1 | json "[c.keys() >= {\"article\",
	    \"outlet\", \"text\", \"value\", \"attribution\", \"paragraph\"}
	    for c in j[\"cells\"]]" | grep True | grep -v False &&
	crossread review "$first" | grep "Metro Wire" &&
	crossread review "$first" | grep "^rule  "'
test_expect "lists can be asked for" '
	crossread review kind:figure --json | json "set(x[\"kind\"] for x in
	    (j if type(j) is list else [j]))" | grep -x "{.number.}" &&
	code 3 crossread review xyzzy && one_line "no discrepancy" &&
	code 2 crossread review kind:colour && one_line "figure, time" &&
	code 2 crossread review sort:x && one_line "severity or time"'
test_expect "without columns" '
	crossread review --linear | tr -s "\n " " " |
	    grep -E "r[0-9]+: .*Event e[0-9]+, .*Severity [0-9.]+"'

test_expect "accepted" '
	crossread review accept $first 2>err && grep "1 item accepted" err &&
	[ "$(state $first)" = accepted ] &&
	! crossread review | grep "^$first " &&
	crossread review $first | grep "^state accepted by mk" &&
	crossread review accept $first 2>err && grep "already so" err'
test_expect "taken back, and done again" '
	crossread undo 2>err && grep "undone: accept $first" err &&
	[ "$(state $first)" = new ] &&
	crossread redo && [ "$(state $first)" = accepted ] &&
	crossread undo && code 3 crossread undo && one_line "nothing to undo"'
test_expect "another editor has other acts" '
	crossread review reject $first &&
	echo "set editor jt" >jt && code 3 crossread --config jt undo &&
	crossread --config jt review reopen $first &&
	[ "$(state $first)" = reopened ] && crossread undo 2>err &&
	grep "stays" err && [ "$(state $first)" = reopened ] &&
	crossread --config jt undo && [ "$(state $first)" = "false alarm" ] &&
	crossread review $first --json | json "[(h[\"what\"], h[\"editor\"],
	    h[\"undone\"]) for h in j[\"history\"]][-1]" |
	    grep "reopen.*jt.*True"'
test_expect "put off until a time" '
	crossread review defer $second 2h && [ "$(state $second)" = deferred ] &&
	crossread review $second | grep "until 16:05" &&
	CROSSREAD_NOW=1773504299 crossread review $second | grep deferred &&
	CROSSREAD_NOW=1773504300 crossread review $second | grep reopened'
test_expect "put off until it changes" '
	crossread review defer $second change &&
	crossread review $second | grep "until it changes" &&
	code 2 crossread review defer $second yesterday && one_line "2h, 3d"'
test_expect "a note, an editor, a line" '
	crossread review note $second ask the institute &&
	crossread review assign $second jt &&
	crossread review line $second | grep "says" &&
	crossread review line $second "Two values are told." &&
	crossread review $second --json | json "(j[\"note\"], j[\"assigned\"],
	    j[\"line\"])" | grep "ask the institute.*jt.*Two values" &&
	crossread review editor:jt state:all --json | json "j[\"item\"]" |
	    grep -x "$second" && crossread review assign $second - &&
	crossread review $second --json | json "j[\"assigned\"]" | grep None'
test_expect "what is wrong is said" '
	code 3 crossread review accept r9999 && one_line r9999 &&
	code 2 crossread review acept $first && one_line "accept, reject" &&
	code 2 crossread review accept && one_line "needs items like r12" &&
	code 2 crossread review accept $first x9 && one_line "x9" &&
	code 2 crossread review assign $first && one_line "name" &&
	code 3 crossread review r9999 && one_line r9999'
test_expect "decisions while another process stores" '
	(for i in 1 2 3 4; do
		sed "s/\"id\":\"/&copy$i-/; s/\"outlet\":\"/&$i /" \
		    "$test_data/quake.jsonl" | crossread import - || exit 1
	done >import.log 2>&1; echo $? >imported) &
	while [ ! -s imported ]; do
		crossread review reopen $first 2>err &&
		crossread review accept $first 2>err || exit 1
	done
	wait && grep 0 imported && crossread review reject $first'
test_expect "nothing waits" '
	crossread review accept $(crossread review --json |
	    json "\" \".join(x[\"item\"] for x in j)") &&
	code 3 crossread review && one_line "review --all" &&
	crossread review --all | grep "^$first " && crossread undo &&
	crossread review | grep "^r"'
test_expect "what was decided of its like" '
	cat >bus.jsonl <<END &&
{"id":"h1","outlet":"Kale Post","published":"2026-03-05T09:00:00Z","title":"Gorge bus crash leaves dead near Orsa","paragraphs":["A bus fell into the gorge near Orsa on Thursday, and 12 people were killed, the police said.","The driver survived the crash, a doctor at Orsa hospital said."]}
{"id":"h2","outlet":"Hill Gazette","published":"2026-03-05T11:30:00Z","title":"Bus falls into gorge near Orsa","paragraphs":["A bus fell into the gorge near Orsa on Thursday; 14 people were killed in the crash, the hospital said.","Its driver survived, the hospital said."]}
END
	crossread --db other.db import "$test_data/quake.jsonl" bus.jsonl &&
	other() { crossread --db other.db review "$@"; } &&
	bus=$(other "12 | 14" --json | head -n 1 |
	    json "j[\"item\"]") &&
	other accept $bus && other note $bus "both named" &&
	quake=$(other killed --json | head -n 1 | json "j[\"item\"]") &&
	[ "$quake" != "$bus" ] &&
	other $quake | grep "^similar  $bus killed: 12 / 14 | accepted by" &&
	other $quake --json |
	    json "(j[\"similar\"][0][\"item\"], j[\"similar\"][0][\"note\"])" |
	    grep "$bus.*both named" &&
	other $quake --json | json "round(10 * j[\"severity_parts\"][\"kind\"] *
	    j[\"severity_parts\"][\"verdict\"] * j[\"severity_parts\"][\"spread\"] *
	    j[\"severity_parts\"][\"place\"] - j[\"severity\"], 1)" | grep -x "\-*0.0"'
test_golden "the queue" 'crossread review --all'
test_golden "an item" 'crossread review $second'
test_done
