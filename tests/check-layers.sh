#!/bin/sh
# Proves the layers: a folder includes exactly the folders its line
# names, and base; and foreign libraries have one home each.
cd "${top_srcdir:-.}" || exit 99

n=0
failed=0
result() { # good? description
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		failed=1
	fi
}

# folder: what it may include besides itself and src/base
rules='
src/base
src/model
src/text
src/ingest src/model src/text
src/fetch src/text
src/cluster src/model src/text
src/compare src/model src/text
src/report src/model src/text
db src/model
ui src/model src/text src/compare src/report db
src/cli src/model src/text src/ingest src/fetch src/cluster src/compare src/report db ui
'

while read -r folder allowed; do
	[ -n "$folder" ] || continue
	bad=
	for file in $(find "$folder" -name '*.[ch]' ! -path '*/cli/*' -o \
	    -path 'src/cli/*' -name '*.[ch]' | sort -u); do
		for inc in $(sed -n 's/^#[ \t]*include "\(.*\)"/\1/p' "$file"); do
			ok=no
			for may in "$folder" src/base $allowed; do
				case $inc in "$may"/*) ok=yes ;; esac
			done
			[ $ok = yes ] || bad="$bad
#   $file includes $inc"
		done
	done
	result "$([ -z "$bad" ]; echo $?)" \
	    "$folder includes only: src/base $allowed"
	[ -z "$bad" ] || echo "$bad"
done <<EOF
$rules
EOF

# header: the only places that may include it
homes='
ncurses.h|curses.h|term.h ui/term
sqlite3.h db/
curl/ src/fetch/
libxml/ src/ingest/
seccomp.h src/ingest/sandbox.c
idn2.h src/text/url.c
jansson.h src/ingest/
libstemmer.h src/text/
libexttextcat/ src/text/
'
while read -r headers home; do
	[ -n "$headers" ] || continue
	bad=$(grep -nE "^#[ 	]*include <($headers)" -r src db ui \
	    --include='*.[ch]' | grep -v "^$home")
	result "$([ -z "$bad" ]; echo $?)" "<$headers> only in $home"
	[ -z "$bad" ] || echo "$bad" | sed 's/^/#   /'
done <<EOF
$homes
EOF

bad=$(grep -rnE '\((struct text)\)[ ]*\{' src db ui --include='*.[ch]' |
    grep -v '^src/text/clean\.[ch]')
result "$([ -z "$bad" ]; echo $?)" "only text/clean makes a struct text"
[ -z "$bad" ] || echo "$bad" | sed 's/^/#   /'

echo "1..$n"
exit $failed
