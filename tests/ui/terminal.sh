#!/bin/sh
# The main path in a real terminal's model.
. "$top_srcdir/tests/ui/lib.sh"

demo_store "$scratch/demo.db"
exec "$top_builddir/tests/ui/terminal" "$crossread" "$scratch/demo.db"
