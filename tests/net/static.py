#!/usr/bin/env python3
"""A quick web server of files that never change.

    static.py FOLDER COMMAND...

Holds all files of FOLDER in memory, listens on 127.0.1.1 to 127.0.1.200,
and runs COMMAND with NET_PORT in its environment.  Tags and 304 are all
it knows; it is there to cost little beside what is measured.
"""
import asyncio
import os
import sys
import zlib


def load(folder):
    answers = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as f:
            body = f.read()
        tag = b'"%08x"' % zlib.crc32(body)
        head = (b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
                b"ETag: %s\r\nContent-Length: %d\r\n\r\n" % (tag, len(body)))
        same = b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % tag
        answers[b"/" + name.encode()] = tag, head + body, same
    return answers


class Serve(asyncio.Protocol):
    answers = {}

    def connection_made(self, transport):
        self.transport, self.rest = transport, b""

    def data_received(self, data):
        heads = (self.rest + data).split(b"\r\n\r\n")
        self.rest = heads.pop()
        for head in heads:
            path = head.split(b" ", 2)[1]
            tag, whole, same = self.answers.get(path, (None, None, None))
            if not whole:
                self.transport.write(b"HTTP/1.1 404 Not Found\r\n"
                                     b"Content-Length: 0\r\n\r\n")
            else:
                self.transport.write(same if tag in head else whole)


async def main(folder, words):
    Serve.answers = load(folder)
    loop = asyncio.get_running_loop()
    first = await loop.create_server(Serve, "127.0.1.1", 0)
    port = first.sockets[0].getsockname()[1]
    await loop.create_server(
        Serve, ["127.0.1.%d" % i for i in range(2, 201)], port)
    child = await asyncio.create_subprocess_exec(
        *words, env=dict(os.environ, NET_PORT=str(port)))
    os._exit(await child.wait())


asyncio.run(main(sys.argv[1], sys.argv[2:]))
