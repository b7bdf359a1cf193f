"""The list of other stories: what is linked beneath a heading like "more news", behind the story or inside it."""

from itertools import islice

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.items import RelatedLink

_FEW_WORDS = 3
_LONGEST = 60  # characters of a heading
_LONGEST_TIME = 50
_LARGEST = 1500  # elements of a list that are looked at
_MOST = 20  # headings or names that are followed
_MOST_UP = 4
_NEAR = 25  # lines behind the story
_FEWEST = 3  # entries of a list that nothing else tells


def find_related(
    blocks: Blocks, span: ArticleSpan, first_prose: int, last: int, story_url: str
) -> tuple[str, list[RelatedLink]]:
    """Find the list: the rule, and its entries with title, address as written and time as shown."""
    headings = (
        at
        for at, line in enumerate(blocks.lines)
        if at >= first_prose
        and len(line.text) < _LONGEST
        and not line.prose
        and lexicon.RELATED_HEADING.search(line.text)
    )
    for at in islice(headings, _MOST):
        entries = _beneath(blocks, at, story_url)
        if entries:
            return "heuristic: list below its heading", entries
    named = (
        element
        for element in blocks.hinted
        if element.hints & Hint.RELATED and element.first >= first_prose and element.last > element.first + 1
    )
    for element in islice(named, _MOST):
        entries = _entries(blocks, element, element.first, story_url)
        if len(entries) > 1:
            return "heuristic: class name of related links", entries
    return "heuristic: links below the body", _behind(blocks, span, last, story_url)


def _behind(blocks: Blocks, span: ArticleSpan, last: int, story_url: str) -> list[RelatedLink]:
    """Read the first box behind the story that is a list of titles."""
    for at in range(last + 1, min(last + 1 + _NEAR, span.end)):
        if not blocks.lines[at].is_linked:
            continue
        for around in blocks.parents(blocks.lines[at].owner)[: _MOST_UP + 1]:
            box = blocks.elements[around]
            if box.first <= last:
                break
            entries = _entries(blocks, box, box.first, story_url)
            if len(entries) >= _FEWEST:
                return entries
    return []


def _beneath(blocks: Blocks, heading: int, story_url: str) -> list[RelatedLink]:
    for at in blocks.parents(blocks.lines[heading].owner)[: _MOST_UP + 1]:
        box = blocks.elements[at]
        if box.last > heading + 1:
            entries = _entries(blocks, box, heading + 1, story_url)
            if entries:
                return entries
    return []


def _entries(blocks: Blocks, box: Element, first: int, story_url: str) -> list[RelatedLink]:
    """Read what a box links to from a line on: a link's own text, else that of the label it has for readers of screens."""
    found: dict[str, RelatedLink] = {}
    for element in blocks.elements[box.at : min(box.end, box.at + _LARGEST)]:
        if element.tag != "a" or element.first < first:
            continue
        href = element.attributes.get("href")
        title = (
            _title(blocks, element)
            or (element.attributes.get("aria-label") or element.attributes.get("title") or "").strip()
        )
        if not href or title.count(" ") < _FEW_WORDS - 1 or href == story_url:
            continue
        found.setdefault(title, RelatedLink(title, href, _time(blocks, element, box)))
    return list(found.values())


def _title(blocks: Blocks, link: Element) -> str:
    """Give the longest line of a link: a card also holds section, time and a summary behind the title."""
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
    """Give the time shown within an entry: the smallest box around the link that is not the list's own."""
    around = blocks.elements[link.parent]
    if around.at <= box.at:
        around = link
    for line in blocks.lines[around.first : min(around.last, around.first + 6)]:
        for text in blocks.parts(line):
            if len(text) < _LONGEST_TIME and (lexicon.AGO_AT_END.search(text) or lexicon.YEAR_ANYWHERE.search(text)):
                return text
    return None
