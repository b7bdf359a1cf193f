"""The lists of a page that its layout names: the running strip, and the entries of other stories."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from newsarchive.extraction.document import Document
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.layout import Layout, RelatedList, Selector
from newsarchive.extraction.sources.layout_view import Shown
from newsarchive.items import RelatedLink, TickerHeadline


def extract_ticker(document: Document, layouts: Iterable[Layout]) -> list[TickerHeadline]:
    """Read the running strip of a page that need not be an article, by the first layout that finds one."""
    for layout in layouts:
        for css in layout.ticker:
            headlines = strip(document, css)
            if headlines:
                return headlines
    return []


def strip(document: Document, css: str) -> list[TickerHeadline]:
    """Read a strip's headlines in order, once each: a marquee writes its list twice to run without a gap."""
    headlines: dict[str, TickerHeadline] = {}
    for node in document.tree.css(css):
        title = node.text()
        if title and not title.isspace():
            link = node if node.tag == "a" else node.css_first("a")
            href = link.attributes.get("href") if link else None
            headlines.setdefault(folded(title), TickerHeadline(title, document.absolute(href)))
    return list(headlines.values())


def entries(page: Shown, related: RelatedList) -> list[RelatedLink]:
    """Read the entries of a list of other stories, those in the layout's scope or, if it has none, on the page, once each."""
    nodes = page.nodes(related.entry) or page.document.tree.css(related.entry)
    found = (_entry(node, related, page.document) for node in nodes)
    return list({entry.title + (entry.url or ""): entry for entry in found if entry}.values())


def _entry(node: LexborNode, related: RelatedList, document: Document) -> RelatedLink | None:
    title = _part(node, related.title)
    if not title or title.isspace():
        return None
    link = _part(node, related.link) if node.tag != "a" else node.attributes.get("href")
    return RelatedLink(title=title, url=document.absolute(link), published_raw=_part(node, related.published))


def _part(entry: LexborNode, written: str | None) -> str | None:
    if not written:
        return None if written is None else entry.text()
    selector = Selector.of(written)
    node = entry.css_first(selector.css)
    return selector.read(node) if node else None
