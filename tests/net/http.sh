#!/bin/sh
# test_http against a server that misbehaves.  In a network namespace of
# its own, where one can be made, a public address stands on loopback.
here=$(cd "$(dirname "$0")" && pwd)
test=$(cd tests/net && pwd)/test_http

for tool in python3 openssl; do
	command -v $tool >/dev/null || {
		echo "1..0 # SKIP $tool is not installed"
		exit 0
	}
done
if unshare -rn sh -c 'ip link set lo up &&
    ip addr add 198.51.100.7/32 dev lo' >/dev/null 2>&1; then
	exec unshare -rn sh -c 'ip link set lo up &&
	    ip addr add 198.51.100.7/32 dev lo &&
	    exec python3 "$1" --hosts 40 --public 198.51.100.7 "$2"' \
	    sh "$here/server.py" "$test"
fi
exec python3 "$here/server.py" --hosts 40 "$test"
