#!/bin/sh
# Kills a writer 20 times with -9.  What a commit had promised is there
# afterwards, counts agree with rows, and the file and its search index
# are sound.
writer=$(cd "${top_builddir:?}" && pwd)/tests/fault/kill_writer
. "${top_srcdir:?}/tests/cli/lib.sh"

: >promised
n=0
while [ $n -lt 20 ]; do
	n=$((n + 1))
	"$writer" write store.db >>promised &
	pid=$!
	sleep "0.$((n * 37 % 23 + 10))"
	kill -9 $pid
	wait $pid 2>err
	"$writer" check store.db <promised >told
	test_result $? "kill $n lost nothing"
done
test_expect "something was written" '
	"$writer" check store.db </dev/null | grep -q "^# [1-9]"'
test_done
