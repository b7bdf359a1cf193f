"""Related links: the list below a heading such as "more news", with a class name, or right below the body."""

from itertools import islice

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule
from newsarchive.items import RelatedLink

_FEW_WORDS = 3
_LONGEST = 60  # characters of a heading
_LONGEST_TIME = 50
_LARGEST = 1500  # elements of a list that are read
_MOST = 20  # headings or elements that are tried
_MOST_UP = 4  # containers of a line that are tried
_NEAR = 25  # lines below the body
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
        box = blocks.elements[at]
        if box.last > heading + 1:
            links = _links(blocks, box, heading + 1, url)
            if links:
                return links
    return []


def _links(blocks: Blocks, box: Element, first: int, url: str) -> list[RelatedLink]:
    """Return the links of a container from a line on: with their own text, else with that of their label for screen readers."""
    found: dict[str, RelatedLink] = {}
    for element in blocks.elements[box.at : min(box.end, box.at + _LARGEST)]:
        if element.tag != "a" or element.first < first:
            continue
        href = element.attributes.get("href")
        title = (
            _title(blocks, element)
            or (element.attributes.get("aria-label") or element.attributes.get("title") or "").strip()
        )
        if not href or title.count(" ") < _FEW_WORDS - 1 or href == url:
            continue
        found.setdefault(title, RelatedLink(title, href, _time(blocks, element, box)))
    return list(found.values())


def _title(blocks: Blocks, link: Element) -> str:
    """Return the title in a link: a card also holds section, time and a summary."""
    lines = [line.text for line in blocks.lines[link.first : link.last] if line.start >= link.start]
    headings = [
        line.text for line in blocks.lines[link.first : link.last] if line.start >= link.start and blocks.heading(line)
    ]
    if headings:
        return headings[0]
    if len(lines) > 1:
        return next(
            (text for text in lines if text.count(" ") >= _FEW_WORDS - 1 and not lexicon.AGO_AT_END.search(text)), ""
        )
    return blocks.text(link)


def _time(blocks: Blocks, link: Element, box: Element) -> str | None:
    """Return the time shown with a link: in the smallest container around it that is not the list's own."""
    around = blocks.elements[link.parent]
    if around.at <= box.at:
        around = link
    for line in blocks.lines[around.first : min(around.last, around.first + 6)]:
        for text in blocks.parts(line):
            if len(text) < _LONGEST_TIME and (lexicon.AGO_AT_END.search(text) or lexicon.YEAR_ANYWHERE.search(text)):
                return text
    return None
