#!/usr/bin/env python3
"""A web server that behaves in every way a feed's server may.

    server.py [--hosts N] [--public ADDRESS] COMMAND...

Listens on loopback (with --hosts N on 127.0.1.1 to 127.0.1.N too, with
--public also there), runs COMMAND with the addresses in its environment,
and ends as COMMAND ends:

    NET_HTTP     http://127.0.0.1:PORT
    NET_PORT     PORT
    NET_TLS      https://localhost:PORT, and NET_CA the file that vouches
    NET_TWO      the same where nothing but HTTP/2 is spoken
    NET_EXPIRED NET_WRONG_HOST NET_SELF NET_UNKNOWN NET_OLD
                 https servers that must not be trusted
    NET_SIX      http://[::1]:PORT, where IPv6 is to be had
    NET_PUBLIC   what --public said, which public.example is too; then
                 private.example is 127.0.0.1, and both.example is both
    NET_LOG      a file: one line a request, "HOST METHOD PATH HEADERS"

What a path does is the name of its function below.
"""
import asyncio
import email.utils
import gzip
import os
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
import warnings
import zlib

FEED = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbor Post</title>
<item><guid>1</guid><title>Ferry delayed</title>
<description>The morning ferry left Orsa an hour late on Monday.</description>
</item></channel></rss>
"""
# The five letters "hello" and an end, as one stored block of brotli.
BROTLI_HELLO = bytes.fromhex("0b028068656c6c6f03")
# 16 MiB of zeros.
BROTLI_BOMB = bytes.fromhex("9ffffffff82700e2b14020f7fe1f")
busy = {"now": 0, "most": 0}  # answers of /counted under way


class Answer:
    """Status, headers and body; or a coroutine that writes by itself."""

    def __init__(self, status=200, body=b"", headers=(), length=True):
        self.status, self.body = status, body
        self.headers, self.length = list(headers), length

    def head(self):
        lines = ["HTTP/1.1 %d Said by <\x1b[31m>\x07 the server" % self.status]
        lines += ["%s: %s" % h for h in self.headers]
        if self.length:
            lines.append("Content-Length: %d" % len(self.body))
        else:
            lines.append("Connection: close")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def feed(**more):
    return Answer(200, FEED, [("Content-Type", "application/rss+xml")], **more)


def squeeze(parts, wbits=31):
    c = zlib.compressobj(9, zlib.DEFLATED, wbits)
    out = [c.compress(p) for p in parts]
    return b"".join(out) + c.flush()


def zstd(blocks):
    """A frame of (type, size, bytes): 0 is stored, 1 one byte repeated."""
    out = bytes.fromhex("28b52ffd0038")
    for i, (kind, size, data) in enumerate(blocks):
        head = (i == len(blocks) - 1) | kind << 1 | size << 3
        out += head.to_bytes(3, "little") + data
    return out


# ---- what paths do; each gets the request ----

def get_feed(r):
    return feed()


def get_tagged(r):
    if r.headers.get("if-none-match") == '"one"':
        return Answer(304, b"", [("ETag", '"one"')])
    a = feed()
    a.headers += [("ETag", '"one"'), ("Cache-Control", "private, max-age=900")]
    return a


def get_dated(r):
    date = "Sat, 14 Mar 2026 12:00:00 GMT"
    if r.headers.get("if-modified-since") == date:
        return Answer(304)
    a = feed()
    a.headers += [("Last-Modified", date),
                  ("Date", "Sat, 14 Mar 2026 13:00:00 GMT"),
                  ("Expires", "Sat, 14 Mar 2026 13:05:00 GMT")]
    return a


def get_located(r):
    a = feed()
    a.headers += [("Content-Location", "/elsewhere/feed.xml"),
                  ("Content-Language", "en")]
    return a


def get_located_inside(r):
    a = feed()
    a.headers += [("Content-Location", "http://inside.example/feed.xml")]
    return a


def get_located_beside(r):
    a = feed()
    a.headers += [("Content-Location", "//inside.example/feed.xml")]
    return a


def get_bad_tag(r):
    a = feed()
    a.headers += [("ETag", '"a\tb"'), ("Last-Modified", "x" * 300)]
    return a


def get_gzip(r):
    return Answer(200, gzip.compress(FEED), [("Content-Encoding", "gzip")])


def get_brotli(r):
    return Answer(200, BROTLI_HELLO, [("Content-Encoding", "br")])


def get_deflate(r):
    return Answer(200, squeeze([FEED], 15), [("Content-Encoding", "deflate")])


def get_zstd(r):
    body = zstd([(0, len(FEED), FEED)])
    return Answer(200, body, [("Content-Encoding", "zstd")])


def get_zstd_bomb(r):
    body = zstd([(1, 1 << 17, b"x")] * 128)
    return Answer(200, body, [("Content-Encoding", "zstd")])


def get_brotli_bomb(r):
    return Answer(200, BROTLI_BOMB, [("Content-Encoding", "br")])


def get_unknown_coding(r):
    return Answer(200, FEED, [("Content-Encoding", "x-harbor")])


def get_gzip_bomb(r):
    body = squeeze(bytes(1 << 20) for _ in range(16))
    return Answer(200, body, [("Content-Encoding", "gzip")])


def get_layers(r):
    body = FEED
    for _ in range(8):
        body = gzip.compress(body)
    return Answer(200, body, [("Content-Encoding", ", ".join(["gzip"] * 8))])


def get_broken_gzip(r):
    return Answer(200, b"\x1f\x8b\x08nothing of the kind",
                  [("Content-Encoding", "gzip")])


def get_large_said(r):
    a = Answer(200, b"x", length=False)
    a.headers.append(("Content-Length", str(1 << 30)))
    return a


async def get_large(r):
    await r.send(Answer(200, length=False).head())
    for _ in range(12):
        await r.send(bytes(1 << 20))


async def get_many_headers(r):
    await r.send(b"HTTP/1.1 200 OK\r\n")
    for i in range(4000):
        await r.send(b"X-%d: %s\r\n" % (i, b"y" * 200))
    await r.send(b"\r\n")


async def get_hints(r):
    """Three answers that are none yet, then the one."""
    for _ in range(3):
        await r.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
    a = feed()
    await r.send(a.head() + a.body)


async def get_endless_hints(r):
    while True:
        await r.send(b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" * 50)


async def get_nul_header(r):
    await r.send(b"HTTP/1.1 200 OK\r\nETag: \"a\0b\"\r\n"
                 b"Content-Length: 1\r\n\r\nx")


async def get_two_lengths(r):
    await r.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n"
                 b"Content-Length: 200000\r\n\r\n" + FEED)


async def get_reset(r):
    await r.send(Answer(200, FEED).head() + FEED[:50])
    sock = r.writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                    struct.pack("ii", 1, 0))


async def get_counted(r):
    """So long that those that are asked at once meet here."""
    busy["now"] += 1
    busy["most"] = max(busy.values())
    await asyncio.sleep(0.2)
    busy["now"] -= 1
    a = feed()
    await r.send(a.head() + a.body)


def get_most(r):
    """How many met in /counted since this was asked last."""
    body = str(busy["most"]).encode()
    busy["most"] = 0
    return Answer(200, body)


async def get_drip(r):
    await r.send(Answer(200, length=False).head())
    while True:
        await r.send(b"x")
        await asyncio.sleep(0.2)


async def get_drip_head(r):
    """Headers without an end, a few bytes at a time."""
    await r.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await r.send(b"X: y\r\n")
        await asyncio.sleep(0.1)


async def get_long_header(r):
    await r.send(b"HTTP/1.1 200 OK\r\nX: " + b"y" * (1 << 20) + b"\r\n")
    await r.send(b"Content-Length: 1\r\n\r\nx")


def get_plain_gzip(r):
    """Says it is packed, and is not."""
    return Answer(200, FEED, [("Content-Encoding", "gzip")])


def get_future(r):
    a = feed()
    a.headers += [("Last-Modified", "Sat, 14 Mar 2043 12:00:00 GMT"),
                  ("Date", "Sat, 14 Mar 2026 13:00:00 GMT")]
    return a


async def get_hang(r):
    await asyncio.sleep(3600)


async def get_hang_half(r):
    await r.send(Answer(200, bytes(4000)).head() + b"some")
    await asyncio.sleep(3600)


async def get_nothing(r):
    pass


async def get_cut_short(r):
    a = Answer(200, FEED)
    await r.send(a.head() + FEED[:100])


async def get_not_http(r):
    await r.send(b"220 mail.example ready\r\n")


async def get_bad_chunks(r):
    await r.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                 b"zz\r\nnot a number\r\n")


def get_chunked(r):
    async def write():
        await r.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                     b"Content-Type: application/rss+xml\r\n\r\n")
        for at in range(0, len(FEED), 50):
            part = FEED[at:at + 50]
            await r.send(b"%x\r\n%s\r\n" % (len(part), part))
        await r.send(b"0\r\n\r\n")
    return write()


def moved(status, to):
    return Answer(status, b"elsewhere", [("Location", to)])


def get_permanent(r):
    return moved(301, "/permanent2")


def get_permanent2(r):
    return moved(308, "/feed")


def get_temporary(r):
    return moved(302, "/feed")


def get_mixed(r):
    """For good to /temporary, from there only for now."""
    return moved(301, "/temporary")


def get_loop(r):
    return moved(302, "/loop")


def get_six(r):
    n = int(r.query or "0")
    return moved(302, "/six?%d" % (n + 1)) if n < 6 else feed()


def get_five(r):
    n = int(r.query or "0")
    return moved(302, "/five?%d" % (n + 1)) if n < 5 else feed()


def get_to(r):
    """/to?WHERE"""
    return moved(302, r.query)


def get_nowhere(r):
    return Answer(302, b"")


def get_cookie(r):
    if "cookie" in r.headers:
        return Answer(500)
    a = moved(302, "/cookie2")
    a.headers.append(("Set-Cookie", "id=1; Path=/"))
    return a


def get_cookie2(r):
    return Answer(500) if "cookie" in r.headers else feed()


def get_login(r):
    if r.headers.get("authorization") == "Basic a2FsZTpzZWNyZXQ=":
        return feed()
    return Answer(401, b"", [("WWW-Authenticate", 'Basic realm="a"')])


def get_busy(r):
    return Answer(429, b"", [("Retry-After", "120")])


def get_later(r):
    at = email.utils.formatdate(time.time() + 300, usegmt=True)
    return Answer(503, b"", [("Retry-After", at)])


def get_far_later(r):
    return Answer(503, b"", [("Retry-After", "9" * 30)])


def get_whenever(r):
    return Answer(503, b"", [("Retry-After", "soon\tish")])


def get_unasked(r):
    """Not modified, whatever was asked."""
    return Answer(304, b"", [("ETag", '"one"')])


def get_empty(r):
    return Answer(204)


def get_gone(r):
    return Answer(410)


def get_forbidden(r):
    return Answer(403, b"no")


def get_teapot(r):
    return Answer(418, b"no")


def get_page(r):
    return Answer(200, b"<html><head><title>Harbor Post</title>"
                  b'<link rel="alternate" type="application/rss+xml" '
                  b'href="/feed" title="All news"></head><body></body></html>',
                  [("Content-Type", "text/html; charset=utf-8")])


def get_headers(r):
    """What the client said, a line each."""
    lines = sorted("%s: %s" % h for h in r.headers.items())
    return Answer(200, "\n".join(lines).encode())


# ---- the server ----

class Request:
    def __init__(self, head, writer):
        lines = head.decode("latin-1").split("\r\n")
        self.method, target, _ = lines[0].split(" ", 2)
        self.path, _, self.query = target.partition("?")
        self.headers = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if colon:
                self.headers[name.lower()] = value.strip()
        self.writer = writer

    async def send(self, data):
        self.writer.write(data)
        await self.writer.drain()


def folder_file(path):
    """Under $NET_FOLDER, for tests that serve files of their own."""
    folder = os.environ.get("NET_FOLDER")
    name = os.path.join(folder or "/nonexistent", os.path.basename(path))
    if not folder or not os.path.isfile(name):
        return Answer(404)
    with open(name, "rb") as f:
        body = f.read()
    tag = '"%08x"' % zlib.crc32(body)
    return Answer(200, body, [("ETag", tag)])


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            r = Request(head, writer)
            with open(os.environ["NET_LOG"], "a") as log:
                log.write("%s %s %s %s\n" % (
                    r.headers.get("host"), r.method, r.path,
                    "; ".join("%s=%s" % h for h in r.headers.items())))
            act = globals().get("get_" + r.path.strip("/"))
            answer = act(r) if act else folder_file(r.path)
            if isinstance(answer, Answer):
                tag = dict(answer.headers).get("ETag")
                if not act and tag and \
                        r.headers.get("if-none-match") == tag:
                    answer = Answer(304)
                await r.send(answer.head() + answer.body)
                if answer.length:
                    continue
            else:
                await answer
            break
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError,
            asyncio.LimitOverrunError, ValueError):
        pass
    finally:
        writer.close()


# ---- HTTP/2 (RFC 9113), as much of it as an answer to all takes ----

SETTINGS, PING, HEADERS, DATA = 4, 6, 1, 0
ACK = END_STREAM = 1
END_HEADERS = 4


def frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + \
        struct.pack(">BBI", kind, flags, stream) + payload


def packed(name, value):
    """A header in plain letters that no table is to remember."""
    return b"\0" + b"".join(bytes([len(s)]) + s.encode()
                            for s in (name, value))


async def serve_two(reader, writer):
    """The feed, whatever is asked for."""
    try:
        await reader.readexactly(24)  # the preface
        writer.write(frame(SETTINGS, 0, 0))
        while True:
            head = await reader.readexactly(9)
            size, kind, flags, stream = (
                int.from_bytes(head[:3], "big"), head[3], head[4],
                int.from_bytes(head[5:], "big") & 0x7fffffff)
            payload = await reader.readexactly(size)
            if kind in (SETTINGS, PING) and not flags & ACK:
                writer.write(frame(kind, ACK, 0,
                                   payload if kind == PING else b""))
            elif kind == HEADERS:
                status = b"\x88"  # 200, of the table that all know
                writer.write(frame(HEADERS, END_HEADERS, stream, status +
                                   packed("content-type",
                                          "application/rss+xml") +
                                   packed("etag", '"two"')))
                writer.write(frame(DATA, END_STREAM, stream, FEED))
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    finally:
        writer.close()


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_authority(folder, name):
    openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=" + name, "-keyout", name + ".key",
            "-out", name + ".pem")


def make_cert(folder, name, authority, host, days):
    with open(os.path.join(folder, name + ".ext"), "w") as f:
        f.write("subjectAltName=DNS:%s\n" % host)
    openssl(folder, "req", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + host,
            "-keyout", name + ".key", "-out", name + ".csr")
    when = ["-days", str(days)]
    if days <= 0:
        when = ["-days", "-1"]
    openssl(folder, "x509", "-req", "-in", name + ".csr", "-CA",
            authority + ".pem", "-CAkey", authority + ".key",
            "-CAcreateserial", "-extfile", name + ".ext", *when,
            "-out", name + ".pem")


def context(folder, name, old=False):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    c.load_cert_chain(os.path.join(folder, name + ".pem"),
                      os.path.join(folder, name + ".key"))
    if old:
        warnings.simplefilter("ignore")
        c.set_ciphers("ALL:@SECLEVEL=0")
        c.minimum_version = c.maximum_version = ssl.TLSVersion.TLSv1
    return c


async def start_tls(env, folder):
    make_authority(folder, "authority")
    make_authority(folder, "stranger")
    make_cert(folder, "good", "authority", "localhost", 2)
    make_cert(folder, "expired", "authority", "localhost", 0)
    make_cert(folder, "wrong", "authority", "elsewhere.example", 2)
    make_cert(folder, "unknown", "stranger", "localhost", 2)
    env["NET_CA"] = os.path.join(folder, "authority.pem")
    for variable, name, old in (
            ("NET_TLS", "good", False), ("NET_EXPIRED", "expired", False),
            ("NET_WRONG_HOST", "wrong", False), ("NET_SELF", "stranger", False),
            ("NET_UNKNOWN", "unknown", False), ("NET_OLD", "good", True)):
        server = await asyncio.start_server(
            serve, "127.0.0.1", 0, ssl=context(folder, name, old))
        port = server.sockets[0].getsockname()[1]
        env[variable] = "https://localhost:%d" % port
    two = context(folder, "good")
    two.set_alpn_protocols(["h2"])
    server = await asyncio.start_server(serve_two, "127.0.0.1", 0, ssl=two)
    env["NET_TWO"] = "https://localhost:%d" % \
        server.sockets[0].getsockname()[1]


async def main(words):
    addresses = ["127.0.0.1"]
    while words and words[0].startswith("--"):
        option, value = words.pop(0), words.pop(0)
        if option == "--hosts":
            addresses += ["127.0.1.%d" % (i + 1) for i in range(int(value))]
        elif option == "--public":
            addresses.append(value)
            os.environ["NET_PUBLIC"] = value
        else:
            sys.exit("server.py: %s is unknown" % option)
    env = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        try:
            six = await asyncio.start_server(serve, "::1", 0)
            port = six.sockets[0].getsockname()[1]
            env["NET_SIX"] = "http://[::1]:%d" % port
        except OSError:
            pass  # there is no such network here
        os.environ["NET_LOG"] = env["NET_LOG"] = os.path.join(folder, "log")
        if "NET_PUBLIC" in os.environ:
            env["NET_PUBLIC"] = os.environ["NET_PUBLIC"]
        first = await asyncio.start_server(serve, addresses[0], 0)
        port = first.sockets[0].getsockname()[1]
        if addresses[1:]:
            await asyncio.start_server(serve, addresses[1:], port)
        env["NET_HTTP"] = "http://127.0.0.1:%d" % port
        env["NET_PORT"] = str(port)
        await start_tls(env, folder)
        child = await asyncio.create_subprocess_exec(*words, env=env)
        status = await child.wait()
    # Without waiting for the clients that were left hanging.
    os._exit(status if status >= 0 else 1)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
