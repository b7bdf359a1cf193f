"""Pages that list articles: sections with their paging, and archives of a day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urljoin

from newsarchive.extraction import parse
from newsarchive.items import Page, Reason
from newsarchive.outlets.sources.source import Source, SourceEntry, SourceResponse, SourceResult


@dataclass(frozen=True)
class Listing(Source):
    """A page that lists articles, and its ticker.

    `pages`: how many pages of it are read. Further pages are found by links (`listings` of the outlet), or by `more`, the address that its
    button "more" requests, with {page} (2 is the second): HTML, or JSON that contains HTML.
    """

    path: str
    pages: int = 3
    more: str = ""

    names_articles_only: ClassVar[bool] = False
    kind: ClassVar[str] = "listing"
    gives: ClassVar[str] = "addresses, the ticker"
    costs: ClassVar[str] = "1 request a page, large ones"

    def has_page(self, turn: int) -> bool:
        """Return whether further listing pages up to this turn are read."""
        return turn < self.pages

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the links of a page. The outlet's patterns decide which of them are articles or further pages."""
        turn = response.turn + 1
        further = (
            (urljoin(response.page.url, self.more.format(page=turn + 1)),) if self.more and turn < self.pages else ()
        )
        return read_links(response, further)

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part of the declaration that cannot work."""
        yield from super().faults()
        if self.pages < 1:
            yield "pages is at least 1"
        try:
            self.more.format(page=2)
        except (KeyError, IndexError, ValueError) as error:
            yield f"more can contain {{page}} only ({error!r})"


@dataclass(frozen=True)
class DateArchive(Source):
    """A page that lists the articles of a day: `{date:%Y-%m-%d}` in the path. Its further pages are those of `listings`."""

    path: str
    pages: int = 10

    names_articles_only: ClassVar[bool] = False
    kind: ClassVar[str] = "date archive"
    gives: ClassVar[str] = "addresses of a day; takes days"
    costs: ClassVar[str] = "1 request a page, several a day"

    def has_page(self, turn: int) -> bool:
        """Return whether further listing pages up to this turn are read."""
        return turn < self.pages

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the links of a page."""
        return read_links(response)


def read_links(response: SourceResponse, further: tuple[str, ...] = ()) -> SourceResult:
    """Return the links of a page, or of the HTML inside JSON, absolute and in order."""
    html = _html_in_json(response.page.body)
    document = response.document if html is None else parse(Page(html, response.page.url))
    links = document.links()
    if not links:
        return SourceResult(reason=Reason.EMPTY, detail="no links")
    return SourceResult(tuple(map(SourceEntry, links)), further)


def _html_in_json(body: bytes) -> bytes | None:
    """Return the strings with HTML in a JSON response, joined; None if the response is no JSON."""
    if body.lstrip()[:1] not in (b"{", b"[", b'"'):
        return None
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return "\n".join(text for text in _strings(data) if "<" in text).encode("utf-8", "replace")


def _strings(data: Any) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            waiting += reversed(list(value.values()) if isinstance(value, dict) else value)
