#!/bin/sh
# The demo where stdout is no terminal: the event list and the comparison.
. "${top_srcdir:?}/tests/cli/lib.sh"

crossread demo >demo.txt 2>demo.err </dev/null
result=$?

test_expect "it ends well, says nothing on stderr, makes no store" '
	[ $result = 0 ] && [ ! -s demo.err ] && [ ! -e "$HOME/.local" ]'
test_expect "three events, the main one with six outlets" '
	[ "$(grep -cE "^e[0-9]+ " demo.txt)" = 3 ] &&
	grep -E "^e[0-9]+ +[0-9]+ +6 .*Kela" demo.txt'
test_expect "rows and facts follow" '
	grep -q "^row 1$" demo.txt && grep -q "^Facts$" demo.txt'
test_expect "the toll is in brackets" 'grep -qF "[37]" demo.txt'
test_expect "the same again" '
	crossread demo | cmp - demo.txt'
test_expect "as JSON" '
	crossread demo --json | json "j[-1][\"facts\"][0][\"severity\"]"'

test_done
