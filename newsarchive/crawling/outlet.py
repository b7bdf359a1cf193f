"""An outlet as data: what a module in spiders/ declares, checked when it is loaded."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.extraction import Layout
from newsarchive.items import OutletRecord
from newsarchive.layouts import LAYOUTS

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?")
_FIELD = re.compile(r"\{(\w+)\}")


class DeclarationError(Exception):
    """An outlet's declaration cannot work; the message names the file, the key and the remedy."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that names articles. `path` starts with `/`; `pages`: how many pages of it, following its links to further ones, are read."""

    path: str
    pages: int = 3


@dataclass(frozen=True)
class Outlet:
    r"""What the project knows of an outlet.

    `domains`: its hosts, the one that addresses are written with first; `www.` and other subdomains of them are its too. `articles` and
    `listings`: patterns of paths and the one address that all spellings fold into, `{"/(?:amp/)?post/(?P<id>\d+)": "/post/{id}"}`; what follows
    a match (`.html`, `/print`, a query) is folded away. `layouts`: names of page designs, likeliest first. `hops`: how many links beyond a
    listing's articles are followed. `delay`: seconds between two requests. `midnight_is_day`: 00:00 is printed for want of a clock.
    """

    key: str
    name_bn: str
    name_en: str
    domains: tuple[str, ...]
    timezone: str
    sources: tuple[Listing, ...]
    articles: Mapping[str, str]
    listings: Mapping[str, str]
    layouts: tuple[str, ...]
    hops: int = 1
    delay: float = 2.0
    midnight_is_day: bool = False
    scheme: str = "https"

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

    def url(self, path: str) -> str:
        """Make an address of the outlet from a path."""
        return f"{self.scheme}://{self.domains[0]}{path}"

    def owns(self, url: str) -> bool:
        """Tell whether an address is on one of the outlet's hosts."""
        try:
            host = (urlsplit(url).hostname or "").removeprefix("www.")
        except ValueError:
            return False
        return host in self.hosts or host.endswith(self._subdomains)

    def article(self, url: str) -> str | None:
        """Give the one address of the article that an address leads to, or None if it leads to none."""
        return self._article_address(url)

    def listing(self, url: str) -> str | None:
        """Give the one address of the listing that an address leads to, or None if it leads to none: /district/x/details/1 is an article."""
        return None if self.article(url) else self._listing_address(url)

    def _address(self, url: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
        if not self.owns(url):
            return None
        parts = urlsplit(url)
        path = parts.path or "/"
        for pattern, template in patterns:
            match = pattern.match(path)
            if match:
                return self.url(template.format_map({name: value or "" for name, value in match.groupdict().items()}))
        return None

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of the outlet without port and `www.`; what lies under them is its too."""
        return frozenset(domain.partition(":")[0].removeprefix("www.") for domain in self.domains)

    @cached_property
    def _subdomains(self) -> tuple[str, ...]:
        return tuple(f".{host}" for host in self.hosts)

    # The pages of an outlet link to the same addresses again and again.
    @cached_property
    def _article_address(self) -> Callable[[str], str | None]:
        patterns = _compiled(self.articles)
        return lru_cache(maxsize=65536)(lambda url: self._address(url, patterns))

    @cached_property
    def _listing_address(self) -> Callable[[str], str | None]:
        patterns = _compiled(self.listings)
        return lru_cache(maxsize=65536)(lambda url: self._address(url, patterns))


def _compiled(patterns: Mapping[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    # A match must end where a part of the path does, so that /post/12 is not found in /post/123.
    return tuple((re.compile(rf"(?:{pattern})(?![\w-])"), template) for pattern, template in patterns.items())


def checked(declared: Mapping[str, Any], file: str) -> Outlet:
    """Make an outlet from a declaration; raise DeclarationError naming file, key and remedy if it cannot work."""
    for key, what, remedy in _faults(declared):
        raise DeclarationError(f"{file}: {key}: {what}. {remedy}")
    return Outlet(**declared)


def _faults(declared: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give each fault as key, what is wrong, what to do."""
    for key in ("key", "name_bn", "name_en", "domains", "timezone", "sources", "articles", "layouts"):
        if not declared.get(key):
            yield ("name" if key == "key" else key), "missing or empty", f"Declare it: {_EXAMPLES[key]}"
    yield from _name_faults(declared)
    yield from _source_faults(declared)
    for key in ("articles", "listings"):
        yield from _pattern_faults(key, declared.get(key) or {})
    for name in declared["layouts"]:
        if name not in LAYOUTS:
            yield (
                "layouts",
                f"there is no layout {name!r}",
                f"Known are {', '.join(sorted(LAYOUTS))}; add one in newsarchive/layouts/",
            )


_EXAMPLES = {
    "key": 'name = "deshchitro"',
    "name_bn": 'name_bn = "দেশচিত্র"',
    "name_en": 'name_en = "Deshchitro"',
    "domains": 'domains = ("deshchitro.com",)',
    "timezone": 'timezone = "Asia/Dhaka"',
    "sources": 'sources = (Listing("/"),)',
    "articles": r'articles = {r"/details/(?P<id>\d+)": "/details/{id}"}',
    "layouts": 'layouts = ("deshchitro",)',
}


def _name_faults(declared: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", declared["key"]):
        yield "name", f"{declared['key']!r} is no outlet key", "Use lower-case letters, digits and _"
    for domain in declared["domains"]:
        if not _HOST.fullmatch(domain):
            yield "domains", f"{domain!r} is no host name", "Write the bare host, without https:// and path"
    try:
        ZoneInfo(declared["timezone"])
    except (ZoneInfoNotFoundError, ValueError):
        yield (
            "timezone",
            f"there is no zone {declared['timezone']!r}",
            'Use an IANA name such as "Asia/Dhaka" or "Asia/Kolkata"',
        )


def _source_faults(declared: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for source in declared["sources"]:
        if not isinstance(source, Listing):
            yield "sources", f"{source!r} is no source", f"Use {_EXAMPLES['sources']}"
        elif not source.path.startswith("/") or source.pages < 1:
            yield "sources", f"{source!r} cannot be read", "The path starts with / and at least one page is read"
    if declared.get("delay", 1) < 0 or declared.get("hops", 1) < 0:
        yield (
            "delay, hops",
            "negative",
            "Give the seconds between requests, and how many links beyond a listing are followed",
        )


def _pattern_faults(key: str, patterns: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for pattern, template in patterns.items():
        try:
            groups = set(re.compile(pattern).groupindex)
        except re.error as error:
            yield key, f"{pattern!r} is no regular expression ({error})", f"Use {_EXAMPLES['articles']}"
            continue
        unknown = set(_FIELD.findall(template)) - groups
        if unknown:
            yield (
                key,
                f"{template!r} names {', '.join(sorted(unknown))}, which {pattern!r} does not capture",
                "Name the group (?P<id>...)",
            )
        elif not template.startswith("/"):
            yield key, f"{template!r} is no path", "Start it with /"
