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
python3 - "$scratch/mixed.jsonl" <<'END' || exit 99
import json, sys
# Forty: wide, half wide, emoji with and without joiners, selectors, skin
# tones and flags, marks that combine, text from right to left.
mixed = """日本 橋の 한국 다리 ﾊｼ ｆｕｌｌ 𠮷野 㐀㐁 🚢 🚢️ 🌉🌉 👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈 🇫🇷🇩🇪 ❤️ ☎️ ™️ 1️⃣ #️⃣
é ạ̈̂̄ Z͑ͫ̓ͪ̂ͫ̽͏̴̙ क्षि தமி สำนั ကြိုး שלום עולם سلام جسر ﷺ لا 🫠 🪿 ⌚ ⏳ ✊🏿 ☃ a̋̄ ＡＢ""".split()
assert len(mixed) >= 40, len(mixed)
line = " ".join(mixed)
own = ("Divers went down at dawn to look for the crew of the sunken boat",
    "A second ship waited outside the harbour until the storm was over",
    "Insurers will not pay before the inquiry into the engine has ended",
    "School children watched from the quay as cranes lifted the old wreck")
with open(sys.argv[1], "w") as f:
    for i, name in enumerate(("Kale Post", "Hill 日報", "Tarn שלום", "🚢 Courier")):
        print(json.dumps({"id": str(i), "outlet": name,
            "title": "Ferry 🚢 %s hits pier %s" % (mixed[i], line),
            "published": "2026-03-14T1%d:00:00Z" % i, "language": "en",
            "paragraphs": [
                "ORSA - The ferry 🚢 Orsa hit the pier on Friday and %d people "
                "were hurt, the mayor said. %s" % (10 + i // 2, line),
                "%s. %s." % (own[i], own[i][::-1]), line,
                "%s \"%s\" said Mayor Ada Renn of Orsa, in the hall."
                % (" ".join(mixed[i:i + 20]), mixed[i * 9]),
                " ".join(reversed(mixed[i * 6:i * 6 + 9])) + " " + own[i]]}), file=f)
END
for store in mixed.jsonl feeds.urls; do
	take_in "$scratch/${store%.*}.db" "$scratch/$store"
done
exec "$top_builddir/tests/ui/modes" "$crossread" "$(cd "$scratch" && pwd)"
