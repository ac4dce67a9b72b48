#!/bin/sh
# Completion for shells and the manual, as the tables make them.
. "${top_srcdir:?}/tests/cli/lib.sh"

# What bash offers for a line whose last word is being typed.
cat >complete.bash <<'END'
compopt() { echo "compopt $*"; }
. "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_crossread
printf '%s\n' "${COMPREPLY[@]}"
END
offers() { # words...
	bash complete.bash crossread.bash crossread "$@"
}

test_expect "a file for bash" '
	crossread completion bash >crossread.bash && bash -n crossread.bash'
test_expect "commands" '
	offers co >out && printf "compare\nconfig\ncompletion\n" | sort >want &&
	sort out | diff want - && offers "" | grep -x review'
test_expect "every command that help lists" '
	offers "" | sort >out && crossread help |
	    sed -n "/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p" | sort -u >want &&
	[ -s want ] && diff want out'
test_expect "options of the command, and of all" '
	offers events --fi >out && grep -x -- --filter out &&
	offers events --js | grep -x -- --json &&
	! offers show -- | grep -x -- --filter &&
	offers --db x events --a | grep -x -- --all'
test_expect "values" '
	offers events --sort con | grep -x conflicts &&
	offers --color "" | grep -x never &&
	offers feeds --export u | grep -x urls &&
	offers mark un >out && printf "unread\nunstar\n" | diff - out &&
	[ -z "$(offers mark read un)" ] &&
	offers review a >out && printf "accept\nassign\n" | diff - out &&
	offers help ac | grep -x actions && offers help impo | grep -x import'
test_expect "names of files" '
	offers import x | grep "^compopt -o default" &&
	offers --db x | grep "^compopt -o default" &&
	! offers show x | grep compopt'
test_expect "ids from the store, with what they are called" '
	crossread import "$test_data/quake.jsonl" 2>/dev/null &&
	crossread completion ids show | grep "^e1	" &&
	crossread completion ids show | grep "^a1	.*: " &&
	crossread completion ids review | grep "^r1	" &&
	[ -z "$(crossread completion ids import)" ] &&
	crossread review --json | head -n 1 >item && first=$(json "j[\"item\"]" <item) &&
	offers show e1 | grep -x e1 && offers note r | grep -x "$first" &&
	! offers mark e1 | grep e1 && offers mark read e1 | grep -x e1 &&
	! offers --db /nowhere/x.db show e1 | grep e1'

# zsh completes only while a line is edited: stand-ins for what it calls.
cat >complete.zsh <<'END'
_describe() { print -rl -- ${(P)2} }
compadd() { shift; print -rl -- "$@" }
_files() { print FILES }
words=("$@")
CURRENT=$#
. ./_crossread
END
zsh_offers() { zsh -f complete.zsh crossread "$@" || :; }
test_expect "for zsh" '
	crossread completion zsh >_crossread && grep "^#compdef" _crossread'
if command -v zsh >/dev/null; then
	test_expect "as zsh reads it" '
	zsh -n _crossread && zsh_offers "" >out && grep "^compare:" out &&
	zsh_offers events -- | grep "^--filter:" &&
	zsh_offers --color "" | grep -x never &&
	zsh_offers mark "" >out && grep -x unread out && ! grep e1 out &&
	zsh_offers mark read "" >out && ! grep unread out && grep "^e1:" out &&
	zsh_offers import "" | grep FILES &&
	zsh_offers --db x note "" >out && ! grep "^e1:" out &&
	zsh_offers note "" | grep "^a1:"'
fi

fish_offers() { fish --no-config -c "source crossread.fish
	complete -C\"crossread $*\""; }
test_expect "for fish" '
	crossread completion fish >crossread.fish &&
	grep -- "-a compare -d" crossread.fish'
if command -v fish >/dev/null; then
	test_expect "as fish reads it" '
	fish -n crossread.fish && fish_offers "co" | grep "^compare	" &&
	fish_offers "events --so" | grep "^--sort	" &&
	fish_offers "events --sort co" | grep "^conflicts	" &&
	fish_offers "--db x ev" | grep "^events	" &&
	fish_offers "mark un" | grep -x unread &&
	! fish_offers "mark read un" | grep unread &&
	fish_offers "mark read e" | grep "^e1	" &&
	! fish_offers "--db x mark read e" | grep "^e1" &&
	fish_offers "help imp" | grep import'
fi
test_expect "no other shell" '
	code 2 crossread completion csh && one_line "no shell known here"'
test_expect "the manual has every key and every action" '
	crossread help keys --man | tr -d "\\\\" >page &&
	crossread help actions >actions && while read -r name rest; do
		[ "$(grep -cF "It Cm \"&$name\"" page)" = 1 ] ||
		    { echo "$name is not in crossread-keys(7)"; exit 1; }
	done <actions'
test_expect "and every setting" '
	crossread help settings --man >list &&
	[ "$(grep -c "^\.It Cm" list)" = \
	    "$(crossread help settings | wc -l)" ]'
test_expect "the pages are well formed" '
	! command -v groff >/dev/null ||
	for page in crossread.1 crossread.5 crossread-keys.7; do
		file=$top_srcdir/man/$page
		[ -f "$file" ] || file=$top_builddir/man/$page
		groff -mdoc -ww -Tutf8 "$file" 2>err >/dev/null && [ ! -s err ] ||
		    { cat err; exit 1; }
	done'
test_done
