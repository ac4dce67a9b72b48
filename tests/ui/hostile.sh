#!/bin/sh
# Every field of every article and feed tries to take the terminal over.
. "$top_srcdir/tests/ui/lib.sh"

python3 - "$scratch" <<'END' || exit 99
import json, sys
# A title for the window, the clipboard, a cleared screen, a question, C1,
# text turned around, a carriage return, zero widths, a string unended.
bad = ("\x1b]0;PWN\x07\x1b]52;c;UFdO\x07\x1b[2J\x1b[6n\x9b6n\u202eevil\u202c"
       "\rover\u200b\u2066\ufeff\x1bP+q\x1b\\\x08\x7f\x0e\x9d0;P\x9c"
       "\u061c\U000e0041\u00ad\ufe0f\x1b[?1049l")
folder = sys.argv[1]
WORDS = [w + bad + " on the river road, the crews said." for w in (
    "Nobody slept", "Trains stood still for two days", "A school was shut",
    "Boats brought bread to 40 farms", "The mill burnt at dawn")]
def article(i, version):
    return {"id": "%d%s" % (i, bad), "outlet": "Outlet %d%s" % (i, bad),
        "url": "https://o%d.example/%s" % (i, bad),
        "title": "Flood in Orsa %s takes bridge" % bad, "author": bad,
        "language": "en", "published": "2026-03-14T1%d:00:00Z" % i,
        "updated": "2026-03-14T1%d:30:00Z" % i,
        "paragraphs": [
            "ORSA - The flood of the river Orsa took the old bridge on Friday "
            "%s, the mayor said; %d people were hurt." % (bad, (10, 10, 12, 14, 19)[i] + version),
            "%s %s" % (bad, WORDS[i]), "\"%s\" said Mayor Ada Renn%s of Orsa%s." % (bad, bad,
            " again" * version)]}
for version in 0, 1:
    with open("%s/hostile%d.jsonl" % (folder, version), "w") as f:
        for i in range(1, 5):
            print(json.dumps(article(i, version)), file=f)
# What XML may carry of it.
legal = "".join(c for c in bad if c not in "\x1b\x07\x08\x0e")
with open(folder + "/hostile.xml", "w") as f:
    f.write("<rss version='2.0'><channel><title>Evil%s</title>"
        "<link>https://evil.example/%s</link><item><guid>g%s</guid>"
        "<title>Orsa%s</title><author>%s</author><category>%s</category>"
        "<description>The river %s rose again in Orsa on Saturday."
        "</description></item></channel></rss>" % ((legal,) * 7))
with open(folder + "/feeds.urls", "w") as f:
    for i in range(3):
        f.write("https://f%d.example/rss \"~Feed %s evil\" tag%s\n" %
            (i, bad.replace("\r", ""), legal.replace("\r", "")))
with open(folder + "/feeds.opml", "w") as f:
    f.write("<opml version='2.0'><body><outline text='Group%s'><outline "
        "text='Opml%s' title='%s' type='rss' "
        "xmlUrl='https://f9.example/rss'/></outline></body></opml>" %
        ((legal,) * 3))
END
for file in hostile0.jsonl hostile1.jsonl hostile.xml feeds.urls feeds.opml; do
	take_in "$scratch/hostile.db" "$scratch/$file"
done
for term in commands xterm-256color tmux-256color linux vt100 screen xterm-direct; do
	cp "$scratch/hostile.db" "$scratch/$term.db"
done
exec "$top_builddir/tests/ui/hostile" "$crossread" "$scratch"
