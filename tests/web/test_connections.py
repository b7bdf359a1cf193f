"""Clients that are slow or silent are let go; those that ask are answered meanwhile."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from newsarchive.web.connections import TimedProtocol

WHOLE = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


class Hurried(TimedProtocol):
    request_seconds = 0.3


@pytest.fixture
def address() -> Iterator[tuple[str, int]]:
    """A server that lets a client wait for 0.3 s."""

    def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse("answered")

    app = Starlette(routes=[Route("/", answer)])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, http=Hurried, log_level="critical", timeout_keep_alive=60))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("sent", [b"", b"GET / HT", WHOLE[:-2], WHOLE + b"GET /ano"])
def test_a_connection_without_a_whole_request_is_ended(address: tuple[str, int], sent: bytes) -> None:
    with socket.create_connection(address, timeout=60) as client:
        client.sendall(sent)
        received = b""
        while part := client.recv(4096):  # until the server has closed it
            received += part
    assert received.count(b"answered") == sent.count(WHOLE)


def test_others_are_answered_while_some_are_slow(address: tuple[str, int]) -> None:
    slow = [socket.create_connection(address, timeout=60) for _ in range(50)]
    for client in slow:
        client.sendall(b"GET / HT")
    with socket.create_connection(address, timeout=60) as client:
        client.sendall(WHOLE)
        assert b"answered" in client.makefile("rb").read()  # up to the end of the connection
    for client in slow:
        client.close()
