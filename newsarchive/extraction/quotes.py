"""Quotations: which lines are in one, who speaks it, and pull quotes, a sentence of the article shown a second time in large letters."""

from collections.abc import Collection

from selectolax.lexbor import LexborHTMLParser

from newsarchive.bengali.text import clean_line
from newsarchive.extraction.blocks import Blocks, Element, Line
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule
from newsarchive.extraction.titles import title_key

_FEW_WORDS = 5
_BOXES = 7  # around a line that are read
_AROUND = frozenset({"blockquote", "figure"})
_QUOTATIONS = "blockquote, figure:has(blockquote)"


def quotation_around(blocks: Blocks, line: Line) -> Element | None:
    """Return the outermost quotation around a line, with the figure around that; None if there is none."""
    around = [blocks.elements[box] for box in blocks.parents(line.owner)[:_BOXES]]
    outer = next((box for box in reversed(around) if box.tag in _AROUND), None)
    if outer is None or not any(each.tag == "blockquote" for each in blocks.elements[outer.at : outer.end]):
        return None
    return outer


def ends_with_quotation(tree: LexborHTMLParser, body: str) -> bool:
    """True if the last line of a body is the last of a quotation, whose speaker it may name; not of one around most of the body."""
    last = body.rpartition("\n")[2]
    quotations = (clean_line(node.text()) for node in tree.css(_QUOTATIONS)) if last else ()
    return any(text.endswith(last) and len(text) < len(body) / 2 for text in quotations)


@rule("quotes: a sentence shown twice", frozenset())
def repeated_quotes(blocks: Blocks, kept: Collection[int]) -> frozenset[int]:
    """Return the lines of quotes whose words are in another line of the body: the article has them without the quote."""
    within = {at for each in blocks.hinted if each.hints & Hint.QUOTE for at in range(each.first, each.last)}
    quotes = [at for at in kept if at in within] if within else []
    if not quotes or len(quotes) == len(kept):
        return frozenset()
    others = [f" {title_key(blocks.lines[at].text)} " for at in kept if at not in within]
    keys = {at: title_key(blocks.lines[at].text) for at in quotes}
    return frozenset(
        at
        for at, key in keys.items()
        if key.count(" ") >= _FEW_WORDS - 1 and any(f" {key} " in other for other in others)
    )
