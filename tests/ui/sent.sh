#!/bin/sh
# What is sent to the terminal, and when.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"
awk 'BEGIN {
	for (i = 0; i < 6000; i++)
		printf "http://127.%d.%d.%d:9/feed\n", i / 60000,
		    i / 250 + 1, i % 250 + 1
}' >"$scratch/feeds.urls"
take_in "$scratch/feeds.db" "$scratch/feeds.urls"
cp "$scratch/feeds.db" "$scratch/unmoved.db"
demo_store "$scratch/unmoved.db"
exec "$top_builddir/tests/ui/sent" "$crossread" "$(cd "$scratch" && pwd)"
