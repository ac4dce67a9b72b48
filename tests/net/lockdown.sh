#!/bin/sh
# What a locked-in worker asks of the kernel: every
# bomb is fetched, and strace shows that after the lock no worker makes
# another call than those promised; above all, that none opens a file or a
# socket.
. "${top_srcdir:?}/tests/net/server.sh"
. "${top_srcdir:?}/tests/cli/lib.sh"
unset CROSSREAD_NOW

if grep -q __asan_init "$(command -v crossread)"; then
	test_skip "what workers ask" "sanitizers need more calls"
	test_done
fi
if ! strace -f --seccomp-bpf -o trace true 2>err; then
	test_skip "what workers ask" "no strace, or it may not trace"
	test_done
fi

# Small ones: what counts is which calls, not how many.
python3 "$test_source/tests/cli/bombs.py" "$NET_FOLDER" 0.01
cat >"$NET_FOLDER/sound.xml" <<'END'
<rss version="2.0"><channel><title>Kela Post</title><item><guid>1</guid>
<title>Flood</title><description>&lt;p&gt;The river Ostra rose by two metres
in the night, and the caf&#233; by the bridge was closed.&lt;/p&gt;
</description></item></channel></rss>
END
# An encoding that iconv must not load now, a language to recognise.
printf '<rss><channel><item><title>K</title><description>%s</description>
</item></channel></rss>' 'W nocy rzeka wzrosBa, strażacy' |
    sed 's/B/\xb3/; s/ż/\xbf/' >"$NET_FOLDER/latin2.xml"
for file in "$NET_FOLDER"/*; do
	n=$((${n:-0} + 1))
	echo "http://127.0.1.$((n % 20 + 1)):$NET_PORT/$(basename "$file")"
done >urls

# src/ingest/sandbox.c has the list; what is on it is not traced.
promised=read,write,close,brk,mmap,munmap,mremap,mprotect,madvise,futex,exit
promised=$promised,exit_group,rt_sigreturn,clock_gettime,getrandom,sysinfo

test_expect "the bombs are fetched" '
	crossread import --quiet urls &&
	strace -f --seccomp-bpf -e "trace=!$promised" -o trace \
	    crossread fetch --all >out 2>err;
	crossread search Ostra | grep Flood'
test_expect "workers keep to what was promised" '
	python3 - trace "$(wc -l <urls)" <<-END
	import re, sys
	begun, locked, bad = set(), set(), set()
	for line in open(sys.argv[1], errors="replace"):
	    m = re.match(r"(\d+) +(\S.*)", line)
	    pid, what = m.groups()
	    if pid in locked and not what.startswith("+++ exited") and \
	            not re.match("--- SIG(XCPU|ALRM|KILL)|[+]{3} killed by "
	                         "SIG(XCPU|ALRM|KILL)", what):
	        bad.add(what[:120])
	    if what.startswith("seccomp(SECCOMP_SET_MODE_FILTER, 0, {len"):
	        begun.add(pid)
	    if pid in begun and "seccomp" in what and what.endswith(" = 0"):
	        locked.add(pid)
	print(len(locked), "workers")
	print("\n".join(sorted(bad)))
	sys.exit(1 if bad or len(locked) < int(sys.argv[2]) * 9 // 10 else 0)
	END'
test_expect "nothing that a document names was asked for by others" '
	! grep -E "x\.dtd|htons\(9\)" trace'
test_done
