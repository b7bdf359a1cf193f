"""The body: the element that holds the most prose for the fewest links, and which of its lines belong to the article.

Two passes, as in jusText: the first gives each line a score or a kind by itself, the second decides by the lines and elements around it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from newsarchive.bengali.places import is_place
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element, Line
from newsarchive.extraction.card_titles import is_time as is_time_alone
from newsarchive.extraction.heuristics.short_body import marked_body, short_line_scores
from newsarchive.extraction.heuristics.teasers import teasers
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.label_rows import rows_of_labels
from newsarchive.extraction.lines import (
    BOILERPLATE,
    is_closing,
    is_dateline,
    is_imprint,
    is_read_more,
    is_time,
    kind_of,
)
from newsarchive.extraction.paragraphs import joined_lines
from newsarchive.extraction.quotes import repeated_quotes
from newsarchive.extraction.rule import rule
from newsarchive.extraction.tables import Cell, data_cells

_FEW = 20  # characters: less prose than this is no article
# What a line of boilerplate or of links costs at most: it is left out of a body, so that it must not outweigh whole paragraphs.
_HIGHEST_COST = 60
_ABOVE, _BELOW = 2, 3  # containers of a short line above the first prose, and below it, where it may be of a list
_HEAD = 4  # lines of a body among which its dateline may be
_SAME = 3  # paragraphs that a second copy of the body begins with
_LEAD = 80  # characters of a lead
_SIGNATURE_BOXES = 7  # containers of a line that are compared with those of others
_LONGEST_INITIALS = 40
_ARTICLE = 200  # characters of prose
_FEW_WORDS = 3  # a line with fewer may be a label
_ITEMS = frozenset({"li", "td", "th", "dt", "dd", "summary", "cite", "blockquote"})
_DASH = " \u2013\u2014-:"

Signature = tuple[int, tuple[str, str]]  # the number of a parent, and the signature that several of its children share


def find_body(blocks: Blocks, start: int, end: int) -> tuple[list[int], Element | None]:
    """Return the scores of the lines and the body element: of prose, or else of verses, tables and short lines."""
    scores = line_scores(blocks)
    element = find_body_element(blocks, scores, start, end)
    marked = marked_body(blocks, start, end)
    if element is None or (marked and not _overlap(element, marked)):
        short = short_line_scores(blocks, start, end)
        return short, find_body_element(blocks, short, start, end)
    return scores, element


def _overlap(one: Element, other: Element) -> bool:
    return one.at < other.end and other.at < one.end


def line_scores(blocks: Blocks) -> list[int]:
    """Return the score of each line: its length if it is prose, less than 0 for boilerplate and links, 0 for headings and short lines."""
    return [0 if blocks.heading(line) else _line_score(line) for line in blocks.lines]


def _line_score(line: Line) -> int:
    if line.hints & NOT_BODY or line.is_linked or is_imprint(line.text):
        return -min(len(line.text), _HIGHEST_COST)
    return line.prose if line.prose and not is_dateline(line.text) else 0


def find_body_element(blocks: Blocks, scores: list[int], start: int, end: int) -> Element | None:
    """Return the element whose lines have the highest sum of scores, the innermost of equals; None if none holds prose.

    Lines before `start` (below the headline) and from `end` on (the next article) do not belong to the body.
    """
    values = scores.copy()
    values[:start] = [-len(line.text) for line in blocks.lines[:start]]
    values[end:] = [-len(line.text) for line in blocks.lines[end:]]
    sums = list(accumulate(values, initial=0))
    best, most = None, _FEW
    for element in blocks.elements:
        value = sums[element.last] - sums[element.first]
        if value >= most and element.last > element.first:
            best, most = element, value
    while best is not None and is_single_paragraph(best):
        best = blocks.elements[best.parent]
    return best


@rule("body: container of a single paragraph")
def is_single_paragraph(element: Element) -> bool:
    """The body is the container of a single paragraph: others beside it may be too short to be known as prose."""
    return element.last - element.first == 1 and element.parent >= 0


@dataclass(frozen=True)
class Context:
    """What the second pass knows: the scores of all lines, and which lines of the body element are prose, teasers or rows of labels."""

    blocks: Blocks
    scores: list[int]
    prose: list[int]
    teasers: Collection[int]
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
    def has_other_prose(self) -> bool:
        """True if prose that is in no element named author makes an article."""
        lines = self.blocks.lines
        others = [at for at in self.prose if not lines[at].hints & Hint.AUTHOR]
        length = sum(lines[at].prose for at in others)
        return 2 * length >= sum(lines[at].prose for at in self.prose) or length >= _ARTICLE

    @cached_property
    def signatures(self) -> set[Signature]:
        """The signatures that several containers of prose share as siblings."""
        return sibling_signatures(self.blocks, self.prose)


def body_lines(
    blocks: Blocks,
    scores: list[int],
    element: Element,
    start: int,
    end: int,
    menu: Callable[[], Collection[str]] = tuple,
) -> list[int]:
    """Return the numbers of the body's lines: the lead, then the lines of the body element that the rules keep.

    `menu`: the labels of the page's menu.
    """
    lines = blocks.lines
    span = range(max(element.first, start), min(element.last, end))
    prose = [at for at in span if scores[at] > 0 and not is_read_more(lines[at].text)]
    if not prose:
        return []
    again = duplicate_start(lines, prose)
    if again:
        prose, span = prose[:again], range(span.start, prose[again])
    others = teasers(blocks, prose)
    within = [lines[at] for at in span]
    texts = ["" if blocks.heading(line) else line.text for line in within]  # a list of contents has the headings too
    rows = rows_of_labels(texts, [line.is_linked for line in within], menu)
    context = Context(blocks, scores, [at for at in prose if at not in others], others, {span[at] for at in rows})
    kept = [*lead(blocks, start, min(context.prose[0], element.first), {lines[at].text for at in context.prose})]
    for at in span:
        if is_data(context, at):
            kept.append(at)
            continue
        if any(applies(context, at) for applies in DROPPING):
            continue
        if ends_with_closing(context, at):
            break
        if (
            at not in context.labels
            and any(applies(context, at) for applies in KEEPING)
            and not is_announcement(context, at)
        ):
            kept.append(at)
    kept = without_bylines(lines, kept)
    repeated = repeated_quotes(blocks, kept)
    kept = [at for at in kept if at not in repeated]
    lone = lone_headings(blocks, kept)
    kept = [at for at in kept if at not in lone]
    return _trimmed(blocks, kept)


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


@rule("body: teasers of other articles")
def is_teaser(context: Context, at: int) -> bool:
    """A teaser of another article does not belong to the body."""
    return at in context.teasers


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


@rule("body: a box about the author")
def is_biography(context: Context, at: int) -> bool:
    """Prose in an element named author is about the author, unless little or less prose is elsewhere."""
    line = context.blocks.lines[at]
    return bool(line.hints & Hint.AUTHOR and line.prose) and context.has_other_prose


DROPPING = (has_boilerplate_hints, is_teaser, is_boilerplate, is_section, is_biography)


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
    blocks, line = context.blocks, context.blocks.lines[at]
    if not context.prose[0] < at < context.prose[-1]:
        return False
    if line.is_linked or line.hints & Hint.AUTHOR or is_time(line.text):
        return False
    return any(
        (blocks.elements[box].parent, blocks.elements[box].signature) in context.signatures
        for box in blocks.parents(line.owner)[:_SIGNATURE_BOXES]
    )


@rule("body: container shared with prose")
def shares_container(context: Context, at: int) -> bool:
    """A line that is no prose belongs to the body if it shares a container with prose and nothing speaks against it."""
    line = context.blocks.lines[at]
    if line.is_linked or line.hints & Hint.AUTHOR or is_dateline(line.text):
        return False
    reach = _ABOVE if at < context.prose[0] else _BELOW
    return not context.containers.isdisjoint(context.blocks.parents(line.owner)[:reach])


@rule("body: line between paragraphs")
def is_between(context: Context, at: int) -> bool:
    """A line of several words, or a cell or item, between paragraphs belongs to the body whatever its containers, if nothing speaks against it."""
    line = context.blocks.lines[at]
    if not context.prose[0] < at < context.prose[-1]:
        return False
    is_item = context.blocks.elements[line.owner].tag in _ITEMS
    if line.text.count(" ") < _FEW_WORDS - 1 and not is_item:
        return False
    return not (line.is_linked or line.hints & Hint.AUTHOR or is_time(line.text))


KEEPING: tuple[Callable[[Context, int], bool], ...] = (
    is_prose,
    heads_card,
    heads_sibling,
    has_sibling_signature,
    shares_container,
    is_between,
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


@rule("body: second copy of the article", 0)
def duplicate_start(lines: list[Line], prose: list[int]) -> int:
    """Return which line of prose begins a second copy of the body, or 0: some pages hold one for other screens or for printing."""
    texts = [lines[at].text for at in prose]
    for number in range(1, len(texts)):
        few = texts[number : number + _SAME]
        if few == texts[: len(few)]:
            return number
    return 0


@rule("body: lead between headline and body", ())
def lead(blocks: Blocks, start: int, end: int, body: Collection[str]) -> Sequence[int]:
    """Return the paragraphs between headline and body: the lead, unless the body has them too."""
    excluded = NOT_BODY & ~Hint.RELATED | Hint.AUTHOR
    return [
        at
        for at in range(start, end)
        if (line := blocks.lines[at]).prose >= _LEAD
        and line.text not in body
        and not is_dateline(line.text)
        and not line.hints & excluded
        and not blocks.heading(line)
    ]


def sibling_signatures(blocks: Blocks, prose: list[int]) -> set[Signature]:
    """Return the signatures of containers of prose that are siblings: some systems put each paragraph, list and heading into a container."""
    boxes = {box for at in prose for box in blocks.parents(blocks.lines[at].owner)[:_SIGNATURE_BOXES]}
    counted = Counter((blocks.elements[box].parent, blocks.elements[box].signature) for box in boxes)
    return {box for box, count in counted.items() if count > 1}


def without_bylines(lines: list[Line], kept: list[int]) -> list[int]:
    """Return the lines without the short ones beside a dateline below the lead: they name the author."""
    datelines = [at for at in range(kept[0], kept[:_HEAD][-1]) if is_dateline(lines[at].text)] if kept else []
    return [at for at in kept if lines[at].prose or not any(is_beside_dateline(at, date) for date in datelines)]


@rule("body: byline beside a dateline below the lead")
def is_beside_dateline(at: int, dateline: int) -> bool:
    """A short line right above or below a dateline names the author."""
    return abs(at - dateline) == 1


@rule("body: headings of nothing", frozenset())
def lone_headings(blocks: Blocks, kept: list[int]) -> frozenset[int]:
    """Return the headings of which no line before the next heading is left: what they headed was boilerplate."""
    levels = [blocks.heading(blocks.lines[at]) for at in kept]
    following = zip([*kept[1:], -1], [*levels[1:], 1], strict=False)
    return frozenset(
        at
        for at, level, (after, next_level) in zip(kept, levels, following, strict=False)
        if level and after != at + 1 and next_level
    )


def _trimmed(blocks: Blocks, kept: list[int]) -> list[int]:
    """Return the lines without a dateline's place before them, and without headings, initials and the author's biography after them."""
    lines = blocks.lines
    while kept and (
        is_last_heading(blocks, lines[kept[-1]]) or is_author_line(lines[kept[-1]]) or is_initials(lines[kept[-1]].text)
    ):
        kept.pop()
    while kept and (is_place_alone(lines[kept[0]].text) or is_day_alone(lines[kept[0]].text)):
        kept = kept[1:]
    return kept


@rule("body: no heading at its end")
def is_last_heading(blocks: Blocks, line: Line) -> bool:
    """A heading with nothing below it does not belong to the body."""
    return blocks.heading(line) > 0


@rule("body: no line about the author at its end")
def is_author_line(line: Line) -> bool:
    """A line named author at the end of the body is about the author."""
    return bool(line.hints & Hint.AUTHOR)


@rule("body: no initials at its end")
def is_initials(text: str) -> bool:
    """Initials of writer and editor at the end of the body do not belong to it."""
    return len(text) <= _LONGEST_INITIALS and bool(lexicon.INITIALS.match(text))


@rule("body: no place alone at its beginning")
def is_place_alone(text: str) -> bool:
    """The place of a dateline on a line of its own does not belong to the body."""
    return is_place(text.rstrip(_DASH))


@rule("body: no date alone at its beginning")
def is_day_alone(text: str) -> bool:
    """A date and nothing else between the headline and the first paragraph does not belong to the body."""
    return is_time_alone(text)


def paragraphs_of(blocks: Blocks, kept: list[int]) -> list[str]:
    """Return the kept lines as paragraphs: a lone `<br>` breaks a line, a row of a table is one, everything else separates paragraphs."""
    return [each.text for each in joined_lines(blocks, kept, data_cells(blocks), is_line_break)]


@rule("body: a lone line break ends no paragraph")
def is_line_break(blocks: Blocks, at: int) -> bool:
    """A lone `<br>` is a line break inside a paragraph."""
    return blocks.joined(at)
