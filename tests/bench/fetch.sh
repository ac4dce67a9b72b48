#!/bin/sh
# fetch.sh - 200 feeds of 250 articles each from HTTP to stored events,
# then again where nothing changed; beside newsboat, which groups nothing,
# where it is installed.  Run by bench.sh within static.py; its lines are
# "FIGURE:TARGET:MEASURED".
#
#	fetch.sh FOLDER CROSSREAD FEEDS

set -eu
folder=$1 crossread=$2 feeds=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
HOME=$work
export HOME
unset XDG_DATA_HOME XDG_CONFIG_HOME

seconds() { # command... : wall seconds
	start=$(date +%s.%N)
	"$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
	end=$(date +%s.%N)
	awk -v a="$start" -v b="$end" 'BEGIN { printf "%.2f", b - a }'
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

for i in $(seq "$feeds"); do
	echo "http://127.0.1.$(((i - 1) % 200 + 1)):$NET_PORT/feed$((i - 1)).xml"
done >"$work/urls"
"$crossread" --db "$work/a.db" --quiet import "$work/urls"
whole=$(seconds "$crossread" --db "$work/a.db" fetch)
cp "$work/out" "$folder/said"
again=$(seconds "$crossread" --db "$work/a.db" fetch --all)
theirs=
if command -v newsboat >"$work/out"; then
	mkdir "$work/nb"
	printf 'reload-threads 16\nmax-items 0\n' >"$work/nb/config"
	reload() {
		newsboat -u "$work/urls" -c "$work/nb/cache.db" \
		    -C "$work/nb/config" -x reload
	}
	theirs=$(seconds reload)
fi
echo "fetch $feeds feeds, events and search included:< newsboat${theirs:+, $theirs s}:$whole s"
echo "the same again, nothing changed:20 times as fast:$again s, $(ratio "$whole" "$again") times"
