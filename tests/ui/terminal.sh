#!/bin/sh
# The main path in a real terminal's model.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"

for i in 1 2 3 4 5; do
	echo "https://f$i.example/rss \"~Feed $i\""
done >"$scratch/feeds.urls"
take_in "$scratch/demo.db" "$scratch/feeds.urls"
cat >"$scratch/more.jsonl" <<EOF
{"id": "s1", "outlet": "Hill Gazette", "published": "2026-03-14T13:58:00Z", "title": "Snow closes the Tarn pass", "paragraphs": ["TARN - Snow closed the pass above Tarn on Saturday and stopped two buses.", "Ploughs will not reach the buses before night, the road office said."]}
EOF
exec "$top_builddir/tests/ui/terminal" "$crossread" "$scratch/demo.db" \
    "$scratch/more.jsonl"
