#!/bin/sh
# What is kept is for its owner alone, however it is started; and the
# programs are built so that a slip is not easily used.
. "${top_srcdir:?}/tests/cli/lib.sh"

modes() { # of all files and folders below
	find "$1" -exec stat -c "%F %a" {} + | LC_ALL=C sort -u
}
private='directory 700
regular file 600'

for mask in 000 022 077; do
	test_expect "with umask $mask all is the owner's alone" '
		rm -rf home/.local && umask '$mask' &&
		crossread import "$test_data/quake.jsonl" &&
		crossread mark read a1 && crossread note a2 "a word" &&
		modes home/.local/share/crossread &&
		test "$(modes home/.local/share/crossread)" = "$private"'
done
test_expect "a store that others could read is theirs no more" '
	crossread --db wide.db import "$test_data/quake.jsonl" &&
	chmod 666 wide.db && crossread --db wide.db mark read a1 &&
	test "$(stat -c %a wide.db)" = 600'
test_expect "no file is made where a link leads that somebody laid" '
	ln -s "$PWD/elsewhere" laid.db &&
	! crossread --db laid.db import "$test_data/quake.jsonl" 2>err &&
	one_line "laid.db" && test ! -e elsewhere'
test_expect "a home of 4,000 bytes is told, not cut" '
	long=/$(printf "%04000d" 0) &&
	(HOME=$long; export HOME; code 1 crossread import \
	    "$test_data/quake.jsonl") && one_line "too long"'

if ! command -v readelf >/dev/null || \
    grep -q __asan_init "$(command -v crossread)"; then
	test_skip "how the programs are built" "no readelf, or a sanitizer"
	test_done
fi
folder=$(dirname "$(command -v crossread)")
for program in crossread crossread-net; do
	test_expect "$program: anywhere in memory, links sealed, no code in data" '
		readelf -hlWd "'"$folder/$program"'" >elf &&
		grep "Type:  *DYN" elf && grep GNU_RELRO elf &&
		grep "FLAGS.*NOW" elf && grep "GNU_STACK.* RW " elf &&
		! grep "LOAD.* RWE " elf &&
		readelf -sW "'"$folder/$program"'" | grep -q __stack_chk_fail'
done
test_done
