"""Name resolution with a check of every address: the address that is connected to is the one that was checked."""

from collections.abc import Sequence
from ipaddress import ip_address
from types import SimpleNamespace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution
from typing_extensions import override
from zope.interface import implementer

from newsarchive.crawling.transport.networks import Networks


@implementer(IHostnameResolver)
class CheckingResolver(CachingHostnameResolver):
    """Scrapy's caching resolver, for IPv4 and IPv6, that finds no address for a host with any address in a private network.

    Every connection, also one to a literal address, goes through it, and each time; `refused` has the hosts that were refused.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, networks: Networks) -> None:
        super().__init__(reactor, cache_size)
        self._networks = networks
        self.refused: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Return the resolver for the settings of the process."""
        settings = crawler.settings
        networks = Networks.of(settings.get("NEWSARCHIVE_ALLOWED_NETWORKS"))
        return cls(reactor, settings.getint("DNSCACHE_SIZE"), networks)

    @override
    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> IHostResolution:
        """Pass the addresses of a host to the receiver once all are known and allowed, else none."""
        addresses: list[IAddress] = []

        def complete() -> None:
            if self.allow(hostName, addresses):
                for address in addresses:
                    resolutionReceiver.addressResolved(address)
            resolutionReceiver.resolutionComplete()

        receiver: Any = SimpleNamespace(
            resolutionBegan=resolutionReceiver.resolutionBegan,
            addressResolved=addresses.append,
            resolutionComplete=complete,
        )
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)

    def allow(self, host: str, addresses: Sequence[Any]) -> bool:
        """Return whether a host may be connected to at its addresses; record one that may not."""
        checked = (ip_address(a.host) for a in addresses if isinstance(a, IPv4Address | IPv6Address))
        if all(map(self._networks.contain, checked)):
            self.refused.discard(host)
            return True
        self.refused.add(host)
        return False
