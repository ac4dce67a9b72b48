#!/bin/sh
# fetch.sh - 200 feeds of 250 articles each from HTTP to stored events,
# then again where nothing changed; beside newsboat, which groups nothing,
# where it is installed.  Run by bench.sh within static.py; its lines are
# "FIGURE|TARGET|MEASURED".
#
#	fetch.sh CROSSREAD FEEDS

set -eu
crossread=$1 feeds=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work
export HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME

# Wall seconds, and those of the processor with all its children.
cost() { # command...
	env time -o "$work/cost" -f '%e %U %S' "$@" >"$work/out" 2>&1 ||
	    { cat "$work/out" >&2; exit 1; }
	awk '{ printf "%.2f s, %.2f s of CPU", $1, $2 + $3 }' "$work/cost"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.0f", a / b }'; }

for i in $(seq "$feeds"); do
	echo "http://127.0.1.$(((i - 1) % 200 + 1)):$NET_PORT/feed$((i - 1)).xml"
done >"$work/urls"
"$crossread" --db "$work/a.db" --quiet import "$work/urls"
# The last feed is told when its events are stored; index and facts follow.
whole=$(cost sh -c '"$1" --db "$2" fetch --json | while read -r line; do
	date +%s.%N; done | tail -n 1 >"$3"' - "$crossread" "$work/a.db" \
    "$work/stored")
end=$(date +%s.%N)
events=$(awk -v all="${whole%% *}" -v end="$end" '{
	printf "%.2f", all - (end - $1) }' "$work/stored")
again=$(cost "$crossread" --db "$work/a.db" fetch --all)
theirs=
if command -v newsboat >"$work/out"; then
	mkdir "$work/nb"
	printf 'reload-threads 16\nmax-items 0\n' >"$work/nb/config"
	theirs=$(cost newsboat -u "$work/urls" -c "$work/nb/cache.db" \
	    -C "$work/nb/config" -x reload)
fi
echo "fetch of $feeds feeds, with events|< newsboat${theirs:+: $theirs}|$events s"
echo "the same with search and facts|< twice that|$whole"
echo "the same again, nothing changed|20 times as fast|$again, $(ratio "${whole%% *}" "${again%% *}") times"
