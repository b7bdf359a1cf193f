"""Which addresses a run requests: those of the outlet's own schemes, hosts and ports."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from newsarchive.crawling.transport.errors import NotFetchedError
from newsarchive.crawling.transport.networks import Networks, literal
from newsarchive.items import Reason
from newsarchive.outlets import Outlet
from newsarchive.outlets.web_address import WEB_PORTS, host_of

_NAME: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port: what has one robots.txt."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        """Return the origin of an address. Raises NotFetchedError (bad_address) if it is none that can be requested."""
        try:
            parts = urlsplit(url)
            host, port = host_of(parts), parts.port
        except ValueError as error:
            raise NotFetchedError(Reason.BAD_ADDRESS, f"{url[:200]!r}: {error}") from error
        if parts.scheme not in WEB_PORTS or port == 0 or not _is_host(host):
            raise NotFetchedError(Reason.BAD_ADDRESS, f"{url[:200]!r} is no address of a web page")
        return cls(parts.scheme, host, port or WEB_PORTS[parts.scheme])

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == WEB_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


class Origins:
    """The origins that a run may request.

    `any_scheme`: http and https are the same, as in replays, where pages keep the address under which they were saved. Otherwise addresses that
    begin with http:// at an origin of https are requested with https.
    """

    def __init__(self, own: Iterable[Origin], networks: Networks, *, any_scheme: bool = False) -> None:
        self._own = frozenset(own)
        self._networks = networks
        self._any_scheme = any_scheme

    @classmethod
    def of_outlet(cls, outlet: Outlet, networks: Networks, *, any_scheme: bool = False) -> Self:
        """Return the origins of an outlet: its domains, each with and without `www.`, and the hosts of its sources."""
        domains = [origin for domain in outlet.domains for origin in _with_www(f"{outlet.scheme}://{domain}/")]
        of_sources = [Origin.of(source.path) for source in outlet.sources if source.path.startswith("https://")]
        return cls([*domains, *of_sources], networks, any_scheme=any_scheme)

    @classmethod
    def of_page(cls, url: str, networks: Networks) -> Self:
        """Return the origins for one page: its own, with and without `www.`."""
        return cls(_with_www(url), networks)

    def requestable(self, url: str) -> str:
        """Return the address to request for an address.

        Raises NotFetchedError: bad_address for what is no address of a web page, private_address for a host in a private network, off_site for
        another host, another port, or http in place of https at a port of its own.
        """
        origin = Origin.of(url)
        if self._networks.refuse(origin.host):
            raise NotFetchedError(Reason.PRIVATE_ADDRESS, f"{origin} is in a private or reserved network")
        if "@" in urlsplit(url).netloc:
            raise NotFetchedError(Reason.BAD_ADDRESS, f"an address of {origin} contains a user name")
        if origin in self._own:
            return url
        other = self._with_other_scheme(origin)
        if other is None:
            raise NotFetchedError(Reason.OFF_SITE, f"{origin} is not the outlet's own")
        return url if self._any_scheme or origin.scheme == "https" else f"https{url[len('http') :]}"

    def _with_other_scheme(self, origin: Origin) -> Origin | None:
        """Return the own origin that differs from this one in http and https alone, at their usual ports."""
        if origin.port != WEB_PORTS[origin.scheme]:
            return None
        scheme = "https" if origin.scheme == "http" else "http"
        other = Origin(scheme, origin.host, WEB_PORTS[scheme])
        return other if other in self._own else None


def _with_www(url: str) -> Iterator[Origin]:
    origin = Origin.of(url)
    yield origin
    if literal(origin.host) is None:
        bare = origin.host.removeprefix("www.")
        yield Origin(origin.scheme, bare if bare != origin.host else f"www.{bare}", origin.port)


def _is_host(host: str) -> bool:
    """Return whether a host is a name or an IP address; names are ASCII, as Scrapy has encoded them."""
    return literal(host) is not None or bool(_NAME.fullmatch(host))
