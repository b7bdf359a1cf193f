"""RSS, Atom and RDF feeds."""

import re
from dataclasses import dataclass
from html import unescape
from typing import ClassVar
from urllib.parse import urljoin

from newsarchive.items import Page, Reason
from newsarchive.outlets.sources.source import Source, SourceEntry, SourceResponse, SourceResult, in_zone
from newsarchive.outlets.sources.xml import XmlElement, children, name_of, root_of, text_of

_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_ENTRIES = frozenset({"item", "entry"})
_NO_SECTIONS = frozenset(
    {"uncategorized", "uncategorised", "অশ্রেণীভুক্ত", "অবিভাগীকৃত", "news", "সংবাদ", "খবর"}
)  # WordPress's own names for "none"; news
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Feed(Source):
    """An RSS or Atom feed. `zone`: the zone of its times, if they name none and are not in the outlet's."""

    path: str = "/feed/"
    zone: str = ""

    kind: ClassVar[str] = "feed"
    gives: ClassVar[str] = "the newest 10 to 100 addresses, titles, times"
    costs: ClassVar[str] = "1 request"

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the entries of a feed."""
        return read_feed(response.page, self.zone)


def read_feed(page: Page, zone: str = "") -> SourceResult:
    """Return the entries of a feed: absolute addresses, titles as text, times as written. HTML at its address is `unreadable`."""
    root = root_of(page)
    if root is None or name_of(root) not in _FEEDS:
        seen = f"<{name_of(root)}>" if root is not None else "no XML"
        return SourceResult(reason=Reason.UNREADABLE, detail=f"{seen} is no feed")
    elements = [element for element in root.iter() if name_of(element) in _ENTRIES]
    return SourceResult.of([entry for element in elements if (entry := _entry(element, page.url, zone))])


def _entry(element: XmlElement, base: str, zone: str) -> SourceEntry | None:
    link = _link(element)
    if not link:
        return None
    try:
        url = urljoin(base, link)
    except ValueError:
        return None
    return SourceEntry(
        url,
        _title(element),
        in_zone(text_of(element, "pubdate", "published", "date", "issued"), zone),
        in_zone(text_of(element, "updated", "modified"), zone),
        _section(element),
    )


def _link(entry: XmlElement) -> str | None:
    """Return the address of an entry: text in RSS, an attribute in Atom (of the alternate link), only a guid in some feeds."""
    links = children(entry, "link")
    for link in links:
        text = (link.text or "").strip()
        href = (link.get("href") or "").strip()
        if text or (href and link.get("rel", "alternate") == "alternate"):
            return text or href
    guid = text_of(entry, "guid", "id")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _title(entry: XmlElement) -> str | None:
    """Return the title as text: some feeds wrap it in a link, as markup or as escaped markup."""
    title = text_of(entry, "title")
    return (unescape(_MARKUP.sub("", title)).strip() or None) if title else None


def _section(entry: XmlElement) -> str | None:
    """Return the first category, as text in RSS, as an attribute in Atom: WordPress lists sections before tags. None if it names no section."""
    for category in children(entry, "category")[:1]:
        name = unescape((category.text or category.get("label") or category.get("term") or "").strip())
        if name and not name.startswith(("http://", "https://")) and name.lower() not in _NO_SECTIONS:
            return name
    return None
