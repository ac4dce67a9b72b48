# lib.sh - for the tests of commands, which speak TAP.
#
#	. "${top_srcdir:?}/tests/cli/lib.sh"
#	test_expect "a file comes in" '
#		crossread import news.jsonl 2>err &&
#		grep "1 new" err'
#	test_golden "the event list" 'crossread events'
#	test_done
#
# Every script has a scratch folder of its own, which is where its tests
# run; home, store, clock and terminal are set, so that nothing of the
# machine shows.  test_golden compares stdout, stderr and exit code with
# tests/cli/SCRIPT.golden/NAME; with GENERATE=1 it writes that file.

set -u

test_name=$(basename "$0" .sh)
test_source=$(cd "$top_srcdir" && pwd)
test_data=$test_source/tests/data
golden=$test_source/tests/cli/$test_name.golden
scratch=$(cd "${top_builddir:?}" && pwd)/tests/scratch/cli-$test_name-$$
PATH=$(cd "$top_builddir" && pwd):$PATH
HOME=$scratch/home
CROSSREAD_NOW=1773497100 # 2026-03-14 14:05 UTC
TERM=dumb
TZ=UTC
LC_ALL=C.UTF-8
export PATH HOME CROSSREAD_NOW TERM TZ LC_ALL
unset XDG_CONFIG_HOME XDG_DATA_HOME NO_COLOR CROSSREAD_LINEAR

mkdir -p "$HOME" || exit 99
# Unit tests make the folder above for themselves alone; here another user
# must pass through it.
chmod a+rx "$(dirname "$scratch")"
cd "$scratch" || exit 99
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT

test_count=0
test_failed=0

test_result() { # good? description
	test_count=$((test_count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $test_count - $2"
	else
		echo "not ok $test_count - $2"
		test_failed=1
	fi
}

# The commands run in a shell of their own; what they print is shown on
# failure.
test_expect() { # description commands
	if (eval "$2") >expect.log 2>&1 </dev/null; then
		test_result 0 "$1"
	else
		test_result 1 "$1"
		sed 's/^/#   /' expect.log | head -n 20
	fi
}

test_skip() { # description why
	test_count=$((test_count + 1))
	echo "ok $test_count - $1 # SKIP $2"
}

# Runs a command that must end with an exit code; err holds its stderr.
code() { # wanted command...
	wanted=$1
	shift
	"$@" 2>err
	got=$?
	cat err
	[ "$got" = "$wanted" ] || {
		echo "exit code $got, not $wanted, of: $*"
		return 1
	}
}

# stderr was one line, which holds the text, and nothing a terminal obeys.
one_line() { # text
	[ "$(wc -l <err)" = 1 ] && grep -qF -- "$1" err &&
	    ! LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" err
}

# Prints what a Python expression makes of JSON on stdin; j is the value,
# or the list of values when there are several lines.
json() { # expression
	python3 -c '
import json, sys
lines = [json.loads(l) for l in sys.stdin if l.strip()]
j = lines[0] if len(lines) == 1 else lines
print(eval(sys.argv[1]))' "$1"
}

test_golden() { # name commands
	file=$golden/$(echo "$1" | tr ' ' '-')
	{
		eval "$2" 2>golden.err </dev/null
		echo "exit code $?"
		sed 's/^/stderr: /' golden.err
	} >golden.out
	if [ "${GENERATE:-}" = 1 ]; then
		mkdir -p "$golden"
		cp golden.out "$file"
	fi
	if cmp -s "$file" golden.out; then
		test_result 0 "$1"
	else
		test_result 1 "$1"
		diff -u "$file" golden.out | sed 's/^/#   /' | head -n 40
	fi
}

test_done() {
	echo "1..$test_count"
	exit $test_failed
}
