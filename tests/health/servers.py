"""A mail server and a web server on the loopback, which keep what they receive."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple

from tests import serving


class Received(NamedTuple):
    """A request of the web server."""

    method: str
    path: str
    content: Any


@contextmanager
def web_server(status: int = 200) -> Iterator[tuple[str, list[Received]]]:
    """The address of a web server that answers everything with a status, and the list of what it receives."""
    received: list[Received] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            received.append(Received(self.command, self.path, json.loads(body) if body else None))
            self.send_response(status)
            self.end_headers()

        do_GET = do_POST = _answer  # noqa: N815  http.server calls them by these names

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    with serving.web_server(Handler) as port:
        yield f"http://127.0.0.1:{port}", received


@contextmanager
def mail_server() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a mail server that accepts everything, and the list of the messages that it receives."""
    received: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._reply("220 ready")
            for line in self.rfile:
                verb = line.split()[0].upper() if line.split() else b""
                if verb == b"QUIT":
                    self._reply("221 bye")
                    return
                if verb == b"DATA":
                    self._reply("354 go on")
                    received.append(self._message())
                self._reply("250 done")

        def _message(self) -> bytes:
            lines = iter(self.rfile.readline, b".\r\n")
            return b"".join(lines)

        def _reply(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    with serving.served(server):
        yield f"smtp://127.0.0.1:{server.server_address[1]}", received
