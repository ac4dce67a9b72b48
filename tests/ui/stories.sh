#!/bin/sh
# Plays each story at three sizes and compares its screens with
# golden/NAME.SIZE.txt.  GENERATE=1 writes these instead.  A story named
# as argument is played alone.
. "$top_srcdir/tests/ui/lib.sh"

golden=$top_srcdir/tests/ui/golden
n=0
failed=0
demo_store "$scratch/demo.db"
for file in "$top_srcdir"/tests/ui/*.story; do
	name=$(basename "$file" .story)
	[ -z "$1" ] || [ "$1" = "$name" ] || continue
	for size in 80x24 160x48 40x10; do
		got=$scratch/$name.$size.txt
		store=$scratch/$name.$size.db
		case $name in
		empty*) rm -f "$store" ;;
		*) cp "$scratch/demo.db" "$store" ;;
		esac
		{
			echo "size ${size%x*} ${size#*x}"
			cat "$file"
		} | "$story" "$store" >"$got" 2>"$got.err"
		code=$?
		n=$((n + 1))
		if [ -n "$GENERATE" ] && [ $code = 0 ]; then
			cp "$got" "$golden/$name.$size.txt"
		fi
		if [ $code = 0 ] &&
		    diff -u "$golden/$name.$size.txt" "$got" >"$got.diff" 2>&1
		then
			echo "ok $n - $name at $size"
		else
			echo "not ok $n - $name at $size"
			sed 's/^/# /' "$got.err" "$got.diff"
			failed=1
		fi
	done
done
echo "1..$n"
exit $failed
