"""Pull quotes: a sentence of the article shown a second time, in large letters."""

from collections.abc import Collection

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.rule import rule
from newsarchive.extraction.titles import title_key

_BOXES = 4  # elements around a line that may show it as a quote
_QUOTES = frozenset({"blockquote", "aside", "figure"})
_FEW_WORDS = 5


@rule("quotes: a sentence shown twice", frozenset())
def repeated_quotes(blocks: Blocks, kept: Collection[int]) -> frozenset[int]:
    """Return the lines of quotes whose words are in another line of the body: the article has them without the quote."""
    quotes = [at for at in kept if _is_quote(blocks, at)]
    if not quotes:
        return frozenset()
    others = [f" {title_key(blocks.lines[at].text)} " for at in kept if at not in quotes]
    keys = {at: title_key(blocks.lines[at].text) for at in quotes}
    return frozenset(
        at
        for at, key in keys.items()
        if key.count(" ") >= _FEW_WORDS - 1 and any(f" {key} " in other for other in others)
    )


def _is_quote(blocks: Blocks, at: int) -> bool:
    around = blocks.lines[at].owner
    for _ in range(_BOXES):
        element = blocks.elements[around]
        if element.at == 0:
            return False
        if element.tag in _QUOTES or "quote" in element.names or "pull" in element.names:
            return True
        around = element.parent
    return False
