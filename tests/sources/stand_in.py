"""A server on this computer that answers as the services are documented to, and misbehaves when told to."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    headers: dict[str, str]


@dataclass
class Reply:
    """An answer: `body` as text, bytes or something for JSON.

    `cut` sends that many bytes of it and hangs up; `announce` overrides Content-Length, None leaves it out;
    `seconds` goes by before each of `pieces` pieces; `packed` sends it in gzip.
    """

    body: Any = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    announce: int | None = -1
    seconds: float = 0.0
    pieces: int = 1
    packed: bool = False
    chunked: bool = False

    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


Answering = Callable[[Asked], Reply]


class StandIn:
    """`replies` are given in turn, then `answer` decides; `asked` has what came in."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked: list[Asked] = []
        self.replies: list[Reply] = []
        self.answer: Answering = lambda asked: Reply("not found", 404)

    def next(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        return self.replies.pop(0) if self.replies else self.answer(asked)


@contextmanager
def standing_in(port: int = 0) -> Iterator[StandIn]:
    made: list[StandIn] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._answer(flat(self.rfile.read(length).decode()))

        def _answer(self, form: dict[str, str]) -> None:
            parts = urlsplit(self.path)
            asked = Asked(self.command, parts.path, flat(parts.query), form, dict(self.headers.items()))
            self._send(made[0].next(asked))

        def _send(self, reply: Reply) -> None:
            content = reply.content()
            self.send_response(reply.status)
            if reply.packed:
                content = gzip.compress(content)
                self.send_header("Content-Encoding", "gzip")
            for name, text in reply.headers.items():
                self.send_header(name, text)
            if reply.chunked:
                self.send_header("Transfer-Encoding", "chunked")
            elif reply.announce is not None:
                length = len(content) if reply.announce < 0 else reply.announce
                self.send_header("Content-Length", str(length))
            if reply.cut is not None or reply.announce is None:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            content = content[: reply.cut]
            size = max(1, -(-len(content) // reply.pieces))
            try:
                for start in range(0, max(len(content), 1), size):
                    time.sleep(reply.seconds)
                    piece = content[start : start + size]
                    if reply.chunked:
                        piece = b"%x\r\n%s\r\n" % (len(piece), piece)
                    self.wfile.write(piece)
                    self.wfile.flush()
                if reply.chunked and reply.cut is None:
                    self.wfile.write(b"0\r\n\r\n")
            except OSError:  # who asked has hung up
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    made.append(StandIn(f"http://127.0.0.1:{server.server_address[1]}"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def flat(query: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(query, keep_blank_values=True).items()}
