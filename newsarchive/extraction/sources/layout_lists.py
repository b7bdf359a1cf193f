"""The lists of a page that its layout has selectors for: the ticker and the related links."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from newsarchive.bengali.bylines import shows_time
from newsarchive.extraction.card_titles import Piece, Title, title_of
from newsarchive.extraction.document import Document
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.sources.layout import Layout, RelatedList, Selector
from newsarchive.items import RelatedLink, TickerHeadline

_NO_TEXT: Final = frozenset({"script", "style", "noscript", "template", "-comment", "svg"})
_DIGIT: Final = re.compile("[0-9০-৯]")
# Where an entry without text has its title, in this order.
_LABELS: Final = (("a", "aria-label"), ("a", "title"), ("img", "alt"))


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
    """Return the entries of a list of related links, each once: of a picture and a title with one address, the title."""
    found: dict[str, tuple[bool, RelatedLink]] = {}
    for node in nodes:
        is_shown, entry = _entry(node, related, document)
        if not entry.title:
            continue
        key = entry.url or entry.title
        if key not in found or (is_shown and not found[key][0]):
            found[key] = is_shown, entry
    return [entry for _, entry in found.values()]


def _entry(node: LexborNode, related: RelatedList, document: Document) -> tuple[bool, RelatedLink]:
    """Return whether an entry shows its title as text, and the entry."""
    title = _title(node, related)
    link = _part(node, related.link) if node.tag != "a" else node.attributes.get("href")
    shown = title.text.strip()
    time = _part(node, related.published)
    if not time or not (shows_time(time) or _DIGIT.search(time)):
        time = title.time  # the selector found a badge or nothing
    text = shown or _label(node)
    return bool(shown), RelatedLink(title=text, url=document.absolute(link), published_raw=time)


def _title(entry: LexborNode, related: RelatedList) -> Title:
    """Return the title of an entry, without the time beside it."""
    selector = Selector.of(related.title) if related.title else None
    node = entry.css_first(selector.css) if selector else entry
    if node is None:
        return Title("", None)
    if selector and (selector.attribute or selector.own_text):
        return Title(selector.read(node) or "", None)
    return title_of(list(_pieces(node)))


def _pieces(node: LexborNode) -> Iterator[Piece]:
    """Yield the texts inside an element."""
    around = [(node, node.child)]
    while around:
        parent, child = around.pop()
        if child is None:
            continue
        around.append((parent, child.next))
        if child.tag == "-text":
            names = None if parent.mem_id == node.mem_id else f"{parent.tag} {parent.attributes.get('class') or ''}"
            yield Piece(child.text_content or "", names)
        elif child.tag not in _NO_TEXT:
            around.append((child, child.child))


def _label(entry: LexborNode) -> str:
    """Return what an entry without text has for screen readers, or the description of its picture."""
    for css, name in _LABELS:
        for node in (entry, *entry.css(css)):
            label = (node.attributes.get(name) or "").strip()
            if " " in label:
                return label
    return ""


def _part(entry: LexborNode, written: str | None) -> str | None:
    """Return the text that a selector finds in an entry, None if there is none."""
    if not written:
        return None
    selector = Selector.of(written)
    node = entry.css_first(selector.css)
    text = selector.read(node) if node else None
    return text if text and not text.isspace() else None
