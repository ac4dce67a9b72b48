#!/bin/sh
# Settings: the file, what is wrong with it, and what goes before what.
. "${top_srcdir:?}/tests/cli/lib.sh"

folder=$HOME/.config/crossread
mkdir -p "$folder"
crossread import "$test_data/quake.jsonl" "$test_data/notes.txt" 2>/dev/null

# Makes the configuration of its lines.
config() {
	printf '%s\n' "$@" >"$folder/config"
}
# The value of a setting and where it comes from.
setting() { # name option...
	name=$1
	shift
	crossread config dump --json "$@" |
	    json "[(s['value'], s['from']) for s in j
	        if s.get('setting') == '$name'][0]"
}

test_expect "without a file all is as it is by itself" '
	crossread config check 2>err && one_line "config dump" &&
	setting timeout | grep -x "(30, None)"'
test_expect "a file in the default place" '
	config "# slow" "" "set timeout 60  # a slow line" &&
	setting timeout | grep -xF "(60, '\''$folder/config:3'\'')" &&
	crossread config check 2>err && one_line "no errors"'
test_expect "XDG_CONFIG_HOME, when it is absolute" '
	mkdir -p xdg/crossread && echo "set timeout 7" >xdg/crossread/config &&
	XDG_CONFIG_HOME=$PWD/xdg setting timeout | grep "(7, " &&
	XDG_CONFIG_HOME=xdg setting timeout | grep "(60, "'
test_expect "--config, which must be there" '
	echo "set timeout 8" >mine && setting timeout --config mine |
	    grep -xF "(8, '\''mine:1'\'')" &&
	code 1 crossread events --config none && one_line "none: there is no such file" &&
	code 2 crossread events --config= && one_line "needs a value"'
test_expect "a configuration from a pipe, and one behind a door" '
	echo "set timeout 21" | setting timeout --config /dev/stdin |
	    grep "(21, ./dev/stdin:1" &&
	ln -sf round round && code 1 crossread events --config round &&
	one_line "levels of symbolic links"'
test_expect "the command line before the environment before the file" '
	config "set color always" "set linear off" &&
	crossread events --all | grep -q "$(printf "\033")" &&
	NO_COLOR=1 setting color | grep "NO_COLOR" &&
	! NO_COLOR=1 crossread events --all | grep "$(printf "\033")" &&
	NO_COLOR=1 crossread events --all --color always |
	    grep -q "$(printf "\033")" &&
	CROSSREAD_LINEAR=1 setting linear | grep "(True, .CROSSREAD_LINEAR" &&
	CROSSREAD_LINEAR=1 setting linear --linear | grep "(True, .--linear"'
test_expect "what the environment says of links, clipboard and browser" '
	config "set links never" &&
	CROSSREAD_LINKS=yes setting links | grep "always.*CROSSREAD_LINKS" &&
	CROSSREAD_LINKS=no setting links | grep "never.*CROSSREAD_LINKS" &&
	CROSSREAD_LINKS=so setting links | grep "never.*config:1" &&
	CROSSREAD_CLIPBOARD=yes setting clipboard | grep always &&
	CROSSREAD_CLIPBOARD=no setting clipboard | grep never &&
	CROSSREAD_BROWSER=" w3m %u" setting browser | grep "w3m %u"'
test_expect "linear and the order of events" '
	config && crossread events --all --linear >a &&
	crossread events --all --sort size >b && crossread events --all >c &&
	config "set linear on" && crossread events --all | cmp - a &&
	config "set sort size" && crossread events --all | cmp - b &&
	! cmp -s a c && ! cmp -s b c'
test_expect "what is wrong, each with its place, and the nearest name" '
	config "set tiemout 3" "set timeout 0" "set hints maybe" "mop events" \
	    "map events x dwon" "map evnts x down" "color conflcit bold" \
	    "color conflict bald" "set agent \"open" "set timeout" \
	    "set proxy ://" "include none" "set timeout 9" \
	    "macro x down; 3 fetcch; set hints off" "macro y kill" &&
	code 1 crossread config check >out && cat out && [ ! -s err ] &&
	f=$folder/config && cat >want <<END && diff want out &&
