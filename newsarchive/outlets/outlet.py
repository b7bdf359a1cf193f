"""An outlet as data: what a module in spiders/ declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsarchive.extraction import Layout
from newsarchive.items import OutletRecord, Verified
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.addresses import MIRRORS, AddressPattern, is_file, listed_address, patterns_of, printed_address
from newsarchive.outlets.checks import DeclarationError, faults_of
from newsarchive.outlets.folding import fold_foreign, fold_url, printed_url
from newsarchive.outlets.sources import Source
from newsarchive.outlets.web_address import WEB_PORTS, host_of


@dataclass(frozen=True)
class Outlet:
    r"""The declaration of an outlet. Raises DeclarationError, with key and remedy, for one that cannot work.

    `domains`: its hosts; addresses are written with the first; `www.`, `m.` and other mirrors of them belong to it, but only these hosts, with
    and without `www.`, and their ports are requested. `root`: the path under which
    it lives on a host of several outlets. `sources`: where its articles are listed, best first. `articles` and `listings`: patterns of paths and
    the one address that all spellings fold into, `{"/post/(?P<id>\d+)": "/post/{id}"}`; what follows a match (`.html`, `/print`, a query) is
    removed. Without `articles`, what its sources list is an article. `layouts`: names of layouts, likeliest first, or layouts of its own.
    `depth`: how many links beyond a listing's articles are followed. `delay`: seconds between two requests. `needs_browser`: scripts write the
    text of its pages, so that a browser must render them. `midnight_is_day`: 00:00 is printed
    if the clock is unknown. `family`, `confidence` (A: several recent sources, B: one, C: old or guessed, unknown) and `verified_on` are for
    people.
    """

    key: str
    name_bn: str
    name_en: str
    domains: tuple[str, ...]
    timezone: str
    sources: tuple[Source, ...]
    articles: Mapping[str, str] = field(default_factory=dict)
    listings: Mapping[str, str] = field(default_factory=dict)
    layouts: tuple[str | Layout, ...] = ()
    root: str = ""
    depth: int = 1
    delay: float = 2.0
    needs_browser: bool = False
    midnight_is_day: bool = False
    scheme: str = "https"
    family: str = ""
    confidence: str = "unknown"
    verified_on: Verified = field(default_factory=Verified)

    def __post_init__(self) -> None:
        """Check the declaration, so that a faulty one is refused when it is loaded and not in the middle of a crawl."""
        for key, fault, remedy in faults_of(self):
            raise DeclarationError(key, fault, remedy)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which the outlet writes its times."""
        return ZoneInfo(self.timezone)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the outlet: never a byline."""
        return (self.name_bn, self.name_en, *self.domains)

    @cached_property
    def own_layouts(self) -> tuple[Layout, ...]:
        """The declared layouts, likeliest first."""
        return tuple(LAYOUTS[layout] if isinstance(layout, str) else layout for layout in self.layouts)

    @cached_property
    def candidate_layouts(self) -> tuple[Layout, ...]:
        """The declared layouts first, then all others: portals change their layout overnight and paste each other's."""
        return self.own_layouts + tuple(layout for layout in LAYOUTS.values() if layout not in self.own_layouts)

    @property
    def record(self) -> OutletRecord:
        """The part of the declaration that the archive stores."""
        return OutletRecord(self.key, self.name_bn, self.name_en, self.domains, self.timezone)

    def url(self, path: str) -> str:
        """Return the address of a path of the outlet; whole addresses are returned unchanged."""
        return path if "://" in path.partition("?")[0] else f"{self.scheme}://{self.domains[0]}{path}"

    def owns(self, url: str) -> bool:
        """Return whether an address belongs to the outlet: of the web, on its hosts and their ports, and below its root."""
        try:
            parts = urlsplit(url)
            host, port = host_of(parts), parts.port
        except ValueError:
            return False
        if parts.scheme not in WEB_PORTS or (port or WEB_PORTS[parts.scheme]) not in self._ports:
            return False
        return self._is_host(host) and (not self.root or f"{parts.path}/".startswith(f"{self.root}/"))

    def article(self, url: str) -> str | None:
        """Return the one address of the article at an address, or None if the shape of the address is not that of an article."""
        return self._article_address(url)

    def listed(self, url: str) -> str | None:
        """Return the one address of what a reader or a page calls an article; None if it plainly is none of the outlet's."""
        return self.article(url) if self.articles else self.vouched(url)

    def vouched(self, url: str) -> str | None:
        """Return the one address of what a source that names articles only lists, whatever its shape.

        None for an address of another host, a front page, a listing, a static page or a file.
        """
        article = self.article(url)
        if article or not self.owns(url) or self.is_listing(url):
            return article
        address = listed_address(url, self.root)
        return self.url(address) if address else None

    def listing(self, url: str) -> str | None:
        """Return the one address of the listing at an address, or None if it is none: /district/x/details/1 is an article."""
        return None if self.article(url) else self._listing_address(url)

    def is_listing(self, url: str) -> bool:
        """Return True for an address of the outlet that is a front page, a listing by its pattern, or one of its sources."""
        path, query = fold_url(url)
        is_front = not query and path.rstrip("/") == self.root
        return is_front or self._listing_address(url) is not None or path.rstrip("/") in self._source_paths

    def is_unnamed(self, url: str) -> bool:
        """Return True for an address of the outlet that is its front page with a query: /?p=12, as WordPress writes short addresses."""
        return self.owns(url) and fold_url(url)[0].rstrip("/") == self.root

    def address_key(self, url: str) -> str:
        """Return the one form of any address, by which links and articles are joined; of an article it is `article(url)`.

        Total: what cannot be split is returned unchanged. Addresses of other hosts are folded by the rules that hold everywhere.
        """
        article = self.vouched(url) or self.listing(url)
        if article or not self.owns(url):
            return article or fold_foreign(url)
        path, query = fold_url(url)
        return self.url(f"{path}?{query}" if query else path)

    def request_url(self, url: str) -> str:
        """Return the address under which an article is requested: its one address, in the letters that the site printed."""
        if url.isascii() and "%" not in url:
            return self.vouched(url) or url
        printed = self._match(self._article_patterns, *printed_url(url)) if self.owns(url) else None
        if printed or not self.owns(url) or self.article(url):
            return printed or self.article(url) or url
        return self.url(printed_address(url))

    def id_of(self, url: str) -> str | None:
        """Return what identifies the article in its address: the group `id` of its pattern; None if no pattern captures one."""
        return self._parts_of(url).get("id") or None

    def section_of(self, url: str) -> str | None:
        """Return the section in the address of an article: the group `section` of its pattern; None if no pattern captures one."""
        return self._parts_of(url).get("section") or None

    def _parts_of(self, url: str) -> Mapping[str, str]:
        if self.owns(url):
            path, query = fold_url(url)
            for pattern in self._article_patterns:
                groups = pattern.match(path, query)
                if groups is not None:
                    return groups
        return {}

    def _address(self, url: str, patterns: tuple[AddressPattern, ...]) -> str | None:
        if not patterns or not self.owns(url):
            return None
        path, query = fold_url(url)
        return None if is_file(path) else self._match(patterns, path, query)

    def _match(self, patterns: tuple[AddressPattern, ...], path: str, query: str) -> str | None:
        for pattern in patterns:
            groups = pattern.match(path, query)
            if groups is not None:
                return self.url(pattern.template.format_map(groups))
        return None

    @cached_property
    def _source_paths(self) -> frozenset[str]:
        return frozenset(urlsplit(self.url(source.path)).path.rstrip("/") for source in self.sources)

    @cached_property
    def _hosts(self) -> frozenset[str]:
        """The hosts of the outlet without port and `www.`."""
        return frozenset(domain.partition(":")[0].removeprefix("www.") for domain in self.domains)

    @cached_property
    def _ports(self) -> frozenset[int]:
        """The ports of its domains: 80 and 443 unless one is declared."""
        declared = [domain.partition(":")[2] for domain in self.domains]
        return frozenset(port for text in declared for port in ((int(text),) if text else WEB_PORTS.values()))

    def _is_host(self, host: str) -> bool:
        if host in self._hosts:
            return True
        label, _, rest = host.partition(".")
        return label in MIRRORS and rest in self._hosts

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
