#!/bin/sh
# An event of many long texts is there at once, and compared while keys
# are answered.
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
"$crossread" --db "$scratch/many.db" import "$scratch/many.jsonl" \
    >"$scratch/import.log" 2>&1 || exit 99

play() { # story lines
	printf '%s\n' "size 80 30" "$@" |
	    CROSSREAD="$crossread" "$story" "$scratch/many.db" \
	    >"$scratch/screen" 2>&1
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
echo "1..$n"
exit $failed
