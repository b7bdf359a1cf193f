"""The body: the element that holds the most prose for the fewest links, and which of its lines are the story."""

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import accumulate, pairwise

from newsarchive.bengali.places import is_place
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element, Line
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.lines import (
    BOILERPLATE,
    is_closing,
    is_dateline,
    is_imprint,
    is_read_more,
    is_time,
    kind_of,
)

_FEW = 20  # characters: less prose than this is no story
# What a line of furniture or of links costs at most: it is cut out of a story, so that it must not outweigh whole paragraphs.
_DEAREST = 60
_ABOVE, _BELOW = 2, 3  # boxes around a short line above the first prose and below it, where it may be of a list
_HEAD = 4  # lines of a story among which its dateline may stand
_SAME = 3  # paragraphs that a second copy of the story begins with
_LEAD = 80  # characters of a paragraph between headline and body that is the story's lead
_SIGNATURE_BOXES = 7  # boxes around a line that are compared with those of others
_CARD, _CARDS = 4, 3  # lines of a card that tells of another story, and how many of such there are
_LONGEST_INITIALS = 40

_DASH = " \u2013\u2014-:"


def line_scores(blocks: Blocks) -> list[int]:
    """Say what each line adds to a story: its length if it is prose; furniture and links cost; headings and short lines count nothing."""
    return [0 if blocks.heading(line) else _line_score(line) for line in blocks.lines]


def _line_score(line: Line) -> int:
    if line.hints & NOT_BODY or line.is_linked or is_imprint(line.text):
        return -min(len(line.text), _DEAREST)
    return line.prose if line.prose and not is_dateline(line.text) else 0


def find_body_element(blocks: Blocks, scores: list[int], start: int, end: int) -> Element | None:
    """Find the element whose lines are scores most together, the innermost of equals; None where none holds prose.

    Lines before `start` (below the headline) and from `end` on (the next article) are not the story. Where it is but one paragraph, the box around
    it is given: others beside may be too short to be known as prose.
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
    while best is not None and best.last - best.first == 1 and best.parent >= 0:
        best = blocks.elements[best.parent]
    return best


def body_lines(blocks: Blocks, scores: list[int], story: Element, start: int, end: int) -> list[int]:
    """Give which lines are the story, by number: the lead, then the found element's from its first prose, or what stands beside it, to the last."""
    lines = blocks.lines
    span = range(max(story.first, start), min(story.last, end))
    prose = [at for at in span if scores[at] > 0 and not is_read_more(lines[at].text)]
    if not prose:
        return []
    again = duplicate_start(lines, prose)
    if again:
        prose, span = prose[:again], range(span.start, prose[again])
    teasers = _teasers(blocks, prose)
    prose = [at for at in prose if at not in teasers]
    beside = {blocks.elements[lines[at].owner].parent for at in prose} | {lines[at].owner for at in prose}
    signatures = sibling_signatures(blocks, prose)
    kept = _lead(blocks, start, min(prose[0], story.first), {lines[at].text for at in prose})
    closed = False
    for at in span:
        line = lines[at]
        if line.hints & NOT_BODY or at in teasers or kind_of(line.text) in BOILERPLATE:
            continue
        if lexicon.SECTION.match(line.text) and not _is_in_broken_paragraph(lines, at):
            continue
        if is_read_more(line.text):
            closed = closed or at > prose[-1]
            continue
        closed = closed or (at > prose[-1] and is_closing(line.text))
        if closed or (line.is_linked and _is_alone(blocks, at)):
            continue
        if _is_body_line(blocks, scores, at, prose, beside, signatures):
            kept.append(at)
    return _trimmed(blocks, _without_lone_headings(blocks, _without_bylines(lines, kept)))


