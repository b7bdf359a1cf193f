"""The sockets of a hostile site: its own port, and listeners on addresses that nobody may request."""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from bench.hostile.answers import Answer, Piece, status

_TLS_HELLO = b"\x16\x03"


@dataclass
class Site:
    """A running site: the answer of each path, and what was requested. `forbidden`: connections to addresses that may not be requested."""

    answers: Mapping[str, Answer]
    port: int = 0
    other_port: int = 0
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    context: ssl.SSLContext | None = None


@contextmanager
def running(answers: Mapping[str, Answer], context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a site on 127.0.0.1, with listeners on another port there, on 127.0.0.2 and on ::1."""
    for answer in answers.values():
        answer()  # bombs are made now, not while a crawl waits
    site = Site(answers, context=context)
    main = socket.create_server(("127.0.0.1", 0))
    site.port = main.getsockname()[1]
    other = socket.create_server(("127.0.0.1", 0))
    site.other_port = other.getsockname()[1]
    listeners = [other]
    for port in (site.port, site.other_port):
        listeners.append(socket.create_server(("127.0.0.2", port)))
        with suppress(OSError):  # a computer without IPv6
            listeners.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    threads = [threading.Thread(target=_serve, args=(main, site))]
    threads += [threading.Thread(target=_count, args=(listener, site)) for listener in listeners]
    for thread in threads:
        thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        for server in (main, *listeners):
            server.shutdown(socket.SHUT_RDWR)
            server.close()
        for thread in threads:
            thread.join()


def _serve(server: socket.socket, site: Site) -> None:
    while not site.stopping.is_set():
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_serve_connection, args=(connection, site), daemon=True).start()


def _count(server: socket.socket, site: Site) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        site.forbidden.append(str(server.getsockname()))
        connection.close()


def _serve_connection(connection: socket.socket, site: Site) -> None:
    with suppress(OSError), connection:
        if site.context:
            connection = site.context.wrap_socket(connection, server_side=True)
        connection.settimeout(30)
        while not site.stopping.is_set() and _answer_one(connection, site):
            pass


def _answer_one(connection: socket.socket, site: Site) -> bool:
    """Answer a request; return whether another may follow on the connection."""
    request = b""
    while b"\r\n\r\n" not in request:
        received = connection.recv(65536)
        if not received:
            return False
        request += received
        if request.startswith(_TLS_HELLO):
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return False
    path = request.split(b" ", 2)[1].decode("latin-1")
    site.asked.append(path)
    site.times.append(time.monotonic())
    answer = site.answers.get(path) or site.answers.get("*") or status(404)
    return all(_send(connection, piece, site) for piece in answer())


def _send(connection: socket.socket, piece: Piece, site: Site) -> bool:
    """Send a piece, or do what it means; return whether the connection is still open."""
    if piece == "hang":
        site.stopping.wait()
    elif piece == "pause":
        site.stopping.wait(0.1)
    elif piece == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    elif piece != "close":
        connection.sendall(piece.replace(b"@PRT@", b"%d" % site.port).replace(b"@OTH@", b"%d" % site.other_port))
    return piece not in ("close", "reset") and not site.stopping.is_set()
