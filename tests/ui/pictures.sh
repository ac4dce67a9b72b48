#!/bin/sh
# The pictures in doc/ show what the program shows.  With DRAW=1 they are
# drawn anew from the real program in a terminal's model (`make pictures`).
. "$top_srcdir/tests/ui/lib.sh"
here=$top_srcdir/tests/ui
TZ=UTC
export TZ

demo_store "$scratch/demo.db"
CROSSREAD=$crossread
HOME=$(cd "$scratch" && pwd)
export CROSSREAD HOME

draw() { # name columns rows keys
	if ! "$top_builddir/tests/ui/shot" "$crossread" "$scratch/$1.shot.db" \
	    "$2" "$3" "$(printf '%s' "$4" | sed 's/<Enter>/\r/g')" \
	    >"$scratch/$1.cells" ||
	    ! python3 "$here/picture.py" draw "$doc/$1.png" \
		<"$scratch/$1.cells"; then
		echo "Bail out! $1.png cannot be drawn;" \
		    "it needs python3-pil and fonts-dejavu-core"
		exit 1
	fi
}

doc=$top_srcdir/doc
while IFS='	' read -r name columns rows keys; do
	case $name in
	'' | '#'*) continue ;;
	esac
	cp "$scratch/demo.db" "$scratch/$name.db"
	cp "$scratch/demo.db" "$scratch/$name.shot.db"
	[ -z "$DRAW" ] || draw "$name" "$columns" "$rows" "$keys"
	printf '%s\n' "size $columns $rows" "keys $keys" screen |
	    "$story" "$scratch/$name.db" >"$scratch/$name.txt" \
		2>"$scratch/$name.diff" &&
	    python3 "$here/picture.py" text "$doc/$name.png" \
		>"$scratch/$name.shown" 2>>"$scratch/$name.diff" &&
	    sed '1d; $d' "$scratch/$name.txt" |
	    diff -u "$scratch/$name.shown" - >>"$scratch/$name.diff"
	result $? "doc/$name.png is today's screen (else: make pictures)" \
	    "$scratch/$name.diff"
done <"$here/pictures.tsv"
echo "1..$n"
exit $failed
