#!/bin/sh
# What the commands print, as text and as JSON.
. "${top_srcdir:?}/tests/cli/lib.sh"

crossread import "$test_data/quake.jsonl" 2>/dev/null
quake=$(crossread events --all --json | json 'next(e["event"] for e in
    (j if type(j) is list else [j])
    if "mw-1" in [a["source_id"] for a in e["articles"]])')

test_expect "events, as JSON" '
	crossread events --all --json >out &&
	json "sorted(a[\"source_id\"] for e in (j if type(j) is list else [j])
	    for a in e[\"articles\"])" <out | grep "hp-1.*mw-1" &&
	json "[e[\"why\"].keys() >= {\"terms\", \"score\", \"weakest\"}
	    for e in (j if type(j) is list else [j])]" <out | grep -v False'
test_expect "crossread alone, in a pipe, prints them too" '
	crossread >a && crossread events >b && cmp a b'
test_expect "events, sorted another way" '
	crossread events --all --sort size | sed -n 2p | grep "^e2 " &&
	crossread events --all --sort unread | sed -n 2p | grep "Kela" &&
	code 2 crossread events --sort weight'
test_expect "an event has its timeline" '
	crossread show $quake | sed -n "/^timeline/,\$p" | grep -c "UTC  a" |
	    grep -qx "[3-9]" &&
	crossread show $quake --json | json "j[\"timeline\"][0][\"at\"]"'
test_expect "events for a screen reader" '
	crossread events --all --linear | tr -s "\n " " " |
		grep -E "e[0-9]+: .* independent text.*conflict"'
test_expect "show an article" '
	crossread show a1 | grep -F "Rescuers reached the Kela valley"'
test_expect "show an event" '
	crossread show $quake >out && grep "why together: " out &&
	grep "Metro Wire, own text" out'
test_expect "search" '
	crossread search helicopters >out && [ -s out ] &&
	crossread search helicopters --json |
		json "(j[0] if type(j) is list else j)[\"title\"]"'
test_expect "search for nothing there" '
	code 3 crossread search xyzzy && one_line "nothing found"'
test_expect "unknown ids" '
	code 3 crossread show e99 && one_line "events --all" &&
	code 3 crossread show a99 && one_line "a99: no such article in" &&
	code 3 crossread compare e99 && one_line e99 &&
	code 3 crossread mark read a1 a99 && one_line "" &&
	code 3 crossread mark read e99 && one_line "events --all"'
test_expect "ids and files cannot be mixed" '
	code 2 crossread compare a1 "$test_data/quake.jsonl" &&
	one_line "files"'

test_expect "mark read, unread, star, unstar" '
	crossread mark read a1 a2 2>err && grep "2 articles read" err &&
	crossread search is:read --json >out && [ "$(wc -l <out)" = 2 ] &&
	crossread mark unread a1 && crossread search is:read --json >out &&
	[ "$(wc -l <out)" = 1 ] &&
	crossread mark star a3 && crossread search is:starred --json >out &&
	[ "$(wc -l <out)" = 1 ] && crossread mark unstar a3 &&
	code 3 crossread search is:starred'
test_expect "marking an event marks its articles" '
	crossread mark read $quake && crossread show $quake --json |
		json "j[\"unread\"]" | grep "^0$"'
test_expect "an unknown mark" '
	code 2 crossread mark done a1 && one_line "not '\''done'\''"'

# The exact text, but for what tuning may change.
test_golden "events" 'crossread events --all'
test_golden "events linear" 'crossread events --all --linear'
test_golden "an event" 'crossread show $quake | sed "/^why/,\$d"'
test_golden "an article" 'crossread show a1'
test_golden "an article as JSON" 'crossread show a1 --json'
test_golden "a search" 'crossread search helicopters'
test_golden "a search as JSON" 'crossread search helicopters --json'
test_golden "a text parsed" 'crossread parse "$test_data/notes.txt"'
test_golden "a text parsed as JSON" 'crossread parse "$test_data/notes.txt" --json'

# Positions of the JSON point into paragraphs that keep their number.
cat >check.py <<'EOF'
import json, sys
j = json.load(open(sys.argv[1]))
lines = [json.loads(l) for l in open(sys.argv[2])]
assert [a["source_id"] for a in j["articles"]] == [l["id"] for l in lines]
for a, l in zip(j["articles"], lines):
    assert [p["text"] for p in a["paragraphs"]] == l["paragraphs"]
    assert all(p["kind"] in ("body", "heading", "caption", "quote",
        "furniture") for p in a["paragraphs"])
def place(p):
    assert 0 <= p[0] < len(lines)
    assert 0 <= p[1] < len(lines[p[0]]["paragraphs"])
for l in j["links"]:
    place(l["from"]); place(l["to"])
    assert l["from"][0] < l["to"][0] and 0 <= l["score"] <= 1
for p in j["partners"]:
    place(p["of"])
    for k in ("paragraph", "second"):
        if p[k] is not None:
            place([p["in"], p[k]])
shown = set()
for r in j["rows"]:
    assert [c["article"] for c in r["cells"]] == list(range(len(lines)))
    for c in r["cells"]:
        assert c["mark"] in "=#~!^+*->"
        shown |= {(c["article"], p) for p in c["paragraphs"]}
assert shown == {(i, p) for i, l in enumerate(lines)
    for p in range(len(l["paragraphs"]))}, "every paragraph is in a row"
