"""What a publisher asks of archives and search engines for a response: X-Robots-Tag and the meta tags for crawlers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

ROBOTS_HEADER: Final = "X-Robots-Tag"
_ALL: Final = ""  # the name of every crawler
_MOST: Final = 20  # directives of a response; no publisher needs more
_NAMED_ALL: Final = frozenset(("robots", "*"))
# Crawlers that pages address by a meta tag; a header may name any.
_CRAWLERS: Final = (
    "googlebot", "googlebot-news", "bingbot", "msnbot", "slurp", "yandex", "yandexbot", "baiduspider", "duckduckbot", "applebot",
    "archive.org_bot", "ia_archiver", "newsarchive",
)  # fmt: skip
_RECORDED: Final[Mapping[str, tuple[str, ...]]] = {
    "noarchive": ("noarchive",),
    "nocache": ("noarchive",),
    "noindex": ("noindex",),
    "nofollow": ("nofollow",),
    "none": ("noindex", "nofollow"),
    "nosnippet": ("nosnippet",),
    "max-snippet:0": ("nosnippet",),
}
_UNAVAILABLE: Final = "unavailable_after"
_WITH_VALUE: Final = (_UNAVAILABLE, "max-snippet", "max-image-preview", "max-video-preview")
_ADDRESSED: Final = re.compile(r"([a-z0-9*][a-z0-9._-]{0,40})\s*:\s*(.*)")
_WEEKDAY: Final = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*,\s*")  # its comma would end the directive
_TIME: Final = re.compile(r"(?=.*[0-9])[a-z0-9 :.+/-]{1,40}")

_Asked = tuple[str, str]  # the name of a crawler, or _ALL, and a directive


def robots_headers(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the values of the headers X-Robots-Tag."""
    return (value for name, value in headers if name.lower() == ROBOTS_HEADER.lower())


def directives(headers: Iterable[str], meta: Mapping[str, Sequence[str]] = MappingProxyType({})) -> str | None:
    """Return what is asked, as `captures.robots` has it: `noarchive, googlebot: noindex`; None if nothing is. Raises nothing.

    `headers`: the values of X-Robots-Tag; `meta`: the contents of meta tags by lower-case name.
    """
    asked: set[_Asked] = set()
    for value in headers:
        asked.update(_of_header(value))
    for name in ("robots", *_CRAWLERS):
        for content in meta.get(name, ()):
            asked.update((_ALL if name == "robots" else name, each) for each in _of_list(content))
    of_all = {directive for crawler, directive in asked if crawler == _ALL}
    kept = sorted(each for each in asked if each[0] == _ALL or each[1] not in of_all)[:_MOST]
    return ", ".join(f"{crawler}: {directive}" if crawler else directive for crawler, directive in kept) or None


def _of_header(value: str) -> Iterator[_Asked]:
    """Yield what a header asks: a name of a crawler holds for all that follows it."""
    crawler = _ALL
    for part in _parts(value):
        found = _ADDRESSED.fullmatch(part)
        directive = part
        if found and found[1] not in _WITH_VALUE:
            crawler, directive = _ALL if found[1] in _NAMED_ALL else found[1], found[2]
        yield from ((crawler, each) for each in _recorded(directive))


def _of_list(content: str) -> Iterator[str]:
    for part in _parts(content):
        yield from _recorded(part)


def _parts(value: str) -> Iterator[str]:
    return (" ".join(part.split()) for part in _WEEKDAY.sub("", value.lower()).split(","))


def _recorded(directive: str) -> Iterator[str]:
    """Yield the recorded form of a directive; nothing if it is none that matters."""
    name, colon, value = (part.strip() for part in directive.partition(":"))
    if name == _UNAVAILABLE and _TIME.fullmatch(value):
        yield f"{_UNAVAILABLE}: {value}"
    else:
        yield from _RECORDED.get(f"{name}{colon}{value}", ())
