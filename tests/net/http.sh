#!/bin/sh
# test_http, or the program that is named, against a server that
# misbehaves.  In namespaces of its own, where such can be made, a public
# address stands on loopback, and names lead where we want.
here=$(cd "$(dirname "$0")" && pwd)
test=$(cd tests/net && pwd)/${1:-test_http}

for tool in python3 openssl; do
	command -v $tool >/dev/null || {
		echo "1..0 # SKIP $tool is not installed"
		exit 0
	}
done
HOME=$(mktemp -d) || exit 99
trap 'rm -r "$HOME"' EXIT
names=$HOME/names
cat >"$names" <<END
127.0.0.1 localhost private.example
198.51.100.7 public.example
198.51.100.7 both.example
127.0.0.1 both.example
END
# Neither of these is used.
echo "machine 127.0.0.1 login kale password secret" >"$HOME/.netrc"
http_proxy=http://127.0.0.1:1
https_proxy=$http_proxy all_proxy=$http_proxy
export HOME http_proxy https_proxy all_proxy
world='ip link set lo up && ip addr add 198.51.100.7/32 dev lo &&
    mount --bind "$0" /etc/hosts'
if unshare -rnm sh -c "$world" "$names" >/dev/null 2>&1; then
	unshare -rnm sh -c "$world"' &&
	    exec python3 "$1" --hosts 40 --public 198.51.100.7 "$2"' \
	    "$names" "$here/server.py" "$test"
else
	python3 "$here/server.py" --hosts 40 "$test"
fi