def _is_body_line(
    blocks: Blocks,
    scores: list[int],
    at: int,
    prose: list[int],
    beside: set[int],
    signatures: set[tuple[int, tuple[str, str]]],
) -> bool:
    """Tell whether a line is the story's: prose, a heading of prose, or what stands in a box where prose does or in one of its kind."""
    line = blocks.lines[at]
    if scores[at] > 0 or (line.prose and blocks.heading(line)):
        return True
    below = _below(blocks.lines, at)
    if (
        at < prose[-1]
        and below >= prose[0]
        and scores[below] > 0
        and (_heads_card(blocks, at, below) or _is_row(blocks, at, below))
    ):
        return True
    if prose[0] < at < prose[-1] and has_sibling_signature(blocks, line, signatures):
        return True
    return shares_container(blocks, line, beside, _ABOVE if at < prose[0] else _BELOW)


def _without_bylines(lines: list[Line], kept: list[int]) -> list[int]:
    """Take off the short lines beside a dateline that stands behind the story's lead: they say who wrote it."""
    datelines = [at for at in range(kept[0], kept[:_HEAD][-1]) if is_dateline(lines[at].text)] if kept else []
    return [at for at in kept if lines[at].prose or not any(abs(at - date) == 1 for date in datelines)]


def duplicate_start(lines: list[Line], prose: list[int]) -> int:
    """Give which line of the prose begins it anew, or 0: some pages hold their story twice, for another width of screen or for printing."""
    texts = [lines[at].text for at in prose]
    for number in range(1, len(texts)):
        few = texts[number : number + _SAME]
        if few == texts[: len(few)]:
            return number
    return 0


def _teasers(blocks: Blocks, prose: list[int]) -> set[int]:
    """Give the lines of prose at the end that tell of other stories: in cards of one kind, beneath a title that is a link or beside a time.

    Where they are most of the prose, they are the story's own entries, as a live blog has them.
    """
    cards: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in prose[1:]:
        card = blocks.common(blocks.lines[at - 1].owner, blocks.lines[at].owner)
        if card.names or card.tag != "div":
            lines = blocks.lines[card.first : card.last]
            if len(lines) <= _CARD and _is_teaser_card(blocks, card, at):
                cards[card.signature].append(at)
    found = {at for group in cards.values() if len(group) >= _CARDS for at in group}
    end = max(at for at in prose if at not in found)
    found = {at for at in found if at > end}
    lengths = [sum(blocks.lines[at].prose for at in group) for group in (found, prose)]
    return found if 2 * lengths[0] < lengths[1] else set()


def _is_teaser_card(blocks: Blocks, card: Element, at: int) -> bool:
    """Tell whether a card begins with a title and has, beside a line of prose, a link for a title or a time."""
    lines = blocks.lines[card.first : card.last]
    title, others = lines[0], [line for line in lines if line is not blocks.lines[at]]
    if title is blocks.lines[at] or title.prose or sum(bool(line.prose) for line in lines) > 1:
        return False
    return title.is_linked or (bool(blocks.heading(title)) and any(is_time(line.text) for line in others))


def _lead(blocks: Blocks, start: int, end: int, story: Collection[str]) -> list[int]:
    """Give the paragraphs between the headline and the body: the story's lead, unless the body has them too."""
    furniture = NOT_BODY & ~Hint.RELATED | Hint.AUTHOR
    return [
        at
        for at in range(start, end)
        if (line := blocks.lines[at]).prose >= _LEAD
        and line.text not in story
        and not is_dateline(line.text)
        and not line.hints & furniture
        and not blocks.heading(line)
    ]


def _below(lines: list[Line], at: int) -> int:
    """Give the next line that is no furniture, or this one where it is the last."""
    return next((below for below in range(at + 1, len(lines)) if not lines[below].hints & NOT_BODY), at)


def _heads_card(blocks: Blocks, at: int, below: int) -> bool:
    """Tell whether a line is the heading of one of several cards of the same name, as the entries of a live blog are."""
    line = blocks.lines[at]
    if not blocks.heading(line) or line.is_linked or is_time(line.text):
        return False
    card = blocks.common(line.owner, blocks.lines[below].owner)
    return (
        bool(card.names)
        and at - card.first <= 1
        and sum(each.signature == card.signature for each in blocks.elements) > 1
    )


