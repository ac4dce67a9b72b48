#!/bin/sh
# Full disks, stores that are locked, gone or another's, helpers that are
# missing: what the reader says, and that nothing is lost.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/full.db"
mkdir "$scratch/ro"
for name in locked moved removed replaced other newer helpers ro/ro; do
	cp "$scratch/full.db" "$scratch/$name.db"
done
folder=$(cd "$scratch" && pwd)
# The reader alone, where it cannot find what belongs to it.
cp "$crossread" "$folder/crossread"

# Nobody's store, in nobody's folder, to be read only: root may write to
# anything, so it becomes nobody.
chmod 444 "$folder/ro/ro.db"
chmod 555 "$folder/ro"
become=
if [ "$(id -u)" = 0 ]; then
	become="setpriv --reuid=65534 --clear-groups"
	chown -R 65534 "$folder/ro"
fi
if $become test -r "$folder/ro/ro.db" && ! $become test -w "$folder/ro"; then
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$become" \
	    "$(cd "$(dirname "$crossread")" && pwd)/crossread" \
	    >"$folder/read-only"
	chmod 755 "$folder/read-only"
fi 2>"$scratch/become.err"
"$top_builddir/tests/ui/errors" "$crossread" "$folder"
code=$?
chmod 755 "$folder/ro"
exit $code
