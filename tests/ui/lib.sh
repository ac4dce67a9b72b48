# For the tests of the screen: a folder of one's own, and in it a store
# with the demo event and a fixed clock.  Source it.
crossread=$top_builddir/crossread
story=$top_builddir/tests/ui/story
CROSSREAD_NOW=1773496800 # 2026-03-14 14:00 UTC
export CROSSREAD_NOW

scratch=$top_builddir/tests/scratch/ui-$(basename "$0" .sh)
rm -rf "$scratch"
mkdir -p "$scratch" || exit 99
XDG_CONFIG_HOME=$(cd "$scratch" && pwd)/config # not the user's own
export XDG_CONFIG_HOME

take_in() { # store, file: there is nothing to test without it
	"$crossread" --db "$1" import "$2" >"$scratch/import.log" 2>&1 || {
		echo "Bail out! $(basename "$2") cannot be imported"
		sed 's/^/# /' "$scratch/import.log"
		exit 1
	}
}

demo_store() { # path
	take_in "$1" "$top_srcdir/data/demo.jsonl"
}

n=0
failed=0

result() { # 0 when it is good, its words, a file that says more when not
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
		return
	fi
	echo "not ok $n - $2"
	[ -z "$3" ] || sed 's/^/# /' "$3"
	failed=1
}
