#!/bin/sh
# Documents made to exhaust a parser are read, cut, or refused with a
# reason, in little time and memory.
#
#	BOMB_SCALE=.25	how large they are; 1 is as large as they get
#	BOMB_CPU=5	seconds each may take, many for a busy machine;
#			`make check-bombs` holds them to the promised one
. "${top_srcdir:?}/tests/cli/lib.sh"

python3 "$test_source/tests/cli/bombs.py" bombs "${BOMB_SCALE:-0.25}"

# A sanitizer's shadow is more address space than any limit would leave.
if grep -q __asan_init "$(command -v crossread)"; then
	cpu=60 memory=unlimited
else
	cpu=${BOMB_CPU:-5} memory=450000
fi

# Exit code 0, or 1 with a sentence; never a signal.
survives() { # file
	(
		ulimit -t $cpu && ulimit -v $memory &&
		crossread parse --json "$1" >out 2>err
		echo $? >rc
	)
	case $(cat rc) in
	0) [ -s out ] ;;
	1) one_line "$1: " || one_line "$1, line 1: " ;;
	*) cat rc err; return 1 ;;
	esac
}

for bomb in bombs/*; do
	test_expect "$(basename "$bomb")" "survives $bomb"
done
test_expect "no file was read that a document names" '
	! crossread parse bombs/entity-file.xml | grep root &&
	! crossread parse bombs/xinclude.xml | grep root'
test_done