assert j["facts"]
for f in j["facts"]:
    for c in f["cells"]:
        if c["paragraph"] is None:
            continue
        text = lines[c["article"]]["paragraphs"][c["paragraph"]].encode()
        assert text[c["start"]:c["end"]].decode() == c["text"], c
EOF
test_expect "compare files, as JSON" '
	crossread compare "$test_data/quake.jsonl" --json >c.json &&
	python3 check.py c.json "$test_data/quake.jsonl"'
test_expect "compare an event, articles and files as text" '
	crossread compare $quake >out && grep "independent text" out &&
	crossread compare a1 a2 >out && grep "^A " out && grep "^B " out &&
	crossread compare "$test_data/quake.jsonl" >out && grep "\[41\]" out'
test_expect "compare from stdin" '
	crossread compare - <"$test_data/quake.jsonl" >a &&
	crossread compare "$test_data/quake.jsonl" >b && cmp a b'
test_expect "the killed differ: 41 and 37" '
	crossread facts "$test_data/quake.jsonl" --json | json "any(
	    {\"41\", \"37\"} <= {c[\"value\"] for c in f[\"cells\"]} and
	    f[\"verdict\"] in (\"CONFLICT\", \"SOURCE\", \"UPDATED\")
	    for f in j[\"facts\"])" | grep True'
test_expect "the ledger alone, as text" '
	crossread facts "$test_data/quake.jsonl" >out &&
	grep -E "^(CONFLICT|SOURCE|UPDATED) " out'
test_expect "no line is wider than 80 columns" '
	crossread compare $quake | python3 -c "
import sys
assert max(len(l.rstrip(\"\n\")) for l in sys.stdin) <= 80"'
test_expect "--color=always colours, nothing else does" '
	crossread compare $quake --color=always | grep -q "$(printf "\033\[")" &&
	! crossread compare $quake | grep -q "$(printf "\033")"'

test_expect "parse a text" '
	crossread parse --json "$test_data/notes.txt" >p.json &&
	json "(j[\"kind\"], j[\"format\"], len(j[\"entries\"]))" <p.json |
		grep "article.*text.*1" &&
	json "set(j[\"entries\"][0]) >= {\"id\", \"url\", \"title\", \"author\",
	    \"published\", \"updated\", \"summary\", \"paragraphs\",
	    \"categories\", \"language\"}" <p.json | grep True'
test_expect "empty option values count as not given" '
	crossread parse --json "$test_data/notes.txt" --base-url "" \
	    --content-type "" >q.json && cmp p.json q.json'
test_expect "nothing can be made of it" '
	: >empty && code 1 crossread parse --json empty && one_line "is empty" &&
	code 1 crossread parse nowhere && one_line "no such file"'

test_expect "split, move and merge bind what follows" '
	crossread split a1 2>err && grep "is now event e" err &&
	alone=$(sed "s/.*event //" err) && crossread show $alone &&
	crossread import "$test_data/quake.jsonl" && crossread show $alone &&
	crossread move a1 $quake 2>err && grep "a1 is now in $quake" err &&
	code 3 crossread show $alone && crossread split a1 2>err &&
	alone=$(sed "s/.*event //" err) &&
	crossread merge $quake $alone 2>err &&
	grep "$alone is now part of $quake" err &&
	crossread show $quake --json | json "j[\"why\"][\"terms\"][0]"'
cat >line1.jsonl <<\END
{"id":"1","outlet":"A","published":"2026-03-11","paragraphs":["The Orsa Line stood still for two hours after the storm."]}
{"id":"2","outlet":"B","published":"2026-03-11","paragraphs":["After the storm the Blue Line stood still for two hours."]}
END
test_expect "words of the reader for one thing" '
	mkdir -p "$HOME/.config/crossread" &&
	printf "# mine\nterm\tOrsa Line\t0\tthe ferry\nterm\tblue line\t0\tthe ferry\n" \
	    >"$HOME/.config/crossread/aliases.tsv" &&
	crossread facts line1.jsonl >out && grep "TERM the ferry" out &&
	XDG_CONFIG_HOME=/nowhere crossread facts line1.jsonl >out &&
	! grep TERM out && sed "s/Blue Line/Harbour Link/" line1.jsonl >line2.jsonl &&
	printf "term\torsa line|blue line\t0\tthe ferry\tOrsa Line\n" \
	    >"$HOME/.config/crossread/aliases.tsv" &&
	crossread facts line1.jsonl >out && ! grep TERM out &&
	printf "term\tharbour link\t0\tthe ferry\n" \
	    >>"$HOME/.config/crossread/aliases.tsv" &&
	crossread facts line2.jsonl >out && grep "TERM the ferry" out'
test_expect "a table of them that is wrong" '
	printf "term\tOrsa Line\n" >"$HOME/.config/crossread/aliases.tsv" &&
	code 1 crossread facts line1.jsonl && one_line "aliases.tsv:1: " &&
	code 1 crossread import line1.jsonl && one_line "aliases.tsv:1: " &&
	rm "$HOME/.config/crossread/aliases.tsv"'
test_expect "corrections that make no sense" '
	code 2 crossread merge $quake $quake && one_line "itself" &&
	code 2 crossread split $quake && one_line "no article" &&
	code 2 crossread move a1 $quake && one_line "already" &&
	code 3 crossread split a99 && one_line a99 &&
	code 3 crossread merge $quake e99 &&
	one_line "no event e99; '\''crossread events --all'\'' lists them"'

test_done
