#!/bin/sh
# Text of every width and direction in every view.
. "$top_srcdir/tests/ui/lib.sh"

mkdir -p "$scratch/config/crossread"
python3 - "$scratch" <<'END' || exit 99
import json, string, sys
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
with open(sys.argv[1] + "/mixed.jsonl", "w") as f:
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
with open(sys.argv[1] + "/mixed.urls", "w") as f:
    for i, words in enumerate(mixed[:40] + [line]):
        print("https://f%02d.example/rss \"~%s Post\"" % (i, words), file=f)
with open(sys.argv[1] + "/config/crossread/config", "w") as f:
    for key, words in zip(string.ascii_letters, mixed[:40] + [line]):
        print("macro %s set editor %s" % (key, words), file=f)
END
for file in mixed.jsonl mixed.urls; do
	take_in "$scratch/mixed.db" "$scratch/$file"
done
exec "$top_builddir/tests/ui/widths" "$crossread" "$(cd "$scratch" && pwd)"
