#!/bin/sh
# Every action of the table is done by its key at least once, and does
# what actions.tsv says: a line of it that was not on the screen before.
# An action without a line there, or without a key, fails.
. "$top_srcdir/tests/ui/lib.sh"

table=$top_srcdir/tests/ui/actions.tsv
tab=$(printf '\t')
demo_store "$scratch/demo.db"
mkdir -p "$scratch/list"
printf '%s\n' 'https://kale.example/rss "~Kale Post" world coast' \
    'https://hill.example/feed.xml "~Hill Gazette" wire' \
    >"$scratch/list/feeds.urls"
cp "$scratch/demo.db" "$scratch/feeds.db"
take_in "$scratch/feeds.db" "$scratch/list/feeds.urls"

"$crossread" help actions | awk '{print $1}' | sort >"$scratch/actions"
grep -v '^#' "$table" | cut -f 1 | awk '{print $1}' | sort -u \
    >"$scratch/driven"
diff "$scratch/actions" "$scratch/driven" | sed -n \
    's/^</# an action without a line in actions.tsv:/p
     s/^>/# a line of an action there is none of:/p' >"$scratch/missing"
cat "$scratch/missing"
[ ! -s "$scratch/missing" ]
result $? "each action is driven"

grep -v '^#' "$table" >"$scratch/lines"
while IFS=$tab read -r what keys want; do
	action=${what%% *}
	from=demo
	[ "$action" = "$what" ] || from=${what#* }
	cp "$scratch/$from.db" "$scratch/one.db"
	{
		echo "size 80 24"
		echo "program $top_srcdir/tests/ui/fetch-fake.sh"
		[ "$keys" = - ] || echo "keys $keys"
		echo screen
		echo styles
		echo "act $action"
		[ "$action" != pause ] || echo wait
		echo screen
		echo styles
	} | CROSSREAD="$crossread" "$story" "$scratch/one.db" \
	    >"$scratch/screen" 2>&1
	code=$?
	# What the action printed and the screen behind it.
	awk -v before="$scratch/before" -v after="$scratch/after" '
	    /^---- 80x24/ { screens++ }
	    /^---- [a-z]/ { screens = 2 }
	    { print > (screens > 2 || /^---- [a-z]/ ? after : before) }
	    ' "$scratch/screen"
	[ -f "$scratch/after" ] || : >"$scratch/after"
	if [ $code = 0 ] && grep -Eq -e "$want" "$scratch/after" &&
	    ! grep -Eq -e "$want" "$scratch/before" &&
	    ! grep -q 'does nothing here' "$scratch/after"
	then
		result 0 "$what"
	else
		echo "# wanted, and not before: $want"
		sed 's/^/# /' "$scratch/after"
		result 1 "$what"
	fi
	rm -f "$scratch/before" "$scratch/after"
done <"$scratch/lines"
echo "1..$n"
exit $failed
