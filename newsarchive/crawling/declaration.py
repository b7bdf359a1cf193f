"""What a module in spiders/ declares, checked when it is loaded: a wrong declaration is refused with file, key and remedy."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.crawling.addresses import PatternError, patterns_of
from newsarchive.crawling.outlet import Outlet
from newsarchive.crawling.sources import KINDS, DateArchive, Ids, Listing, Source
from newsarchive.layouts import LAYOUTS

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?")
_CONFIDENCE = ("A", "B", "C", "unknown")
_EXAMPLES = {
    "key": 'name = "deshchitro"',
    "name_bn": 'name_bn = "দেশচিত্র"',
    "name_en": 'name_en = "Deshchitro"',
    "domains": 'domains = ("deshchitro.com",)',
    "timezone": 'timezone = "Asia/Dhaka"',
    "sources": 'sources = (Listing("/"),)',
}
_Fault = tuple[str, str, str]  # the key, what is wrong, what to do


class DeclarationError(Exception):
    """An outlet's declaration cannot work; the message names the file, the key and the remedy."""


def checked(declared: Mapping[str, Any], file: str) -> Outlet:
    """Make an outlet from a declaration; raise DeclarationError naming file, key and remedy if it cannot work."""
    for key, what, remedy in _faults(declared):
        raise DeclarationError(f"{file}: {key}: {what}. {remedy}")
    return Outlet(**declared)


def _faults(declared: Mapping[str, Any]) -> Iterator[_Fault]:
    for key, example in _EXAMPLES.items():
        if not declared.get(key):
            yield ("name" if key == "key" else key), "missing or empty", f"Declare it: {example}"
    yield from _name_faults(declared)
    yield from _source_faults(declared["sources"])
    yield from _article_faults(declared)
    for name in declared.get("layouts", ()):
        if name not in LAYOUTS:
            known = ", ".join(sorted(LAYOUTS))
            yield "layouts", f"there is no layout {name!r}", f"Known are {known}; add one in newsarchive/layouts/"
    if declared.get("delay", 1) < 0 or declared.get("hops", 1) < 0:
        remedy = "Give the seconds between requests, and how many links beyond a listing are followed"
        yield "delay, hops", "negative", remedy
    if declared.get("confidence", "unknown") not in _CONFIDENCE:
        yield "confidence", f"{declared['confidence']!r} is none", f"Use one of {', '.join(_CONFIDENCE)}"


def _name_faults(declared: Mapping[str, Any]) -> Iterator[_Fault]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", declared["key"]):
        yield "name", f"{declared['key']!r} is no outlet key", "Use lower-case letters, digits and _"
    if isinstance(declared["domains"], str):
        yield "domains", "one string, not a tuple", f"Mind the comma: {_EXAMPLES['domains']}"
    for domain in declared["domains"]:
        if not _HOST.fullmatch(domain):
            yield "domains", f"{domain!r} is no host name", "Write the bare host, without https:// and path"
    root = declared.get("root", "")
    if root and not re.fullmatch(r"(?:/[\w-]+)+", root):
        yield "root", f"{root!r} is no path", 'Write it from the host on, without a slash at its end: "/bengali"'
    try:
        ZoneInfo(declared["timezone"])
    except (ZoneInfoNotFoundError, ValueError):
        remedy = 'Use an IANA name such as "Asia/Dhaka" or "Asia/Kolkata"'
        yield "timezone", f"there is no zone {declared['timezone']!r}", remedy


def _source_faults(sources: Any) -> Iterator[_Fault]:
    if isinstance(sources, Source):
        yield "sources", "one source, not a tuple", f"Mind the comma: {_EXAMPLES['sources']}"
        return
    for source in sources:
        if not isinstance(source, Source):
            kinds = ", ".join(kind.__name__ for kind in KINDS)
            yield "sources", f"{source!r} is no source", f"Use {_EXAMPLES['sources']}; there are {kinds}"
        else:
            for fault in source.faults():
                yield "sources", f"{source!r}: {fault}", "See the table of sources in docs/adding-an-outlet.md"


def _article_faults(declared: Mapping[str, Any]) -> Iterator[_Fault]:
    for key in ("articles", "listings"):
        try:
            patterns_of(declared.get(key) or {})
        except PatternError as error:
            yield key, str(error), error.remedy
    names_articles_only = any(not isinstance(source, Listing | DateArchive | Ids) for source in declared["sources"])
    if not declared.get("articles") and not names_articles_only:
        yield (
            "articles",
            "missing, and no source lists articles only",
            'Declare their shape, articles = {r"/details/(?P<id>\\d+)": "/details/{id}"} or SECTION_ID, or add a feed or sitemap',
        )
