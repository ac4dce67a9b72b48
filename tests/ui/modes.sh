#!/bin/sh
# The reader on terminals of all kinds.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"
for palette in 256 direct; do
	mkdir -p "$scratch/$palette/crossread"
	echo "set palette $palette" >"$scratch/$palette/crossread/config"
done
python3 -c 'import json
print(json.dumps({"id": "1", "outlet": "Kale Post", "title": "Long",
    "published": "2026-03-14T10:00:00Z", "language": "en",
    "paragraphs": ["The water rose.", "Wide water. " * 5000]}))' \
    >"$scratch/long.jsonl" || exit 99
take_in "$scratch/long.db" "$scratch/long.jsonl"
exec "$top_builddir/tests/ui/modes" "$crossread" "$(cd "$scratch" && pwd)"
