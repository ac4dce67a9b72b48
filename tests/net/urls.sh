#!/bin/sh
# Hostile addresses (tests/data/urls.tsv) on every way they can take: typed
# for add, stored for fetch, in an article for o.
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
unset CROSSREAD_NOW
story=$(dirname "$(command -v crossread)")/tests/ui/story

# Files of those that are refused and those that are not.
python3 - "$test_data/urls.tsv" <<'END'
import json, re, sys
def unescape(s):
    return re.sub(rb"\\(x(..)|.)", lambda m: bytes([int(m[2], 16)])
                  if m[2] else m[1], s.encode())
rows = []
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        raw, want = line.rstrip("\n").split("\t")
        rows.append((unescape(raw), want))
refused = [raw for raw, want in rows if want == "-"]
# What a person types gets https:// where it has no scheme.
with open("typed", "wb") as f:
    for raw in refused:
        if b"\0" not in raw and re.match(rb"[a-z-]+:[^0-9]", raw, re.I):
            f.write(raw + b"\0")
with open("stored.sql", "wb") as f:
    for i, raw in enumerate(refused):
        f.write(b"UPDATE feed SET url = CAST(X'%s' AS TEXT) WHERE id = %d;\n"
                % (raw.hex().encode(), i + 1))
with open("urls", "w") as f:
    for i in range(len(refused)):
        f.write("http://harbor.example/%d\n" % i)
with open("articles.jsonl", "w") as f:
    for i, (raw, want) in enumerate(rows):
        f.write(json.dumps({"id": str(i), "title": "Ferry %d" % i,
            "url": raw.decode("utf-8", "replace"),
            "paragraphs": ["The ferry."]}) + "\n")
json.dump([want for raw, want in rows if want != "-"], open("wanted", "w"))
END

test_expect "add refuses them, each with a reason in a line" '
	test "$(tr "\0" "\n" <typed | wc -l)" -gt 150 &&
	: >"$NET_LOG" &&
	! xargs -0 crossread --db a.db add --timeout 2 -- <typed 2>err &&
	test "$(grep -c "^crossread: .*: \(is\|has\|names\|redirects\) " err)" = \
	    "$(tr -cd "\0" <typed | wc -c)" &&
	! LC_ALL=C grep -q "$(printf "[\001-\010\013-\037\177]")" err &&
	! test -s "$NET_LOG" && ! crossread --db a.db feeds | grep .'
test_expect "fetch refuses them though they are in the store" '
	crossread --db f.db import urls 2>/dev/null &&
	sqlite3 f.db <stored.sql && n=$(wc -l <urls) &&
	crossread --db f.db fetch --all 2>err; test $? = 4 &&
	grep "asked $n feeds: 0 with news, $n failed" err &&
	! grep -q "harbor.example.*no host of the name" err &&
	! LC_ALL=C grep -q "$(printf "[\001-\010\013-\037\177]")" err'

cat >browser <<'END'
#!/bin/sh
printf '%s %s\n' "$#" "$*" >>opened
END
chmod +x browser
test_expect "o opens what is good in its one form, and nothing else" '
	crossread --db o.db import articles.jsonl 2>/dev/null
	n=$(wc -l <articles.jsonl) && : >opened &&
	{ printf "set browser %s\nagain\nkeys gagg\n" "$PWD/browser %u"
	  i=0; while [ $i -lt $n ]; do i=$((i + 1)); echo "keys oj"; done
	} | "$story" o.db &&
	sleep 0.5 && python3 - <<END
import json, re
wanted = set(json.load(open("wanted")))
opened = [l.rstrip("\n").split(" ", 1) for l in open("opened")]
urls = {u for n, u in opened}
assert all(n == "1" for n, u in opened), opened
plain = re.compile(r"https?://[a-z0-9._:\[\]-]+/[!#-&(-;=?-\[\]_a-z~]*\Z")
assert all(plain.match(u) for u in urls), [u for u in urls if not plain.match(u)]
# Text that is cleaned on its way in loses bytes, and then some pass.
print(sorted(urls - wanted), sorted(wanted - urls))
assert len(wanted - urls) < 5 and len(urls - wanted) < 10
END'
test_done
