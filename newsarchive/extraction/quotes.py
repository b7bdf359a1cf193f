"""Pull quotes: a sentence of the article shown a second time, in large letters."""

from collections.abc import Collection

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule
from newsarchive.extraction.titles import title_key

_FEW_WORDS = 5


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
