"""Cards: small containers with the title and the time of another article."""

from newsarchive.extraction.blocks import Blocks
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.rule import rule

_CARD = 4  # lines of a card
_TITLE_WORDS = 4  # of a title: names have fewer


@rule("times: not those of cards")
def is_of_card(blocks: Blocks, span: ArticleSpan, at: int) -> bool:
    """A line right below or above the linked title of another article, in a small container with it, belongs to that article."""
    for other in (at - 1, at + 1):
        if span.below <= other < len(blocks.lines):
            title = blocks.lines[other]
            if title.is_linked and not title.hints & Hint.AUTHOR and title.text.count(" ") >= _TITLE_WORDS - 1:
                box = blocks.common(title.owner, blocks.lines[at].owner)
                if box.last - box.first <= _CARD:
                    return True
    return False
