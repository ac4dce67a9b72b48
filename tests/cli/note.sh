#!/bin/sh
# Notes on events, articles and items of the review queue.
. "${top_srcdir:?}/tests/cli/lib.sh"

mkdir -p home/.config/crossread
echo "set editor mk" >home/.config/crossread/config
echo "set editor jt" >jt
crossread import "$test_data/quake.jsonl" 2>/dev/null
event=$(crossread events --json | head -n 1 | json 'j["event"]')
notes() {
	crossread show "$1" --json |
	    json '" ".join(x["editor"] + ":" + x["text"] for x in j["notes"])'
}

test_expect "kept with an event, and shown" '
	crossread note $event ask the institute 2>err &&
	grep "$event noted" err && [ "$(notes $event)" = "mk:ask the institute" ] &&
	crossread show $event | grep "^note by mk, 14:05: ask the institute" &&
	crossread note $event | grep -x "note by mk, 14:05: ask the institute"'
test_expect "with an article, and shown with it and its event" '
	crossread note a2 "the figure is old" && [ "$(notes a2)" = \
	    "mk:the figure is old" ] && crossread show a2 | grep "^note by mk" &&
	crossread show $event | grep "^ *note by mk.*figure" &&
	crossread show $event --json | json "[x[\"notes\"][0][\"text\"]
	    for x in j[\"articles\"] if x[\"notes\"]]" |
	    grep -x "..the figure is old.."'
test_expect "with an item of the queue" '
	crossread note r1 twice checked &&
	crossread review r1 --json | json "j[\"note\"]" | grep -x "twice checked" &&
	crossread note r1 | grep -x "twice checked" &&
	crossread undo && code 3 crossread note r1 && one_line "r1 has no note"'
test_expect "those of several editors side by side" '
	CROSSREAD_NOW=1773497160 crossread --config jt note $event I did &&
	[ "$(notes $event)" = "mk:ask the institute jt:I did" ] &&
	crossread --config jt undo 2>err && grep "a note on an event" err &&
	[ "$(notes $event)" = "mk:ask the institute" ] &&
	crossread --config jt redo'
test_expect "found" '
	crossread events is:noted | grep "^$event " &&
	crossread search is:noted | grep "a2 " &&
	code 3 crossread search is:noted is:starred'
test_expect "an empty one takes it away" '
	crossread note $event "" 2>err && grep "no note of yours" err &&
	[ "$(notes $event)" = "jt:I did" ] && crossread undo &&
	[ "$(notes $event)" = "mk:ask the institute jt:I did" ]'
test_expect "what is wrong is said" '
	code 2 crossread note x1 y && one_line "is no id" &&
	code 3 crossread note e99999 y && one_line e99999 &&
	code 3 crossread note a99999 y && one_line a99999 &&
	code 3 crossread note a1 && one_line "a1 has no note" &&
	code 2 crossread note'
test_expect "nothing hostile is kept or shown" '
	crossread note a1 "$(printf "x\033]0;t\007y\nz")" &&
	crossread note a1 | grep -x "note by mk, 14:05: x\]0;ty z"'
test_expect "the store is sound" 'crossread doctor'
test_done
