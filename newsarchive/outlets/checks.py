"""The checks of an outlet's declaration: each fault with its key and a remedy."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.errors import NewsarchiveError
from newsarchive.extraction import Layout
from newsarchive.items import Verified
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.addresses import PatternError, patterns_of
from newsarchive.outlets.sources import KINDS, Source

if TYPE_CHECKING:
    from newsarchive.outlets.outlet import Outlet

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_CONFIDENCE = ("A", "B", "C", "unknown")
_EXAMPLES = {
    "key": 'key="deshchitro"',
    "name_bn": 'name_bn="দেশচিত্র"',
    "name_en": 'name_en="Deshchitro"',
    "domains": 'domains=("deshchitro.com",)',
    "timezone": 'timezone="Asia/Dhaka"',
    "sources": 'sources=(Listing("/"),)',
    "layouts": 'layouts=("deshchitro",)',
}
_Fault = tuple[str, str, str]  # the key, the fault, the remedy


class DeclarationError(NewsarchiveError):
    """An outlet's declaration cannot work. The message states the key, the fault and the remedy; the registry adds the file."""

    def __init__(self, key: str, fault: str, remedy: str, file: Path | None = None) -> None:
        super().__init__(key, fault, remedy, file)
        self.key, self.fault, self.remedy, self.file = key, fault, remedy, file

    def __str__(self) -> str:
        return f"{f'{self.file}: ' if self.file else ''}{self.key}: {self.fault}. {self.remedy}"

    def in_file(self, file: Path) -> "DeclarationError":
        """Return the same error with the file of the declaration."""
        return DeclarationError(self.key, self.fault, self.remedy, file)


def faults_of(outlet: "Outlet") -> Iterator[_Fault]:
    """Yield the key, the fault and the remedy of each declaration that cannot work."""
    for key, example in _EXAMPLES.items():
        if not getattr(outlet, key) and key != "layouts":
            yield key, "missing or empty", f"Declare it: {example}"
    for key in ("domains", "sources", "layouts"):
        value = getattr(outlet, key)
        if not isinstance(value, tuple):
            yield key, f"{value!r} is not a tuple", f"Write the comma: {_EXAMPLES[key]}"
    yield from _name_faults(outlet)
    yield from _source_faults(outlet.sources)
    yield from _article_faults(outlet)
    yield from _layout_faults(outlet.layouts)
    if outlet.delay < 0 or outlet.depth < 0:
        yield (
            "delay, depth",
            "negative",
            "Declare the seconds between requests, and how many links beyond a listing are followed",
        )
    if outlet.confidence not in _CONFIDENCE:
        yield "confidence", f"{outlet.confidence!r} is not known", f"Use one of {', '.join(_CONFIDENCE)}"
    if not isinstance(outlet.verified_on, Verified) or not _DATE.fullmatch(outlet.verified_on.date or "2026"):
        remedy = 'Declare it: verified_on=Verified(VerifiedBy.REAL_PAGE, "2026-11-23", "two saved pages")'
        yield "verified_on", f"{outlet.verified_on!r} is no check with an ISO date", remedy


def _name_faults(outlet: "Outlet") -> Iterator[_Fault]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", outlet.key):
        yield "key", f"{outlet.key!r} is no outlet key", "Use lower-case letters, digits and _"
    for domain in outlet.domains:
        if not _HOST.fullmatch(domain):
            yield "domains", f"{domain!r} is no host name", "Write the bare host, without https:// and path"
    if outlet.root and not re.fullmatch(r"(?:/[\w-]+)+", outlet.root):
        yield (
            "root",
            f"{outlet.root!r} is no path",
            'Write the path after the host, without a slash at its end: "/bengali"',
        )
    try:
        ZoneInfo(outlet.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        remedy = 'Use an IANA name such as "Asia/Dhaka" or "Asia/Kolkata"'
        yield "timezone", f"there is no zone {outlet.timezone!r}", remedy


def _source_faults(sources: Iterable[object]) -> Iterator[_Fault]:
    for source in sources:
        if not isinstance(source, Source):
            kinds = ", ".join(kind.__name__ for kind in KINDS)
            yield "sources", f"{source!r} is no source", f"Use {_EXAMPLES['sources']}; the kinds are {kinds}"
            return
        for fault in source.faults():
            yield "sources", f"{source!r}: {fault}", "See the table of sources in docs/adding-an-outlet.md"


def _article_faults(outlet: "Outlet") -> Iterator[_Fault]:
    for key, patterns in (("articles", outlet.articles), ("listings", outlet.listings)):
        try:
            patterns_of(patterns)
        except PatternError as error:
            yield key, str(error), error.remedy
    if not outlet.articles and not any(source.names_articles_only for source in outlet.sources):
        yield (
            "articles",
            "missing, and no source lists articles only",
            'Declare their shape, articles={r"/details/(?P<id>\\d+)": "/details/{id}"} or SECTION_ID, or add a feed or sitemap',
        )


def _layout_faults(layouts: tuple[str | Layout, ...]) -> Iterator[_Fault]:
    for layout in layouts:
        if not isinstance(layout, Layout) and layout not in LAYOUTS:
            known = ", ".join(sorted(LAYOUTS))
            remedy = f"Known are {known}; add one in newsarchive/layouts/, or write a Layout in its place"
            yield "layouts", f"there is no layout {layout!r}", remedy
