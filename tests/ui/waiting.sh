#!/bin/sh
# What takes long is done while keys are answered: an event of many long
# texts is there at once and compared meanwhile; a long list is marked.
. "$top_srcdir/tests/ui/lib.sh"

awk 'BEGIN {
	for (event = 1; event <= 2; event++)
	for (i = 1; i <= 12; i++) {
		place = event == 1 ? "Orsa" : "Tarn"
		thing = event == 1 ? "river flood bridge" : "pass snow plough"
		printf "{\"id\": \"%d-%d\", \"outlet\": \"Outlet %d\", ", event, i, i
		printf "\"language\": \"en\", \"published\": "
		printf "\"2026-03-14T1%d:%02d:00Z\", ", event, i
		printf "\"title\": \"%s: %s leaves %d hurt\", ", place, thing, 10 + i
		printf "\"paragraphs\": ["
		for (p = 1; p <= 15; p++)
			printf "%s\"%s said on Friday that the %s of %s hurt " \
			    "%d people near post %d, outlet %d told again.\"", \
			    (p > 1 ? ", " : ""), p % 2 ? "Mayor Renn" : "Police", \
			    thing, place, 10 + i, p * event, p * i
		print "]}"
	}
}' >"$scratch/many.jsonl"
take_in "$scratch/many.db" "$scratch/many.jsonl"

play_on() { # store, story lines
	store=$scratch/$1.db
	shift
	printf '%s\n' "$@" |
	    CROSSREAD="$crossread" "$story" "$store" >"$scratch/screen" 2>&1
}

play() { # story lines
	play_on many "size 80 30" "$@"
}

play 'keys l' screen
code=$?
[ $code = 0 ] && grep -q 'being compared' "$scratch/screen" &&
    grep -q '^>.*Outlet 1 ' "$scratch/screen"
result $? "its articles are there before they are compared" "$scratch/screen"
play 'keys l' wait screen
! grep -q 'being compared' "$scratch/screen" &&
    grep -q 'CONFLICT' "$scratch/screen"
result $? "the facts come by themselves" "$scratch/screen"
play 'keys c' screen
grep -q 'The texts are being compared' "$scratch/screen"
result $? "panes wait for the comparison" "$scratch/screen"
play 'keys c' wait 'keys ]c' screen
grep -q '^row 2/' "$scratch/screen"
result $? "and can be gone through then" "$scratch/screen"
play 'keys L' wait screen
grep -q '>Verdict' "$scratch/screen"
result $? "the ledger waits as well" "$scratch/screen"
play 'keys l<Enter>' screen wait screen
grep -q 'omitted\|only here' "$scratch/screen"
result $? "a text is read meanwhile, notes come later" "$scratch/screen"
play 'keys lqjlqklqjlL' wait screen
grep -q '>Verdict' "$scratch/screen"
result $? "who goes to and fro has the last one compared" "$scratch/screen"
play 'keys lqjlL' wait 'keys qq' 'keys kl' wait screen
! grep -q 'being compared' "$scratch/screen" &&
    grep -q 'CONFLICT' "$scratch/screen"
result $? "one that was given up is compared again" "$scratch/screen"
for keys in l c L 'l<Enter>' lqjl; do
	play "keys $keys" "keys djkBz]c[c]xnN*uvJK+-xt;" &&
	    play "keys $keys" again "keys $keys" && continue
	result 1 "keys while $keys waits" "$scratch/screen"
done
result 0 "keys are answered meanwhile, and the reader can be left"

# What is too much for a key is done in steps: 1,500 articles read.
awk 'BEGIN {
	for (i = 1; i <= 1500; i++) {
		printf "{\"id\": \"%d\", \"outlet\": \"Outlet %d\", ", i, i % 9
		printf "\"language\": \"en\", \"published\": "
		printf "\"2026-03-14T1%d:%02d:00Z\", ", i % 3, i % 60
		printf "\"title\": \"a%dx b%dy c%dz\", \"paragraphs\": ", i, i, i
		printf "[\"k%dk m%dm n%dn.\"]}\n", i, i, i
	}
}' >"$scratch/list.jsonl"
take_in "$scratch/list.db" "$scratch/list.jsonl"
list() { # story lines
	play_on list "size 80 24" "$@"
}
for view in ge ga; do
	list "keys ${view}A" glance
	grep -q '128 read \.\.' "$scratch/screen"
	result $? "$view: how far it is stands in the status line" "$scratch/screen"
	list "keys u" "line -1"
	grep -q '^undone: mark [1-9][0-9]* articles read$' "$scratch/screen"
	result $? "$view: left meanwhile, it is undone so far" "$scratch/screen"
	list "keys ${view}Ajjkk?q" screen
	grep -q '^1500 articles read; u takes it back' "$scratch/screen"
	result $? "$view: keys are answered meanwhile" "$scratch/screen"
	list "keys ${view}u" glance
	grep -q ' 92 undone \.\.' "$scratch/screen"
	result $? "$view: and so is undo" "$scratch/screen"
	list "keys u" "line -1" "keys <C-r>" "line -1" "keys u" "line -1"
	grep -c ': mark [1-9][0-9]* articles read$' "$scratch/screen" \
	    >"$scratch/times"
	[ "$(cat "$scratch/times")" = 3 ]
	result $? "$view: the rest of it, and back" "$scratch/screen"
	list "keys ${view}A<C-c>" "line -1" "keys u" "line -1"
	grep -q '^stopped: 128 articles read; u takes it back$' \
	    "$scratch/screen" &&
	    grep -q '^undone: mark 128 articles read$' "$scratch/screen"
	result $? "$view: stopped, and taken back" "$scratch/screen"
	list "keys ${view}GAd" "line -1" "keys u" "line -1" "keys u" "line -1"
	[ "$(cat "$scratch/screen")" = "1499 articles read; u takes it back
undone: mark 1499 articles read
undone: mark 1 article read" ]
	result $? "$view: one is marked by itself meanwhile" "$scratch/screen"
	list "keys ${view}Au" "line -1"
	grep -q '^undone: mark 128 articles read$' "$scratch/screen"
	result $? "$view: undone while it goes on" "$scratch/screen"
done
echo "1..$n"
exit $failed
