#!/bin/sh
# Random keys and random sizes, from 1x1 on, over all views: nothing
# breaks, every row is as wide as the window, and doctor finds the store
# sound behind them.  KEYS says how many in all; every 50th or so comes
# with another size.
. "$top_srcdir/tests/ui/lib.sh"

: "${KEYS:=24000}"
demo_store "$scratch/demo.db"
mkdir -p "$scratch/list"
printf '%s\n' 'https://kale.example/rss "~Kale Post" world coast' \
    'https://hill.example/feed.xml "~Hill Gazette" wire' \
    >"$scratch/list/feeds.urls"
take_in "$scratch/demo.db" "$scratch/list/feeds.urls"

# One for each view, as the first screen; the keys lead elsewhere soon.
seed=0
for start in '' c L '<Enter>' 'ga<Enter>' ga gf gr; do
	seed=$((seed + 1))
	cp "$scratch/demo.db" "$scratch/$seed.db"
	{
		echo "program $top_srcdir/tests/ui/fetch-fake.sh"
		echo "keys $start"
		echo "random $seed $((KEYS / 8))"
	} | CROSSREAD="$crossread" "$story" "$scratch/$seed.db" \
	    >"$scratch/$seed.log" 2>&1
	result $? "$((KEYS / 8)) random keys, seed $seed" "$scratch/$seed.log"
	"$crossread" --db "$scratch/$seed.db" doctor >"$scratch/$seed.log" 2>&1
	result $? "the store is sound behind them" "$scratch/$seed.log"
done
echo "1..$n"
exit $failed
