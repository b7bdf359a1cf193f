"""Related links: the list below a heading such as "more news", with a class name, or right below the body."""

from collections.abc import Collection
from itertools import islice

from newsarchive.bengali.bylines import is_time_or_counter
from newsarchive.bengali.dates import read
from newsarchive.bengali.text import compose
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.card_titles import Piece, Title, is_badge, is_time_alone, title_of
from newsarchive.extraction.heuristics.link_shape import is_of_article, shape_of
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule
from newsarchive.items import RelatedLink

_FEW_WORDS = 3
_FEWEST_WORDS = 2  # of a title whose address is that of an article
_LONGEST = 60  # characters of a heading
_LONGEST_TIME = 50
_LARGEST = 1500  # elements of a list that are read
_MOST = 20  # headings or elements that are tried
_MOST_UP = 4  # containers of a line that are tried
_NEAR = 25  # lines below the body
_NO_ADDRESS = ("#", "javascript:")
_FEWEST = 3  # links of a list without heading and class name


Related = tuple[str, list[RelatedLink]]  # the rule and its links


def find_related(blocks: Blocks, span: ArticleSpan, first_prose: int, last: int, url: str) -> Related:
    """Return the rule that found the related links, and the links with title, address as written and time as shown."""
    return (
        below_heading(blocks, first_prose, url)
        or named(blocks, first_prose, url)
        or below_body(blocks, span, last, url)
    )


@rule("related: list below its heading", None)
def below_heading(blocks: Blocks, first_prose: int, url: str) -> Related | None:
    """Return the list below a heading such as আরও খবর (more news)."""
    headings = (
        at
        for at, line in enumerate(blocks.lines)
        if at >= first_prose
        and len(line.text) < _LONGEST
        and not line.prose
        and lexicon.RELATED_HEADING.search(line.text)
    )
    for at in islice(headings, _MOST):
        links = _list_below(blocks, at, url)
        if links:
            return "heuristic: list below its heading", links
    return None


@rule("related: class name", None)
def named(blocks: Blocks, first_prose: int, url: str) -> Related | None:
    """Return the list in an element with the class name of related links."""
    elements = (
        element
        for element in blocks.hinted
        if element.hints & Hint.RELATED and element.first >= first_prose and element.last > element.first + 1
    )
    for element in islice(elements, _MOST):
        links = _links(blocks, element, element.first, url)
        if len(links) > 1:
            return "heuristic: class name of related links", links
    return None


@rule("related: first list below the body", ("heuristic: links below the body", ()))
def below_body(blocks: Blocks, span: ArticleSpan, last: int, url: str) -> Related:
    """Return the first container below the body that is a list of titles."""
    witness = "heuristic: links below the body"
    for at in range(last + 1, min(last + 1 + _NEAR, span.end)):
        if not blocks.lines[at].is_linked:
            continue
        for around in blocks.parents(blocks.lines[at].owner)[: _MOST_UP + 1]:
            box = blocks.elements[around]
            if box.first <= last:
                break
            links = _links(blocks, box, box.first, url)
            if len(links) >= _FEWEST:
                return witness, links
    return witness, []


def _list_below(blocks: Blocks, heading: int, url: str) -> list[RelatedLink]:
    for at in blocks.parents(blocks.lines[heading].owner)[: _MOST_UP + 1]:
        links = _links(blocks, blocks.elements[at], heading + 1, url)
        if links:
            return links
    return []


def _links(blocks: Blocks, box: Element, first: int, url: str) -> list[RelatedLink]:
    """Return the links of a container from a line on, each address once: of a picture, a title and a teaser with one address, the title."""
    found: dict[str, tuple[int, RelatedLink]] = {}
    short: dict[str, str] = {}  # the address of each short title
    shapes: set[str] = set()
    for element in blocks.elements[box.at : min(box.end, box.at + _LARGEST)]:
        href = element.attributes.get("href") if element.tag == "a" and element.first >= first else None
        if not href or href == url:
            continue
        rank, title = linked_title(blocks, element, box)
        text = " ".join(title.text.split())
        words = text.count(" ") + 1
        if words < _FEWEST_WORDS:
            continue
        key = href if not href.startswith(_NO_ADDRESS) else text
        if key not in found or rank < found[key][0]:
            found[key] = rank, RelatedLink(text, href, title.time or _time(blocks, element, box))
            short.pop(key, None)
            if words < _FEW_WORDS:
                short[key] = href
            else:
                shapes.add(shape_of(href))
    if short and not shapes and not all(map(is_of_article, short.values())):
        return []
    return [
        link for key, (_, link) in found.items() if key not in short or is_short_title(link.title, short[key], shapes)
    ]


