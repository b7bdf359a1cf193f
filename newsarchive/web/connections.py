"""Connections that ask for nothing are ended, so that slow or silent clients cannot hold all that a server has."""

import asyncio
from typing import Final

from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS: Final = 10.0  # until the head of a request is complete


class TimedProtocol(H11Protocol):
    """HTTP/1.1 with a limit on the time until a request is complete, which uvicorn itself does not have.

    `request_seconds`: from the beginning of the connection, or the end of the response before.
    """

    request_seconds = REQUEST_SECONDS

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        super().connection_made(transport)
        self._await_request()

    @override
    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._await_request()

    def _await_request(self) -> None:
        self.loop.call_later(self.request_seconds, self._end_if_waiting, self.cycle)

    def _end_if_waiting(self, before: object) -> None:
        """End the connection if no request has begun since the one before."""
        if self.cycle is before and not self.transport.is_closing():
            self.transport.close()