$f:1: '\''tiemout'\'' is no setting; did you mean '\''timeout'\''?
$f:2: timeout takes 1 to 600, not '\''0'\''
$f:3: hints takes on or off, not '\''maybe'\''
$f:4: a line begins with set, map, unmap, macro, color, filter, kill, highlight or include, not '\''mop'\''; did you mean '\''map'\''?
$f:5: no such action: '\''dwon'\''; did you mean '\''down'\''?
$f:6: no such view: '\''evnts'\''; did you mean '\''events'\''?
$f:7: no such style: '\''conflcit'\''; did you mean '\''conflict'\''?
$f:8: no such attribute or colour: '\''bald'\''; did you mean '\''bold'\''?
$f:9: a value in quotes ends with one, and its line with it
$f:10: timeout needs a value: 1 to 600
$f:11: proxy takes http://... or https://..., not '\''://'\''
$f:12: $folder/none: there is no such file
$f:14: no action "fetcch"; did you mean "fetch"?
$f:15: kill needs words: kill QUERY
END
	setting timeout | grep "(9, "'
test_expect "the same as JSON" '
	crossread config check --json | json "[e[\"line\"] for e in j]" |
	    grep -xF "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15]"'
test_expect "other commands name the first, and go on" '
	code 0 crossread events --all >out && [ -s out ] &&
	one_line ":1: '\''tiemout'\'' is no setting" && one_line "1 of 14" &&
	crossread fetch 2>err && [ "$(grep -c tiemout err)" = 1 ] &&
	crossread help >/dev/null 2>err && [ ! -s err ]'
test_expect "files include files, from where they stand" '
	mkdir -p "$folder/sub" && config "include sub/a" "include \"sub/a b\"" &&
	echo "set timeout 11" >"$folder/sub/a" &&
	echo "set ca-file certs.pem" >"$folder/sub/a b" &&
	setting timeout | grep "(11, .*sub/a:1" &&
	setting ca-file | grep "($folder/sub/certs.pem\|$folder/sub/certs.pem" &&
	config "set ca-file ~/certs.pem" &&
	setting ca-file | grep -F "$HOME/certs.pem"'
test_expect "but not themselves, nor without end" '
	config "include sub/loop" "set timeout 12" &&
	echo "include ../config" >"$folder/sub/loop" &&
	code 1 crossread config check >out && grep -F "config includes itself" out &&
	setting timeout | grep "(12, " &&
	for i in 1 2 3 4 5 6 7 8 9; do
		echo "include $((i + 1))" >"$folder/$i"
	done && config "include 1" &&
	code 1 crossread config check >out && [ "$(wc -l <out)" = 1 ] &&
	grep -F "8:1: files include files 8 deep" out'
test_expect "a file that is no text, or hides bytes, is told of" '
	printf "set agent \\377\\n" >"$folder/config" &&
	code 1 crossread config check >out && grep "encoding" out &&
	printf "set agent a\\033]0;b\\n" >"$folder/config" &&
	code 1 crossread config check >out && grep ":1: has a control" out'
test_expect "the mark that some editors begin a file with, CRLF, no last LF" '
	printf "\\357\\273\\277set timeout 13\\r\\nset hints off" \
	    >"$folder/config" && code 0 crossread config check &&
	setting timeout | grep "(13, " && setting hints | grep "(False, "'
test_expect "a line without end is one error, and all that it says" '
	printf "set %20000d 1\\nset timeout 14\\n" 0 >"$folder/config" &&
	code 1 crossread config check >out && [ "$(wc -l <out)" = 1 ] &&
	grep ":1: is longer than 8192 bytes" out &&
	setting timeout | grep "(14, "'
test_expect "saved filters, and rules" '
	config "filter quake title:valley" "kill title:bill" \
	    "highlight \"harbour authority\"" "filter quake title:rescuers" &&
	crossread config check 2>err && crossread config dump >out &&
	grep -xF "kill title:bill" out &&
	crossread search --filter quake --json >all &&
	code 2 crossread search && one_line "help queries" &&
	crossread search --filter quake outlet:metro --json >a &&
	[ "$(wc -l <all)" -gt "$(wc -l <a)" ] &&
	crossread search title:rescuers outlet:metro --json >b && cmp a b &&
	crossread events --filter quake --json >a &&
	crossread events title:rescuers --json >b && cmp a b &&
	code 2 crossread events --filter qake && one_line "did you mean '\''quake"'
test_expect "a comment is no part of a query, unless in its quotes" '
	config "filter quake title:valley # all # of it" &&
	crossread search --filter quake >a &&
	crossread search title:valley >b && cmp a b &&
	config "filter quake \"valley # road\"" &&
	code 3 crossread search --filter quake'