@rule("related: title of two words whose address is that of an article")
def is_short_title(text: str, href: str, shapes: Collection[str]) -> bool:
    """Two words are a title, and neither a section nor a button, if they lead to an article: by the address, or where the longer titles lead."""
    if is_time_or_counter(text) or is_badge(text):
        return False
    return (shape_of(href) or None) in shapes or is_of_article(href)


def linked_title(blocks: Blocks, link: Element, box: Element) -> tuple[int, Title]:
    """Return the title that a link leads to, and its rank: a heading, other text, the title of its card, its label for screen readers."""
    lines = [line for line in blocks.lines[link.first : link.last] if line.stop > link.start]
    inside = [line for line in lines if line.start >= link.start]
    heading = next((line for line in inside if blocks.heading(line)), None)
    if heading:
        return 0, _title(blocks, link, heading.start, heading.stop)
    if len(inside) > 1:
        titles = (_title(blocks, link, line.start, line.stop) for line in inside)
        return 1, next((title for title in titles if title.text.count(" ") >= _FEW_WORDS - 1), Title("", None))
    title = _title(blocks, link, link.start, link.stop)
    if title.text:
        return 0 if lines and blocks.heading(lines[0]) else 1, title
    title = title_of_card(blocks, link, box)
    if title.text:
        return 2, title
    attributes = link.attributes
    label = attributes.get("aria-label") or attributes.get("title") or blocks.alts.get(link.at) or ""
    return 3, Title(label, title.time)


@rule("related: title of the card around a link without text", Title("", None))
def title_of_card(blocks: Blocks, link: Element, box: Element) -> Title:
    """A link without text, laid over a card or around its picture, leads to the article whose title the card shows."""
    for at in blocks.parents(link.parent)[:_MOST_UP]:
        card = blocks.elements[at]
        if card.at <= box.at or _leads_elsewhere(blocks, card, link):
            break
        lines = blocks.lines[card.first : card.last]
        title = next((line for line in lines if blocks.heading(line)), None) or next(
            (line for line in lines if line.text.count(" ") >= _FEW_WORDS - 1 and not is_time_alone(line.text)), None
        )
        if title:
            return _title(blocks, card, title.start, title.stop)
    return Title("", None)


def _leads_elsewhere(blocks: Blocks, card: Element, link: Element) -> bool:
    """True if a container has a link to another address: it is no card of one article."""
    links = (each for each in blocks.elements[card.at : card.end] if each.tag == "a")
    return any(each.attributes.get("href") not in (None, link.attributes.get("href")) for each in links)


def _title(blocks: Blocks, around: Element, start: int, stop: int) -> Title:
    """Return the title in some pieces of text of an element, without what is beside it."""
    start, stop = max(start, around.start), min(stop, around.stop)
    holders: list[Element | None] = [None] * (stop - start)
    for element in blocks.elements[around.at + 1 : around.end]:
        if element.start > start or element.stop < stop:  # an element around all of the title is the title's own
            for at in range(max(element.start, start), min(element.stop, stop)):
                holders[at - start] = element
    pieces = [
        Piece(text, f"{holder.tag} {holder.names}" if holder else None)
        for text, holder in zip(blocks.pieces[start:stop], holders, strict=True)
    ]
    title = title_of(pieces)
    return Title(compose(" ".join(title.text.split())), title.time and compose(title.time))


def _time(blocks: Blocks, link: Element, box: Element) -> str | None:
    """Return the time shown with a link: in the smallest container around it that is not the list's own."""
    around = blocks.elements[link.parent]
    if around.at <= box.at:
        around = link
    for line in blocks.lines[around.first : min(around.last, around.first + 6)]:
        for text in blocks.parts(line):
            if len(text) < _LONGEST_TIME and (lexicon.AGO_AT_END.search(text) or _shows_day(text)):
                return text
    return None


def _shows_day(text: str) -> bool:
    """True if a short text is a date: a title may hold a year too."""
    return bool(lexicon.YEAR_ANYWHERE.search(text)) and read(text).published is not None
