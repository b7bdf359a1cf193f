"""The head of a response, up to a limit: neither Twisted nor Scrapy ends a connection that sends headers for ever."""

from typing import Final

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import HEADER, STATUS
from twisted.web.client import HTTPConnectionPool
from typing_extensions import override

MAX_HEAD: Final = 256 * 1024  # bytes; servers themselves allow 8 to 64 KiB


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    _head = 0

    @override
    def dataReceived(self, data: bytes) -> None:
        super().dataReceived(data)
        if self._parser is None or self._parser.state not in (STATUS, HEADER):
            self._head = 0
            return
        self._head += len(data)
        if self._head > MAX_HEAD:
            assert self.transport
            self.transport.abortConnection()


class _BoundedFactory(_LenientHTTP11ClientFactory):
    @override
    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:
        return _BoundedProtocol(self._quiescentCallback)


class _BoundedPool(HTTPConnectionPool):
    _factory = _BoundedFactory


def bounded_pool(connections: int) -> HTTPConnectionPool:
    """Return a pool of so many connections to a host, each aborted if the head of a response has more than MAX_HEAD bytes."""
    # The reactor is that of the running process: it can be imported only once it is installed.
    from twisted.internet import reactor

    pool = _BoundedPool(reactor, persistent=True)
    pool.maxPersistentPerHost = connections
    return pool