test_expect "rules that are none" '
	config "filter quake" "filter" "kill" "kill is:nothing" \
	    "highlight otlet:x" "filtr a b" &&
	code 1 crossread config check >out && [ "$(wc -l <out)" = 6 ] &&
	grep -F ":1: a query is missing" out &&
	grep -F ":2: a filter needs a name" out &&
	grep -F ":4: \"is:nothing\" is not known" out &&
	grep -F ":5: there is no field \"otlet:\"" out &&
	grep -F "did you mean '\''filter'\''?" out'
test_expect "dump can be read again, with all that counts" '
	config "set agent \"a # \\\"b\\\" \\\\ c\"" "set timeout 9" \
	    "unmap global j" "map events x done" "color only bold blue # mine" &&
	crossread config dump >dumped && crossread config check --config dumped &&
	for f in "$folder/config" dumped; do
		crossread config dump --json --config "$f" |
		    sed "s/\"from\":\"[^\"]*\"//" >"again.${f##*/}"
	done && cmp again.config again.dumped &&
	grep -F "a # \\\"b\\\" \\\\ c" again.config'
test_expect "also elsewhere: its paths are whole" '
	mkdir -p near/far && echo "set ca-file a.pem" >near/config &&
	crossread config dump --config near/config >near/far/config &&
	setting ca-file --config near/far/config |
	    grep "$PWD/near/a.pem.,"'
test_expect "dump has every setting; what nobody set is commented out" '
	config "set timeout 9" && crossread config dump >dumped &&
	grep "^set timeout 9" dumped && grep "^#set sort activity" dumped &&
	[ "$(grep -c "^#*set " dumped)" = \
	    "$(crossread config dump --json | wc -l)" ]'
test_expect "the examples of README and of the manual have no errors" '
	sed -n "/^    set timeout 60/,/^    include/s/^    //p" \
	    "$test_source/README.md" >"$folder/config" &&
	echo "color only bold" >"$folder/colours" &&
	[ "$(wc -l <"$folder/config")" -ge 12 ] &&
	crossread config check &&
	sed -n "/^# a slow line/,/^include/p" \
	    "$test_source/man/crossread.5.in" >"$folder/config" &&
	[ "$(wc -l <"$folder/config")" -ge 12 ] && crossread config check'
test_expect "the manual names every setting, with its help" '
	config && crossread config dump --json |
	    json "\"\\n\".join(s[\"setting\"] for s in j)" |
	while read -r name; do
		grep -q "^\.It Cm $name\b" "$top_builddir/man/crossread.5" ||
		    { echo "$name is not in crossread(5)"; exit 1; }
	done'
test_expect "the list of keys has the user's own" '
	config "unmap global j" "map events x done" &&
	crossread help keys >out && ! grep -E "^global +j " out &&
	grep -E "^events +x +mark read" out'

test_expect "a set of keys counts with and without lines of one's own" '
	config "set keys newsboat" && crossread help keys >out &&
	grep -E "^global +n +go to the next new" out &&
	config "map global x done" "set keys newsboat" &&
	crossread help keys >out2 && grep -E "^global +x +mark read" out2 &&
	grep -v "^global  *x  *mark read" out2 | diff - out &&
	config && crossread help keys >out &&
	! grep -E "^global +n +go to the next new" out'

# The reader on a terminal: types keys, prints what it sent.
reader() { # keys
	python3 - "$1" <<'END'
import os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execlp("crossread", "crossread")
out, typed, end = b"", False, time.time() + 20
while time.time() < end:
    if not select.select([fd], [], [], 0.5)[0]:
        if out and not typed:
            os.write(fd, sys.argv[1].encode())
            typed = True
        continue
    try:
        got = os.read(fd, 65536)
    except OSError:
        break
    if not got:
        break
    out += got
sys.stdout.buffer.write(out)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print("\nleft with", code)
END
}
test_expect "the reader: keys, colours, hints, and what is wrong" '
	config "map events x quit" "color title plain red" "set hints off" \
	    "set tiemout 3" && crossread import "$test_data/quake.jsonl" &&
	reader x >out && cat -v out && grep "left with 0" out &&
	grep -F "config:4: '\''tiemout'\'' is no setting" out && grep -F "$(printf "\033[31m")" out &&
	! grep "Enter:Open" out && config &&
	reader Q >out && grep "Enter:Open" out &&
	! grep -F "$(printf "\033[31m")" out'
test_expect "config takes check or dump" '
	code 2 crossread config list && one_line "check and dump"'

test_done
