#!/bin/sh
# 20,000 random keys and some 300 random sizes over all views: nothing
# breaks, and every row is as wide as the window.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"
n=0
failed=0
for seed in 1 2 3 4; do
	case $seed in
	1) start='' ;;
	2) start=c ;;
	3) start=L ;;
	4) start='ga<Enter>' ;;
	esac
	cp "$scratch/demo.db" "$scratch/$seed.db"
	n=$((n + 1))
	if printf 'keys %s\nrandom %s 5000\n' "$start" "$seed" | "$story" "$scratch/$seed.db" \
	    >"$scratch/$seed.log" 2>&1
	then
		echo "ok $n - 5,000 random keys, seed $seed"
	else
		echo "not ok $n - 5,000 random keys, seed $seed"
		sed 's/^/# /' "$scratch/$seed.log"
		failed=1
	fi
done
echo "1..$n"
exit $failed
