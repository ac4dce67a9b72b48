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
python3 -c 'import json
print(json.dumps({"id": "1", "outlet": "Kale Post", "title": "Long",
    "published": "2026-03-14T10:00:00Z", "language": "en",
    "paragraphs": ["The water rose.", "Wide water. " * 5000]}))' \
    >"$scratch/long.jsonl" || exit 99
for store in long.jsonl feeds.urls; do
	take_in "$scratch/${store%.*}.db" "$scratch/$store"
done
cp "$scratch/feeds.db" "$scratch/unmoved.db"
exec "$top_builddir/tests/ui/modes" "$crossread" "$(cd "$scratch" && pwd)"
