"""Limits of requests: a bucket of tokens for each client, which fills with time; a request takes some, and is refused where too few are left."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from math import ceil
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from newsarchive.web.formats import number
from newsarchive.web.language import LANGUAGES, texts

_SECONDS: Final = 6  # of requests that a client may make at once
_CLIENTS: Final = 10_000  # that are known; of more the one that asked longest ago is not
_SITE: Final = 64  # bits of an IPv6 address that one client has: it may take any below them
_UNKNOWN: Final = "unknown"
# By the beginning of the path: how many tokens a request takes. A list is searched and counted, a file is sent from memory.
_COSTS: Final[Mapping[str, float]] = {"/static/": 0, "/robots.txt": 0, "/a/": 1, "/opensearch.xml": 1, "/takedowns": 1}
_OF_LIST: Final = 5.0


class Buckets:
    """The buckets of clients. `per_second`: tokens that one gets; `clock`: returns seconds."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second: Final = per_second
        self._most: Final = max(per_second * _SECONDS, _OF_LIST)
        self._clock: Final = clock
        self._left: Final[OrderedDict[str, tuple[float, float]]] = OrderedDict()  # tokens, and when they were counted

    def wait(self, client: str, cost: float) -> float:
        """Take the tokens of a request and return 0; if there are too few take none, and return the seconds until there are enough."""
        now = self._clock()
        left, counted_at = self._left.pop(client, (self._most, now))
        left = min(self._most, left + (now - counted_at) * self._per_second)
        is_enough = left >= cost
        self._left[client] = (left - cost if is_enough else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if is_enough else (cost - left) / self._per_second

    def __len__(self) -> int:
        """Return the number of clients that are known."""
        return len(self._left)


class RateLimit:
    """An application that refuses clients who ask too often with 429. `is_behind_proxy`: a proxy names the client in X-Forwarded-For."""

    def __init__(self, app: ASGIApp, buckets: Buckets, *, is_behind_proxy: bool) -> None:
        self._app = app
        self._buckets = buckets
        self._is_behind_proxy = is_behind_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request as the application does, or refuse it."""
        cost = _cost(scope["path"]) if scope["type"] == "http" else 0
        client = client_of(scope, is_behind_proxy=self._is_behind_proxy) if cost else None
        wait = self._buckets.wait(client, cost) if client else 0
        if wait:
            await _refusal(ceil(wait))(scope, receive, send)
            return
        await self._app(scope, receive, send)


def client_of(scope: Scope, *, is_behind_proxy: bool) -> str | None:
    """Return who asks: an IPv4 address, or the network of an IPv6 address; None for this computer itself.

    What a client itself writes into a header is not believed.
    """
    peer = _address(scope["client"][0] if scope.get("client") else "")
    if is_behind_proxy:
        # The proxy adds the address that it saw at the end; what is before it came from outside.
        named = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).rpartition(",")[2].strip()
        peer = _address(named) or peer
    elif peer and peer.is_loopback:
        return None  # perhaps a proxy, and then all readers together
    if isinstance(peer, IPv6Address):
        return str(ip_network((peer, _SITE), strict=False))
    return str(peer) if peer else _UNKNOWN


def _address(written: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _cost(path: str) -> float:
    if path == "/":
        return 1.0
    return next((cost for beginning, cost in _COSTS.items() if path.startswith(beginning)), _OF_LIST)


def _refusal(seconds: int) -> Response:
    """Return the answer to a client who asked too often: plain text, as a page would cost what the limit is to save."""
    sentences = [texts(language)("error.429", seconds=number(seconds, language)) for language in LANGUAGES]
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return PlainTextResponse("\n".join([*sentences, ""]), 429, headers)
