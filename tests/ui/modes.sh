#!/bin/sh
# The reader on terminals of all kinds.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"
for palette in 256 direct; do
	mkdir -p "$scratch/$palette/crossread"
	echo "set palette $palette" >"$scratch/$palette/crossread/config"
done
awk 'BEGIN {
	for (i = 0; i < 6000; i++)
		printf "http://127.%d.%d.%d:9/feed\n", i / 60000,
		    i / 250 + 1, i % 250 + 1
}' >"$scratch/feeds.urls"
take_in "$scratch/feeds.db" "$scratch/feeds.urls"
exec "$top_builddir/tests/ui/modes" "$crossread" "$(cd "$scratch" && pwd)"
