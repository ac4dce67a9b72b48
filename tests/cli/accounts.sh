#!/bin/sh
# What editors trust the grouping and the ledger with, end to end.
. "${top_srcdir:?}/tests/cli/lib.sh"

headline() { # id outlet hour title
	echo "{\"id\":\"$1\",\"outlet\":\"$2\",\"published\":\"2026-03-14T0$3:10:00Z\",\"title\":\"$4\",\"paragraphs\":[]}"
}

{
	headline h1 "Harbor Post" 6 "Navy closes Varsa strait to tankers after mine sighting"
	headline h2 "Metro Wire" 6 "Tankers halted at Strait of Varsa as navy hunts mines"
	headline h3 "North Daily" 7 "Varsa strait shut: oil price jumps as navy searches for mines"
	headline h4 "Coast Daily" 8 "Oil jumps 4% after navy shuts Varsa strait to tankers"
	headline h5 "Plain Ledger" 8 "Mines reported in Varsa strait, forty tankers wait"
	headline h6 "Hill Gazette" 9 "Forty tankers wait as navy sweeps Strait of Varsa for mines"
} >strait.jsonl
test_expect "six headlines of one event are one event" '
	crossread --db strait.db import strait.jsonl 2>err &&
	grep "6 new) into 1 event" err'

# Nothing but function words in common.
{
	headline p1 "Gazeta Polna" 6 "Sejm przyjął ustawę o kolejach regionalnych"
	headline p2 "Gazeta Polna" 6 "Powódź w Tarnicy: ewakuowano dwieście osób"
	headline p3 "Kurier Nowy" 7 "Ceny mleka wzrosły trzeci miesiąc z rzędu"
	headline p4 "Kurier Nowy" 7 "Reprezentacja siatkarek awansowała do finału"
	headline p5 "Głos Wieczorny" 8 "Strajk lekarzy w Olszanach trwa drugi dzień"
} | sed 's/"title"/"language":"pl",&/' >topics.jsonl
test_expect "five topics of one day are five events" '
	crossread --db topics.db import topics.jsonl 2>err &&
	grep "5 new) into 5 events" err'

cat >toll.jsonl <<'END'
{"id":"a1","outlet":"Metro Wire","published":"2026-03-14T06:00:00Z","title":"Typhoon kills 2,357 on Lanao islands","paragraphs":["LANAO (Metro Wire) - The typhoon killed 2,357 people on the Lanao islands, the disaster council said on Friday.","Boats reached the outer villages with rice and water."]}
{"id":"a2","outlet":"North Daily","published":"2026-03-14T09:00:00Z","title":"UN puts Lanao typhoon dead at 4,460","paragraphs":["LANAO - The typhoon on the Lanao islands killed 4,460 people, a United Nations spokesman said on Saturday.","Rice and water reached the outer villages by boat."]}
END
test_expect "two tolls of two sources: neither replaces the other" '
	crossread compare --json toll.jsonl | python3 -c "
import json, sys
toll = [f for f in json.load(sys.stdin)[\"facts\"] if f[\"kind\"] == \"number\"]
assert len(toll) == 1 and toll[0][\"verdict\"] == \"SOURCE\", toll
said = [(c[\"value\"], c[\"attribution\"], c[\"said_at\"])
        for c in toll[0][\"cells\"]]
assert said == [(\"2357\", \"council\", \"Friday\"),
                (\"4460\", \"spokesman\", \"Saturday\")], said"'

# Links, verdicts and what they stand on, by id, whatever the order.
cat >orders.py <<'END'
import itertools, json, subprocess, sys
lines = [l for l in open(sys.argv[1]) if "kela" in l.lower()][:4]
seen = set()
for order in itertools.permutations(lines):
    with open("order.jsonl", "w") as f:
        f.writelines(order)
    d = json.loads(subprocess.run(
        ["crossread", "compare", "--json", "order.jsonl"],
        check=True, capture_output=True).stdout)
    name = [a["source_id"] for a in d["articles"]]
    links = frozenset(
        frozenset((name[i], p) for i, p in (l["from"], l["to"]))
        for l in d["links"])
    facts = frozenset(
        (f["kind"], f["verdict"], frozenset(
            (name[c["article"]], c["paragraph"], c.get("text"))
            for c in f["cells"]))
        for f in d["facts"])
    seen.add((links, facts))
    assert links and facts
assert len(seen) == 1, len(seen)
END
test_expect "four accounts in any order compare alike" '
	python3 orders.py "$test_source/data/demo.jsonl"'

# A figure that went from 41 to 43 in a long text is a change like others.
awk 'BEGIN {
	for (v = 1; v <= 2; v++) {
		printf "{\"id\":\"k\",\"outlet\":\"Metro Wire\",\"published\":\"2026-03-14T0%d:00:00Z\",", v + 5
		printf "\"title\":\"Rescuers reach the valley\",\"paragraphs\":["
		for (i = 0; i < 40; i++)
			printf "\"Trucks number %d brought tents, water and blankets along the northern road to the valley.\",", i + 200
		printf "\"The quake killed %d people, the governor said.\"]}\n", v == 1 ? 41 : 43
	}
}' >longer.jsonl
test_expect "a toll that rose by two is a new version, and told" '
	crossread --db longer.db import longer.jsonl 2>err &&
	test "$(crossread --db longer.db show --json a1 |
	    python3 -c "import json, sys
print(json.load(sys.stdin)[\"version\"])")" = 2 &&
	crossread --db longer.db compare e1 --linear | grep -i "41.*43"'
test_done
