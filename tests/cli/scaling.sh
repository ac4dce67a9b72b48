#!/bin/sh
# Twice the bomb costs twice the time, no more: what is quick when small
# and quadratic would pass any limit of its size.  A busy machine gives
# wrong answers, so this is `make check-bombs` and not `make check`.
. "${top_srcdir:?}/tests/cli/lib.sh"

test_expect "what grows by the square is caught" '
	cat >square.py <<-END &&
	import os, sys
	n = os.path.getsize(sys.argv[1]) // 20
	x = sum(1 for i in range(n) for k in range(n))
	END
	cat >one.py <<-END &&
	import os, sys
	os.makedirs(sys.argv[1], exist_ok=True)
	with open(sys.argv[1] + "/x.txt", "w") as f:
	    f.write("x" * int(200000 * float(sys.argv[2])))
	END
	! python3 "$test_source/tests/cli/scaling.py" one.py small \
	    python3 square.py >out && grep "^x.txt: " out'
test_expect "the bombs grow with their size" '
	python3 "$test_source/tests/cli/scaling.py" \
	    "$test_source/tests/cli/bombs.py" bombs crossread parse --json'
test_done
