"""A web server that answers as a test tells it to."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    body: bytes
    kind: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Reply = Callable[[bytes], Answer]


@dataclass(slots=True)
class Server:
    """Where it listens, and what it says at each path; at `/silent` it never says anything."""

    url: str
    replies: dict[str, Reply] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(certificate: Path | None = None) -> Generator[Server]:
    """Yield a server on a free port of the loopback interface; by https where a PEM file has a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/silent":
                server.over.wait(60)
                return
            answer = server.replies[self.path](body)
            with suppress(ConnectionError):  # who asked has gone
                self.send_response(answer.status)
                for name, value in (("Content-Type", answer.kind), *answer.headers):
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

        def do_GET(self) -> None:
            self.headers["Content-Length"] = "0"
            self.do_POST()

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        http.socket = context.wrap_socket(http.socket, server_side=True)
    server = Server(f"{'https' if certificate else 'http'}://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        http.server_close()
        thread.join()
