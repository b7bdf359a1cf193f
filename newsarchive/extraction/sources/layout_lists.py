"""The lists of a page that its layout has selectors for: the ticker and the related links."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from newsarchive.extraction.document import Document
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.layout import Layout, RelatedList, Selector
from newsarchive.items import RelatedLink, TickerHeadline


def extract_ticker(document: Document, layouts: Iterable[Layout]) -> list[TickerHeadline]:
    """Return the ticker of a page that need not be an article, by the first layout that finds one."""
    for layout in layouts:
        for css in layout.ticker:
            headlines = ticker_headlines(document, css)
            if headlines:
                return headlines
    return []


def ticker_headlines(document: Document, css: str) -> list[TickerHeadline]:
    """Return the headlines that a selector matches, in order, each once: a marquee repeats its list to run without a gap."""
    headlines: dict[str, TickerHeadline] = {}
    for node in document.tree.css(css):
        title = node.text()
        if title and not title.isspace():
            link = node if node.tag == "a" else node.css_first("a")
            href = link.attributes.get("href") if link else None
            headlines.setdefault(folded(title), TickerHeadline(title, document.absolute(href)))
    return list(headlines.values())


def related_links(nodes: Iterable[LexborNode], related: RelatedList, document: Document) -> list[RelatedLink]:
    """Return the entries of a list of related links, each once."""
    found = (_entry(node, related, document) for node in nodes)
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
