"""Pages that name articles: sections with their paging, and archives of a day."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urljoin

from newsarchive.crawling.sources.source import Answer, Found, Lead, Source
from newsarchive.extraction import parse
from newsarchive.items import Page, Reason


@dataclass(frozen=True)
class Listing(Source):
    """A page that names articles, and its ticker.

    `pages`: how many pages of it are read. Further ones are found by links (`listings` of the outlet), or by `more`, the address that its button
    "more" calls, with {page} (2 is the second): HTML, or JSON that holds HTML.
    """

    path: str
    pages: int = 3
    more: str = ""

    kind: ClassVar[str] = "listing"
    gives: ClassVar[str] = "addresses, the ticker"
    costs: ClassVar[str] = "1 request a page, large ones"

    def read(self, answer: Answer) -> Found:
        """Read the links of a page. Which of them are articles or further pages, the outlet's patterns say."""
        turn = answer.turn + 1
        further = (
            (urljoin(answer.page.url, self.more.format(page=turn + 1)),) if self.more and turn < self.pages else ()
        )
        return read_links(answer, further)

    def faults(self) -> Iterator[str]:
        """Say what cannot work."""
        yield from super().faults()
        if self.pages < 1:
            yield "at least one page is read"
        try:
            self.more.format(page=2)
        except (KeyError, IndexError, ValueError) as error:
            yield f"more can hold {{page}} only ({error!r})"


@dataclass(frozen=True)
class DateArchive(Source):
    """A page that names the articles of a day: `{date:%Y-%m-%d}` in the path. Its further pages are those of `listings`."""

    path: str
    pages: int = 10

    kind: ClassVar[str] = "date archive"
    gives: ClassVar[str] = "addresses of a day; takes days"
    costs: ClassVar[str] = "1 request a page, several a day"

    def read(self, answer: Answer) -> Found:
        """Read the links of a page."""
        return read_links(answer)


def read_links(answer: Answer, further: tuple[str, ...] = ()) -> Found:
    """Read the links of a page, or of the HTML that JSON holds, absolute and in order."""
    html = _html_in_json(answer.page.body)
    document = answer.document if html is None else parse(Page(html, answer.page.url))
    links = document.links()
    if not links:
        return Found(reason=Reason.EMPTY, detail="no links")
    return Found(tuple(map(Lead, links)), further)


def _html_in_json(body: bytes) -> bytes | None:
    """Join the strings of a JSON answer that hold HTML; None where the answer is no JSON."""
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
