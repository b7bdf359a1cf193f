"""Which outlet a kept response belongs to."""

from collections.abc import Collection
from functools import lru_cache
from urllib.parse import urlsplit

from newsarchive.captures import StoredResponse
from newsarchive.outlets import Outlet


class Owners:
    """The outlets of a replay, found by address; of several on one host the one with the longest root."""

    def __init__(self, outlets: Collection[Outlet]) -> None:
        self._outlets = sorted(outlets, key=lambda outlet: (-len(outlet.root), outlet.key))
        self._by_key = {outlet.key: outlet for outlet in outlets}
        # The files of a site have few hosts, and asking every outlet takes a millisecond.
        self._at = lru_cache(maxsize=4096)(self._find_at)

    def of(self, response: StoredResponse) -> Outlet | None:
        """Return the outlet of a response: the one that our metadata names, else the one that owns the address. None for an unknown one."""
        stated = response.fields.get("outlet")
        if stated:
            return self._by_key.get(stated)
        host = host_of(response.url)
        return next((outlet for outlet in self._at(host) if outlet.owns(response.url)), None) if host else None

    def _find_at(self, host: str) -> tuple[Outlet, ...]:
        return tuple(outlet for outlet in self._outlets if outlet.owns(f"{host}{outlet.root}/"))


def host_of(url: str) -> str | None:
    """Return scheme, host and port of an address; None if it cannot be split."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}"
