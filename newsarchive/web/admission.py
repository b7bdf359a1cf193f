"""How many requests are answered at once: more are refused at once, so that those that are answered do not wait for long."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

AT_ONCE: Final = 200
_AFTER: Final = b"5"  # seconds after which to try again
_SENTENCE: Final = "Too many requests at once. / একসঙ্গে অনেক অনুরোধ এসেছে।\n".encode()


class Admission:
    """An application of which at most `at_once` requests are answered at a time; the others get 503, which costs next to nothing."""

    def __init__(self, app: ASGIApp, at_once: int = AT_ONCE) -> None:
        self._app = app
        self._at_once = at_once
        self._answering = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request as the application does, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._answering >= self._at_once:
            await _refuse(send)
        else:
            self._answering += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._answering -= 1


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"retry-after", _AFTER),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": _SENTENCE})
