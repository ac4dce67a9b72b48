#!/bin/sh
# Kills a writer 20 times with -9.  What a commit had promised is there
# afterwards, counts agree with rows, and the file and its search index
# are sound.
writer=${top_builddir:-.}/tests/fault/kill_writer
work=${top_builddir:-.}/tests/scratch/kill.$$
mkdir -p "$work" && : >"$work/promised" || exit 99
trap 'rm -rf "$work"' EXIT

n=0
failed=0
while [ $n -lt 20 ]; do
	n=$((n + 1))
	"$writer" write "$work/store.db" >>"$work/promised" &
	pid=$!
	sleep "0.$((n * 37 % 23 + 10))"
	kill -9 $pid
	wait $pid 2>/dev/null
	if "$writer" check "$work/store.db" <"$work/promised"; then
		echo "ok $n - kill $n lost nothing"
	else
		echo "not ok $n - kill $n"
		failed=1
	fi
done
n=$((n + 1))
if "$writer" check "$work/store.db" </dev/null | grep -q '^# [1-9]'; then
	echo "ok $n - something was written"
else
	echo "not ok $n - nothing was written"
	failed=1
fi
echo "1..$n"
exit $failed
