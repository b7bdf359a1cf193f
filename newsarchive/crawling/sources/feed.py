"""RSS, Atom and RDF feeds."""

import re
from dataclasses import dataclass
from html import unescape
from typing import ClassVar
from urllib.parse import urljoin

from newsarchive.crawling.sources.source import Answer, Found, Lead, Source, in_zone
from newsarchive.crawling.sources.xml import Element, children, name_of, root_of, text_of
from newsarchive.items import Page, Reason

_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_ENTRIES = frozenset({"item", "entry"})
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Feed(Source):
    """A feed. `zone`: the zone of its times where they name none and it is not the outlet's."""

    path: str = "/feed/"
    zone: str = ""

    kind: ClassVar[str] = "feed"
    gives: ClassVar[str] = "the newest 10 to 100 addresses, titles, times"
    costs: ClassVar[str] = "1 request"

    def read(self, answer: Answer) -> Found:
        """Read the entries of a feed."""
        return read_feed(answer.page, self.zone)


def read_feed(page: Page, zone: str = "") -> Found:
    """Read a feed: addresses made absolute, titles as text, times as written. HTML at its address is `unreadable`."""
    root = root_of(page)
    if root is None or name_of(root) not in _FEEDS:
        seen = f"<{name_of(root)}>" if root is not None else "no XML"
        return Found(reason=Reason.UNREADABLE, detail=f"{seen} is no feed")
    entries = [element for element in root.iter() if name_of(element) in _ENTRIES]
    return Found.of([lead for entry in entries if (lead := _lead(entry, page.url, zone))])


def _lead(entry: Element, base: str, zone: str) -> Lead | None:
    link = _link(entry)
    if not link:
        return None
    try:
        url = urljoin(base, link)
    except ValueError:
        return None
    return Lead(
        url,
        _title(entry),
        in_zone(text_of(entry, "pubdate", "published", "date", "issued"), zone),
        in_zone(text_of(entry, "updated", "modified"), zone),
    )


def _link(entry: Element) -> str | None:
    """Find an entry's address: RSS writes it as text, Atom as an attribute (alternate, where it says which), some only as guid."""
    links = children(entry, "link")
    for link in links:
        text = (link.text or "").strip()
        href = (link.get("href") or "").strip()
        if text or (href and link.get("rel", "alternate") == "alternate"):
            return text or href
    guid = text_of(entry, "guid", "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _title(entry: Element) -> str | None:
    """Give the title as text: some wrap it in a link, as markup or as escaped markup."""
    title = text_of(entry, "title")
    return (unescape(_MARKUP.sub("", title)).strip() or None) if title else None
