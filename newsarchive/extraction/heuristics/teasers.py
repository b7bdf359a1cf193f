"""Teasers: cards with title and summary of other articles below a body."""

from collections import defaultdict

from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.lines import is_time
from newsarchive.extraction.rule import rule

_CARD, _CARDS = 4, 3  # lines of a card with a teaser, and how many such cards there are


@rule("body: cards with teasers at its end", frozenset())
def teasers(blocks: Blocks, prose: list[int]) -> frozenset[int]:
    """Return the lines of prose at the end that are in cards of one signature, each with a linked title or a time.

    Where they are most of the prose, they are the article's own entries, as in a live blog.
    """
    cards: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in prose[1:]:
        card = blocks.common(blocks.lines[at - 1].owner, blocks.lines[at].owner)
        if (card.names or card.tag != "div") and card.last - card.first <= _CARD and _is_teaser_card(blocks, card, at):
            cards[card.signature].append(at)
    found = {at for group in cards.values() if len(group) >= _CARDS for at in group}
    end = max(at for at in prose if at not in found)
    found = {at for at in found if at > end}
    lengths = [sum(blocks.lines[at].prose for at in group) for group in (found, prose)]
    return frozenset(found if 2 * lengths[0] < lengths[1] else ())


def _is_teaser_card(blocks: Blocks, card: Element, at: int) -> bool:
    """True if a card begins with a title and has, beside one line of prose, a link for a title or a time."""
    lines = blocks.lines[card.first : card.last]
    title, others = lines[0], [line for line in lines if line is not blocks.lines[at]]
    if title is blocks.lines[at] or title.prose or sum(bool(line.prose) for line in lines) > 1:
        return False
    return has_linked_title(title.is_linked) or (
        bool(blocks.heading(title)) and any(is_time(line.text) for line in others)
    )


@rule("body: a card with a linked title is a teaser")
def has_linked_title(is_linked: bool) -> bool:
    """A card whose title is a link leads to another article."""
    return is_linked
