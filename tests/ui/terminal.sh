#!/bin/sh
# The main path in a real terminal's model.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"

# Every field tries: a title for the window, the clipboard, a cleared
# screen, C1, text turned around, a carriage return, zero widths.
awk 'BEGIN {
	e = "\\u001b]0;PWN\\u0007\\u001b]52;c;UFdO\\u0007\\u001b[2J\\u009b6n" \
	    "\\u202eevil\\u202c\\rover\\u200b\\u2066\\ufeff\\u0000\\u001bP+q\\u001b\\\\"
	for (i = 1; i <= 4; i++) {
		printf "{\"id\": \"%d%s\", \"outlet\": \"Outlet %d%s\", ", i, e, i, e
		printf "\"url\": \"https://o%d.example/%s\", ", i, e
		printf "\"title\": \"Flood in Orsa %s takes bridge\", ", e
		printf "\"author\": \"%s\", \"language\": \"en\", ", e
		printf "\"published\": \"2026-03-14T1%d:00:00Z\", ", i
		printf "\"paragraphs\": [\"ORSA - The flood of the river "
		printf "Orsa took the old bridge on Friday %s, the mayor said; ", e
		printf "%d people were hurt.\", \"%s\", \"\\\"%s\\\" said ", 10 + i, e, e
		printf "Mayor Ada Renn%s of Orsa.\"]}\n", e
	}
}' >"$scratch/hostile.jsonl"
"$crossread" --db "$scratch/hostile.db" import "$scratch/hostile.jsonl" \
    >"$scratch/import.log" 2>&1 || {
	echo "Bail out! the hostile articles cannot be imported"
	exit 1
}
cat >"$scratch/more.jsonl" <<EOF
{"id": "s1", "outlet": "Hill Gazette", "published": "2026-03-14T13:58:00Z", "title": "Snow closes the Tarn pass", "paragraphs": ["TARN - Snow closed the pass above Tarn on Saturday and stopped two buses.", "Ploughs will not reach the buses before night, the road office said."]}
EOF
exec "$top_builddir/tests/ui/terminal" "$crossread" "$scratch/demo.db" \
    "$scratch/hostile.db" "$scratch/more.jsonl"
