#!/bin/sh
# Options, help, and what is said to somebody who mistypes.
. "${top_srcdir:?}/tests/cli/lib.sh"

test_golden "help" 'crossread help'
test_golden "help of a command" 'crossread help compare'
test_expect "--help is the same" '
	crossread help compare >a && crossread compare --help >b &&
	cmp a b && crossread --help >c && crossread help >d && cmp c d'
test_expect "README and the manual speak of commands that there are" '
	crossread help | sed -n "s/^  \([a-z][a-z]*\) .*/\1/p" >commands &&
	{ sed -n -e "s/^    crossread \([a-z][a-z]*\).*/\1/p" \
	    -e "s/.*\`crossread \([a-z][a-z]*\)[^\`]*\`.*/\1/p" \
	    "$test_source/README.md"
	sed -n "s/^[.]It Cm \([a-z][a-z]*\)\( .*\)*$/\1/p;/^[.]Ss Queries/q" \
	    "$test_source/man/crossread.1"; } >named &&
	[ "$(sort -u named | wc -l)" -ge 20 ] &&
	! grep -vxFf commands named &&
	! grep -vxFf named commands'
test_expect "the keys" '
	crossread help keys >out && grep -E "^global +j +" out &&
	[ "$(wc -l <out)" -gt 40 ]'
test_expect "what a query may hold, as the manual has it" '
	crossread help queries >out && grep "^is:cut  *not whole" out &&
	sed -n "s/^\([a-z]*:[a-z]*\)  *\(.*\)/\1|\2/p" out >rows &&
	[ "$(wc -l <rows)" -ge 12 ] &&
	while IFS="|" read -r name words; do
		sed -e "/^\.It Cm/!d" -e "N;s/^.It Cm //;s/ :/:/;s/\n/|/" \
		    "$test_source/man/crossread.1" |
		    grep -qxF "$name|$words" || { echo "$name"; exit 1; }
	done <rows'
test_expect "the version" '
	crossread --version | grep -E "^crossread [0-9]+\.[0-9]+"'
test_expect "an unknown command: the nearest name" '
	code 2 crossread serach x && one_line "did you mean '\''search'\''?"'
test_expect "nothing near" '
	code 2 crossread xylophone && one_line "is no command"'
test_expect "no topic of help" '
	code 2 crossread help queries --man && one_line "help settings" &&
	code 2 crossread help kys && one_line "did you mean '\''keys'\''?" &&
	code 2 crossread help serach && one_line "did you mean '\''search"'
test_expect "an unknown option" '
	code 2 crossread events --jsn && one_line "--json"'
test_expect "an option like none" '
	code 2 crossread events --frob && one_line "is no option; '\''crossr"'
test_expect "--all says what it adds to each command" '
	crossread help fetch | grep "^  --all .*due or not" &&
	crossread help feeds | grep "^  --all .*hidden" &&
	! crossread help events | grep "^  --all .*hidden"'
test_expect "the actions of review" '
	crossread help review | grep "^  defer ID"'
test_expect "an option without its value" '
	code 2 crossread events --db && one_line "--db needs a value: PATH"'
test_expect "a value too much" '
	code 2 crossread events --json=yes && one_line "takes no value"'
test_expect "a bad value" '
	code 2 crossread events --color=red && one_line "auto, always or never"'
test_expect "an option of another command" '
	code 2 crossread search x --base-url http://a.example/ &&
	one_line "takes no --base-url"'
test_expect "too few arguments" '
	code 2 crossread show && one_line "usage: crossread show ID"'
test_expect "too many arguments" '
	code 2 crossread show e1 e2 && one_line "usage: crossread show ID"'
test_expect "no id" 'code 2 crossread show x1 && one_line "is no id"'
test_expect "an escape sequence in an argument is not repeated" '
	code 2 crossread "$(printf "\033]0;PWN\007")" && one_line "]0;PWN"'
test_expect "options stand anywhere" '
	code 0 crossread import --db s.db --quiet "$test_data/quake.jsonl" &&
	[ ! -s err ] && crossread --db=s.db events --json >a &&
	crossread events --json --db s.db >b && cmp a b && [ -s a ]'
test_expect "-- ends the options" '
	crossread search --db s.db -- -helicopters >out && [ -s out ] &&
	! grep helicopters out &&
	crossread search --db s.db -helicopters >same && cmp out same &&
	code 2 crossread search helicopters -json &&
	one_line "did you mean '\''--json'\''?"'
test_expect "no place for a store" '
	(unset HOME; code 2 crossread events && one_line "HOME") &&
	(HOME=relative; code 2 crossread events && one_line "HOME")'
test_expect "XDG_DATA_HOME, when it is absolute" '
	XDG_DATA_HOME=$PWD/xdg crossread import "$test_data/quake.jsonl" &&
	[ -f xdg/crossread/crossread.db ] &&
	(XDG_DATA_HOME=rel code 3 crossread events) && [ ! -e rel ]'
test_expect "a full disk behind stdout is noticed by all that print" '
	[ -c /dev/full ] || exit 0
	crossread --db f.db import "$test_data/quake.jsonl" &&
	echo "http://kale.example/rss" >urls && crossread --db f.db import urls
	while read -r command; do
		crossread --db f.db $command >out 2>/dev/null && [ -s out ] || {
			echo "$command prints nothing"; exit 1; }
		code 1 crossread --db f.db $command >/dev/full &&
		one_line "standard output: No space left" || exit 1
	done <<-END
	events --all
	events --json
	show a1
	compare e2
	compare e2 --json
	search rescuers
	feeds --json
	feeds --export opml
	review
	review --json
	doctor
	config dump
	completion bash
	parse $test_data/notes.txt
	demo
	help keys
	help
	--version
	END'
test_expect "a closed stdout is noticed, and the store does not get it" '
	crossread --db closed.db import "$test_data/quake.jsonl" &&
	code 1 crossread --db closed.db events --all >&- &&
	one_line "standard output: Bad file" &&
	crossread --db closed.db import "$test_data/notes.txt" >&- 2>&- <&- &&
	crossread --db closed.db show a5 | grep -q bridge'
test_expect "an empty path is no store" '
	code 2 crossread --db "" events && one_line "--db needs a value"'
test_expect "a closed pipe is silent" '
	{ crossread help 2>err; echo $? >rc; } | true; [ ! -s err ]'

test_done