def _is_row(blocks: Blocks, at: int, below: int) -> bool:
    """Tell whether a heading and the line below it stand in boxes of their own side by side, as the pieces of some stories do."""
    line, elements = blocks.lines[at], blocks.elements
    if not blocks.heading(line) or line.is_linked:
        return False
    boxes = [elements[blocks.lines[each].owner].parent for each in (at, below)]
    return (
        boxes[0] != boxes[1]
        and elements[boxes[0]].parent == elements[boxes[1]].parent
        and all(elements[box].last - elements[box].first == 1 for box in boxes)
    )


def _is_in_broken_paragraph(lines: list[Line], at: int) -> bool:
    """Tell whether a line is one of a paragraph with line breaks."""
    return any(
        lower.gap == 1 and lower.owner == upper.owner for upper, lower in pairwise(lines[max(at - 1, 0) : at + 2])
    )


def shares_container(blocks: Blocks, line: Line, beside: set[int], reach: int) -> bool:
    """Tell whether a line that is no prose is of the story: it stands in a box where prose does, and says nothing else.

    `reach`: how many boxes around the line are looked at.
    """
    if line.is_linked or line.hints & Hint.AUTHOR or is_dateline(line.text):
        return False
    return not beside.isdisjoint(blocks.parents(line.owner)[:reach])


def sibling_signatures(blocks: Blocks, prose: list[int]) -> set[tuple[int, tuple[str, str]]]:
    """Give in what boxes of one kind, side by side, the prose stands: some systems put each paragraph, list and heading into one of its own."""
    boxes = {box for at in prose for box in blocks.parents(blocks.lines[at].owner)[:_SIGNATURE_BOXES]}
    counted = Counter((blocks.elements[box].parent, blocks.elements[box].signature) for box in boxes)
    return {box for box, count in counted.items() if count > 1}


def has_sibling_signature(blocks: Blocks, line: Line, signatures: set[tuple[int, tuple[str, str]]]) -> bool:
    """Tell whether a line between others stands in a box like those of the prose, and says nothing else."""
    if line.is_linked or line.hints & Hint.AUTHOR or is_time(line.text):
        return False
    elements = blocks.elements
    return any(
        (elements[box].parent, elements[box].signature) in signatures
        for box in blocks.parents(line.owner)[:_SIGNATURE_BOXES]
    )


def _without_lone_headings(blocks: Blocks, kept: list[int]) -> list[int]:
    """Take off headings between which and the next nothing is left: what they headed was furniture."""
    levels = [blocks.heading(blocks.lines[at]) for at in kept]
    following = zip([*kept[1:], -1], [*levels[1:], 1], strict=False)
    return [
        at
        for at, level, (after, next_level) in zip(kept, levels, following, strict=False)
        if not level or after == at + 1 or not next_level
    ]


def _is_alone(blocks: Blocks, at: int) -> bool:
    """Tell whether a line of links is a block of its own, not a piece of a paragraph with line breaks."""
    line, lines = blocks.lines[at], blocks.lines
    near = [lines[other] for other in (at - 1, at + 1) if 0 <= other < len(lines)]
    return not any(other.owner == line.owner and bool(other.prose) for other in near)


def _trimmed(blocks: Blocks, kept: list[int]) -> list[int]:
    """Take off what stands at the ends: a dateline's place, headings with nothing beneath, initials, the writer's own box."""
    lines = blocks.lines
    while kept and _is_tail(blocks, lines[kept[-1]]):
        kept.pop()
    if kept and is_place(lines[kept[0]].text.rstrip(_DASH)):
        kept = kept[1:]
    return kept


def _is_tail(blocks: Blocks, line: Line) -> bool:
    if blocks.heading(line) or line.hints & Hint.AUTHOR:
        return True
    return len(line.text) <= _LONGEST_INITIALS and bool(lexicon.INITIALS.match(line.text))


def paragraphs_of(blocks: Blocks, kept: list[int]) -> list[str]:
    """Join the kept lines to paragraphs: a lone `<br>` breaks a line, all else parts paragraphs."""
    found: list[str] = []
    before = -2
    for at in kept:
        line = blocks.lines[at]
        if line.gap == 1 and found and before == at - 1 and blocks.lines[before].owner == line.owner:
            found[-1] = f"{found[-1]}\n{line.text}"
        else:
            found.append(line.text)
        before = at
    return found
