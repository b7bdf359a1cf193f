"""The head of a response, up to a limit: neither Twisted nor Scrapy ends a connection that sends headers for ever."""

from typing import Final

from scrapy.core.downloader.handlers.http11 import _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import HEADER, STATUS

MAX_HEAD: Final = 256 * 1024  # bytes; servers themselves allow 8 to 64 KiB


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    _head = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is None or self._parser.state not in (STATUS, HEADER):
            self._head = 0
            return
        self._head += len(data)
        if self._head > MAX_HEAD:
            assert self.transport
            self.transport.abortConnection()


class BoundedHeadFactory(_LenientHTTP11ClientFactory):
    """Connections that are aborted if the head of a response has more than MAX_HEAD bytes."""

    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: ARG002, N802
        """Return the protocol of a connection."""
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
