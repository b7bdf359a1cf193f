"""Which lines of a body element belong to the article: what no line of the body is, and what one is."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import HEADINGS, Blocks, Line
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.lines import BOILERPLATE, is_closing, is_dateline, is_read_more, is_time, kind_of
from newsarchive.extraction.quotes import quotation_around
from newsarchive.extraction.rule import rule
from newsarchive.extraction.tables import Cell, data_cells

_ABOVE, _BELOW = 2, 3  # containers of a short line above the first prose, and below it, where it may be of a list
_SIGNATURE_BOXES = 7  # containers of a line that are compared with those of others
_ARTICLE = 200  # characters of prose
_FEW_WORDS = 3  # a line with fewer may be a label
_PARAGRAPHS = frozenset({"p", *HEADINGS})
_LEAD_NAMES = re.compile(
    r"\b(?:deck|dek|standfirst|stand-first|strapline|article-summary|news-summary|post-excerpt|lead-text|article-lead)\b"
)
_ITEMS = frozenset({"li", "td", "th", "dt", "dd", "summary", "cite", "blockquote"})

Signature = tuple[int, tuple[str, str]]  # the number of a parent, and the signature that several of its children share


@dataclass(frozen=True)
class Context:
    """What the second pass knows: the scores of all lines, and which lines of the body element are prose.

    `others`: teasers of other articles and biographies of the author. `labels`: rows of labels.
    """

    blocks: Blocks
    scores: list[int]
    prose: list[int]
    others: Collection[int]
    labels: Collection[int]

    @cached_property
    def containers(self) -> set[int]:
        """The elements right around lines of prose, and their parents."""
        owners = {self.blocks.lines[at].owner for at in self.prose}
        return owners | {self.blocks.elements[owner].parent for owner in owners}

    @cached_property
    def cells(self) -> Mapping[int, Cell]:
        """The cells of tables of data."""
        return data_cells(self.blocks)

    @cached_property
    def signatures(self) -> set[Signature]:
        """The signatures that several containers of prose share as siblings."""
        return sibling_signatures(self.blocks, self.prose)


@rule("body: a box about the author", frozenset())
def biographies(lines: Sequence[Line], prose: Collection[int]) -> frozenset[int]:
    """Prose in elements named author is about the author, unless little or less prose is elsewhere."""
    found = frozenset(at for at in prose if lines[at].hints & Hint.AUTHOR)
    whole = sum(lines[at].prose for at in prose)
    others = whole - sum(lines[at].prose for at in found)
    return found if 2 * others >= whole or others >= _ARTICLE else frozenset()


def sibling_signatures(blocks: Blocks, prose: list[int]) -> set[Signature]:
    """Return the signatures of containers of prose that are siblings: some systems put each paragraph, list and heading into a container."""
    boxes = {box for at in prose for box in blocks.parents(blocks.lines[at].owner)[:_SIGNATURE_BOXES]}
    counted = Counter((blocks.elements[box].parent, blocks.elements[box].signature) for box in boxes)
    return {box for box, count in counted.items() if count > 1}


@rule("body: tables of data")
def is_data(context: Context, at: int) -> bool:
    """A cell of a table of data belongs to the body, whatever its words, unless its containers hint at boilerplate."""
    line = context.blocks.lines[at]
    return at in context.cells and not line.hints & NOT_BODY


# What no line of the body is.


@rule("body: lines with hints of boilerplate")
def has_boilerplate_hints(context: Context, at: int) -> bool:
    """A line whose containers hint at boilerplate, captions or other articles does not belong to the body."""
    return bool(context.blocks.lines[at].hints & NOT_BODY)


@rule("body: teasers and biographies")
def is_of_others(context: Context, at: int) -> bool:
    """A teaser of another article, or a biography of the author, does not belong to the body."""
    return at in context.others


@rule("body: lines with the words of boilerplate")
def is_boilerplate(context: Context, at: int) -> bool:
    """A line that is boilerplate by its words does not belong to the body."""
    return kind_of(context.blocks.lines[at].text) in BOILERPLATE


@rule("body: the section named on a line of its own")
def is_section(context: Context, at: int) -> bool:
    """The section named on a line of its own does not belong to the body; in a list of facts with line breaks it does."""
    return bool(lexicon.SECTION.match(context.blocks.lines[at].text)) and not _is_in_broken_paragraph(
        context.blocks.lines, at
    )


DROPPING = (has_boilerplate_hints, is_of_others, is_boilerplate, is_section)


# What ends the body below its last line of prose.


@rule("body: a closing label below the last prose ends it")
def ends_with_closing(context: Context, at: int) -> bool:
    """Below the last line of prose, the heading of what follows (tags, share, comments) ends the body."""
    return at > context.prose[-1] and is_closing(context.blocks.lines[at].text)


@rule("body: read-more lines between paragraphs")
def is_announcement(context: Context, at: int) -> bool:
    """A line that announces other articles does not belong to the body."""
    return is_read_more(context.blocks.lines[at].text)


# What a line of the body is.


@rule("body: prose", True)
def is_prose(context: Context, at: int) -> bool:
    """A line of prose, or a heading of the length of prose, belongs to the body."""
    line = context.blocks.lines[at]
    return context.scores[at] > 0 or bool(line.prose and context.blocks.heading(line))


@rule("body: heading of one of several like cards")
def heads_card(context: Context, at: int) -> bool:
    """The heading of one of several cards of the same name, as the entries of a live blog are, belongs to the body."""
    blocks, line = context.blocks, context.blocks.lines[at]
    if not blocks.heading(line) or line.is_linked or is_time(line.text):
        return False
    below = _prose_below(context, at)
    if below is None:
        return False
    card = blocks.common(line.owner, blocks.lines[below].owner)
    return (
        bool(card.names)
        and at - card.first <= 1
        and sum(each.signature == card.signature for each in blocks.elements) > 1
    )


@rule("body: heading in a container beside that of its paragraph")
def heads_sibling(context: Context, at: int) -> bool:
    """A heading belongs to the body if it and the paragraph below it have containers of their own side by side."""
    blocks, line, elements = context.blocks, context.blocks.lines[at], context.blocks.elements
    if not blocks.heading(line) or line.is_linked:
        return False
    below = _prose_below(context, at)
    if below is None:
        return False
    boxes = [elements[blocks.lines[each].owner].parent for each in (at, below)]
    return (
        boxes[0] != boxes[1]
        and elements[boxes[0]].parent == elements[boxes[1]].parent
        and all(elements[box].last - elements[box].first == 1 for box in boxes)
    )


@rule("body: container like those of the prose")
def has_sibling_signature(context: Context, at: int) -> bool:
    """A line between lines of prose belongs to the body if its container is like theirs and nothing speaks against it."""
    if not context.prose[0] < at < context.prose[-1]:
        return False
    return not _is_of_others(context, at) and any(box in context.signatures for box in _boxes(context.blocks, at))


@rule("body: entry like those of the prose below the last of them")
def is_last_entry(context: Context, at: int) -> bool:
    """A line below the last prose belongs to the body if it is in an entry with the name of those above: the last of a live blog may be short."""
    if at <= context.prose[-1] or _is_of_others(context, at):
        return False
    return any(
        box in context.signatures and box[1][1] and box[1][0] not in _PARAGRAPHS for box in _boxes(context.blocks, at)
    )


def _is_of_others(context: Context, at: int) -> bool:
    """True if a line is a link, names the author or shows a time."""
    line = context.blocks.lines[at]
    return line.is_linked or bool(line.hints & Hint.AUTHOR) or is_time(line.text)


def _boxes(blocks: Blocks, at: int) -> Iterator[Signature]:
    """Yield the signatures of the containers of a line."""
    for box in blocks.parents(blocks.lines[at].owner)[:_SIGNATURE_BOXES]:
        yield blocks.elements[box].parent, blocks.elements[box].signature


@rule("body: container shared with prose")
def shares_container(context: Context, at: int) -> bool:
    """A line that is no prose belongs to the body if it shares a container with prose and nothing speaks against it."""
    line = context.blocks.lines[at]
    if line.is_linked or line.hints & Hint.AUTHOR or is_dateline(line.text):
        return False
    reach = _ABOVE if at < context.prose[0] else _BELOW
    return not context.containers.isdisjoint(context.blocks.parents(line.owner)[:reach])


@rule("body: quotation in a container of its own")
def is_quotation(context: Context, at: int) -> bool:
    """A quotation beside prose, with its speaker and the figure around both, belongs to the body also below the last prose."""
    outer = quotation_around(context.blocks, context.blocks.lines[at])
    return outer is not None and outer.parent in context.containers and not _is_of_others(context, at)


@rule("body: line between paragraphs")
def is_between(context: Context, at: int) -> bool:
    """A line of several words, or a cell or item, between paragraphs belongs to the body whatever its containers, if nothing speaks against it."""
    line = context.blocks.lines[at]
    if not context.prose[0] < at < context.prose[-1]:
        return False
    is_item = context.blocks.elements[line.owner].tag in _ITEMS
    if line.text.count(" ") < _FEW_WORDS - 1 and not is_item:
        return False
    return not _is_of_others(context, at)


@rule("body: element named as the lead")
def has_lead_name(blocks: Blocks, line: Line) -> bool:
    """A line above the body in an element named deck, standfirst or strapline is the lead, however short."""
    around = blocks.elements[line.owner]
    is_named = bool(_LEAD_NAMES.search(around.names) or _LEAD_NAMES.search(blocks.elements[around.parent].names))
    return is_named and line.text.count(" ") >= _FEW_WORDS - 1 and not line.is_linked


def is_short_lead(context: Context, at: int) -> bool:
    """True if a line above the first prose is the lead by its name."""
    return at < context.prose[0] and has_lead_name(context.blocks, context.blocks.lines[at])


KEEPING: tuple[Callable[[Context, int], bool], ...] = (
    is_prose,
    heads_card,
    heads_sibling,
    has_sibling_signature,
    is_last_entry,
    shares_container,
    is_quotation,
    is_between,
    is_short_lead,
)


def _prose_below(context: Context, at: int) -> int | None:
    """Return the number of the next line without hints of boilerplate, if it is prose of the body."""
    lines = context.blocks.lines
    below = next((below for below in range(at + 1, len(lines)) if not lines[below].hints & NOT_BODY), at)
    return below if at < context.prose[-1] and below >= context.prose[0] and context.scores[below] > 0 else None


def _is_in_broken_paragraph(lines: list[Line], at: int) -> bool:
    """True if a line is one of a paragraph with line breaks."""
    return any(
        lower.gap == 1 and lower.owner == upper.owner for upper, lower in pairwise(lines[max(at - 1, 0) : at + 2])
    )
