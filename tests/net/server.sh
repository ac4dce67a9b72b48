# server.sh - runs the script again with a web server beside it (server.py).
#
#	. "${top_srcdir:?}/tests/net/server.sh"
#
# $NET_FOLDER is a folder whose files the server hands out.
if [ -z "${NET_HTTP:-}" ]; then
	for tool in python3 openssl sqlite3; do
		command -v $tool >/dev/null && continue
		echo "1..0 # SKIP $tool is not installed"
		exit 0
	done
	NET_FOLDER=$(cd "${top_builddir:?}" && pwd)/tests/scratch/net-$$
	mkdir -p "$NET_FOLDER" || exit 99
	export NET_FOLDER
	python3 "${top_srcdir:?}/tests/net/server.py" --hosts 20 sh "$0"
	status=$?
	rm -rf "$NET_FOLDER"
	exit $status
fi
