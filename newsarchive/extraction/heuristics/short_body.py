"""Bodies without prose: poems, scores, lists and tables, whose lines are too short to be known as prose by themselves."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.lines import Kind, is_time, kind_of
from newsarchive.extraction.rule import rule
from newsarchive.extraction.tables import data_cells

_FEW = 30  # characters of a body that a template names
_VERSES = 4  # lines with line breaks that make a poem
_NAMES = re.compile(
    r"(?:article|story|post|entry|news|details?|content)[-_]?(?:body|content|details?|text|description)", re.IGNORECASE
)


def short_line_scores(blocks: Blocks, start: int, end: int) -> list[int]:
    """Return as the score of each line its length, for the lines of an element named as the body, of tables and of verses; 0 for all others."""
    chosen = set(_named_lines(blocks, start, end)) or {*_verses(blocks, start, end), *_cells(blocks, start, end)}
    return [len(line.text) if at in chosen and _may_be_text(blocks, at) else 0 for at, line in enumerate(blocks.lines)]


@rule("body: element marked as the body, without prose")
def marks_short_body(blocks: Blocks, scores: list[int], start: int, end: int) -> bool:
    """Several short lines that schema.org marks as the body are the body, even where prose is elsewhere."""
    marked = _marked_body(blocks, start, end)
    if marked is None or marked.last - marked.first < _VERSES - 1:
        return False
    return not any(score > 0 for score in scores[marked.first : marked.last])


def _marked_body(blocks: Blocks, start: int, end: int) -> Element | None:
    """Return the element that schema.org marks as the body, if there is one below the headline with text of its own."""
    for element in blocks.elements:
        if element.attributes.get("itemprop") == "articleBody" and start <= element.first and element.last <= end:
            return element if _length(blocks, element) >= _FEW else None
    return None


@rule("body: short lines of an element named as the body", ())
def _named_lines(blocks: Blocks, start: int, end: int) -> range:
    """The short lines of the element that a template names as the body, or schema.org marks, are the body where no prose is."""
    marked = _marked_body(blocks, start, end)
    named = (
        [marked]
        if marked
        else [
            element
            for element in blocks.elements
            if start <= element.first and element.last <= end and _NAMES.search(element.names)
        ]
    )
    best = max(named, key=lambda element: _length(blocks, element), default=None)
    if best is None or _length(blocks, best) < _FEW:
        return range(0)
    return range(best.first, best.last)


@rule("body: verses", ())
def _verses(blocks: Blocks, start: int, end: int) -> Iterator[int]:
    """Several lines with line breaks between them are a poem, where no prose is."""
    breaks = [start, *(at for at in range(start + 1, end) if blocks.lines[at].gap == 0), end]
    for first, last in pairwise(breaks):
        if last - first >= _VERSES and not any(
            lexicon.ADDRESS.search(blocks.lines[at].text) for at in range(first, last)
        ):
            yield from range(first, last)


@rule("body: tables alone", ())
def _cells(blocks: Blocks, start: int, end: int) -> Iterator[int]:
    """A table of data is the body where no prose is."""
    return (at for at in data_cells(blocks) if start <= at < end)


def _length(blocks: Blocks, element: Element) -> int:
    return sum(len(blocks.lines[at].text) for at in range(element.first, element.last) if _may_be_text(blocks, at))


def _may_be_text(blocks: Blocks, at: int) -> bool:
    """True if nothing speaks against a short line as text of the body."""
    line = blocks.lines[at]
    if line.is_linked or line.hints & (NOT_BODY | Hint.AUTHOR) or blocks.heading(line) == 1 or is_time(line.text):
        return False
    return not line.text.isascii() and kind_of(line.text) is Kind.TEXT
