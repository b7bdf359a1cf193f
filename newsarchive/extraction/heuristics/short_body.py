"""Bodies without prose: poems, scores, lists and tables, whose lines are too short to be known as prose by themselves."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element, Line
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
    lengths = [len(line.text) if _may_be_text(blocks, line) else 0 for line in blocks.lines]
    chosen = set(_named_lines(blocks, lengths, start, end)) or {
        *_verses(blocks, start, end),
        *_cells(blocks, start, end),
    }
    return [length if at in chosen else 0 for at, length in enumerate(lengths)]


@rule("body: element marked as the body, without prose")
def marks_short_body(blocks: Blocks, scores: list[int], start: int, end: int) -> bool:
    """Several short lines that schema.org marks as the body are the body, even where prose is elsewhere."""
    marked = _marked_body(blocks, start, end)
    if marked is None or marked.last - marked.first < _VERSES - 1:
        return False
    if any(score > 0 for score in scores[marked.first : marked.last]):
        return False
    lines = blocks.lines[marked.first : marked.last]
    return sum(len(line.text) for line in lines if _may_be_text(blocks, line)) >= _FEW


def _marked_body(blocks: Blocks, start: int, end: int) -> Element | None:
    """Return the element that schema.org marks as the body, if there is one below the headline."""
    return next(
        (
            element
            for element in blocks.elements
            if element.attributes.get("itemprop") == "articleBody" and start <= element.first and element.last <= end
        ),
        None,
    )


@rule("body: short lines of an element named as the body", ())
def _named_lines(blocks: Blocks, lengths: list[int], start: int, end: int) -> range:
    """The short lines of the element that a template names as the body, or schema.org marks, are the body where no prose is."""
    sums = list(accumulate(lengths, initial=0))
    marked = _marked_body(blocks, start, end)
    named = [
        element
        for element in ([marked] if marked else blocks.elements)
        if start <= element.first and element.last <= end and (marked or _NAMES.search(element.names))
    ]
    best = max(named, key=lambda element: sums[element.last] - sums[element.first], default=None)
    if best is None or sums[best.last] - sums[best.first] < _FEW:
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


def _may_be_text(blocks: Blocks, line: Line) -> bool:
    """True if nothing speaks against a short line as text of the body."""
    if line.is_linked or line.hints & (NOT_BODY | Hint.AUTHOR) or blocks.heading(line) == 1 or is_time(line.text):
        return False
    return not line.text.isascii() and kind_of(line.text) is Kind.TEXT
