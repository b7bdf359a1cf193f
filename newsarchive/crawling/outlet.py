"""An outlet as data: what a module in spiders/ declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsarchive.crawling.addresses import MIRRORS, AddressPattern, folded, listed_address, patterns_of
from newsarchive.crawling.sources import Source
from newsarchive.extraction import Layout
from newsarchive.items import OutletRecord
from newsarchive.layouts import LAYOUTS


@dataclass(frozen=True)
class Outlet:
    r"""What the project knows of an outlet.

    `domains`: its hosts, the one that addresses are written with first; `www.`, `m.` and other mirrors of them are its too. `root`: the path
    under which it lives on a host of several outlets. `sources`: where its articles are named, best first. `articles` and `listings`: patterns of
    paths and the one address that all spellings fold into, `{"/post/(?P<id>\d+)": "/post/{id}"}`; what follows a match (`.html`, `/print`, a
    query) is folded away. No `articles`: what its sources list is an article. `layouts`: names of page designs, likeliest first. `hops`: how many
    links beyond a listing's articles are followed. `delay`: seconds between two requests. `midnight_is_day`: 00:00 is printed for want of a
    clock. `family`, `confidence` (A several recent sources to C old or guessed, or unknown), `verified_on`: how well it is known, for people.
    """

    key: str
    name_bn: str
    name_en: str
    domains: tuple[str, ...]
    timezone: str
    sources: tuple[Source, ...]
    articles: Mapping[str, str] = field(default_factory=dict)
    listings: Mapping[str, str] = field(default_factory=dict)
    layouts: tuple[str, ...] = ()
    root: str = ""
    hops: int = 1
    delay: float = 2.0
    midnight_is_day: bool = False
    scheme: str = "https"
    family: str = ""
    confidence: str = "unknown"
    verified_on: str = ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which the outlet writes its times."""
        return ZoneInfo(self.timezone)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the outlet is called: never a byline."""
        return (self.name_bn, self.name_en, *self.domains)

    @cached_property
    def page_designs(self) -> tuple[Layout, ...]:
        """The declared layouts first, then all others: portals change their design overnight and paste each other's."""
        own = tuple(LAYOUTS[name] for name in self.layouts)
        return own + tuple(layout for layout in LAYOUTS.values() if layout not in own)

    @property
    def record(self) -> OutletRecord:
        """What the archive keeps of it."""
        return OutletRecord(self.key, self.name_bn, self.name_en, self.domains, self.timezone)

    @cached_property
    def asked_hosts(self) -> tuple[str, ...]:
        """The hosts that its crawl may ask: its own, and those that its sources lie on."""
        whole = (urlsplit(source.path).hostname for source in self.sources if "://" in source.path)
        return tuple(sorted(self.hosts.union(filter(None, whole))))

    def url(self, path: str) -> str:
        """Make an address of the outlet from a path; whole addresses stay."""
        return path if "://" in path.partition("?")[0] else f"{self.scheme}://{self.domains[0]}{path}"

    def owns(self, url: str) -> bool:
        """Tell whether an address is one of the outlet: on its hosts, and below its root."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            return False
        return self._is_host(host) and (not self.root or f"{parts.path}/".startswith(f"{self.root}/"))

    def article(self, url: str) -> str | None:
        """Give the one address of the article that an address leads to, or None if its shape does not say that it leads to one."""
        return self._article_address(url)

    def listed(self, url: str) -> str | None:
        """Give the one address of what a source lists, or the reader of a page knows, as an article; None if it plainly is none of the outlet's."""
        if self.articles:
            return self.article(url)
        address = listed_address(url) if self.owns(url) else None
        return self.url(address) if address and address.strip("/") != self.root.strip("/") else None

    def listing(self, url: str) -> str | None:
        """Give the one address of the listing that an address leads to, or None if it leads to none: /district/x/details/1 is an article."""
        return None if self.article(url) else self._listing_address(url)

    def id_of(self, url: str) -> str | None:
        """Give what makes an address this article and no other, what its pattern captures as `id`; None where no pattern does."""
        if self.owns(url):
            path, query = folded(url)
            for pattern in self._article_patterns:
                groups = pattern.match(path, query)
                if groups is not None:
                    return groups.get("id") or None
        return None

    def _address(self, url: str, patterns: tuple[AddressPattern, ...]) -> str | None:
        if not patterns or not self.owns(url):
            return None
        path, query = folded(url)
        for pattern in patterns:
            groups = pattern.match(path, query)
            if groups is not None:
                return self.url(pattern.template.format_map(groups))
        return None

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of the outlet without port and `www.`."""
        return frozenset(domain.partition(":")[0].removeprefix("www.") for domain in self.domains)

    def _is_host(self, host: str) -> bool:
        if host in self.hosts:
            return True
        label, _, rest = host.partition(".")
        return label in MIRRORS and rest in self.hosts

    @cached_property
    def _article_patterns(self) -> tuple[AddressPattern, ...]:
        return patterns_of(self.articles)

    # The pages of an outlet link to the same addresses again and again.
    @cached_property
    def _article_address(self) -> Callable[[str], str | None]:
        return lru_cache(maxsize=65536)(lambda url: self._address(url, self._article_patterns))

    @cached_property
    def _listing_address(self) -> Callable[[str], str | None]:
        patterns = patterns_of(self.listings)
        return lru_cache(maxsize=65536)(lambda url: self._address(url, patterns))
