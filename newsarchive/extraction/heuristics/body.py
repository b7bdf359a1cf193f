"""The body: the element that holds the most prose for the fewest links, and which of its lines belong to the article.

Two passes, as in jusText: the first gives each line a score or a kind by itself, the second decides by the lines and elements around it.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from newsarchive.bengali.places import is_place
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Element, Line
from newsarchive.extraction.card_titles import is_time_alone
from newsarchive.extraction.heuristics.body_rules import (
    DROPPING,
    KEEPING,
    Context,
    biographies,
    ends_with_closing,
    has_lead_name,
    is_announcement,
    is_data,
)
from newsarchive.extraction.heuristics.short_body import marks_short_body, short_line_scores
from newsarchive.extraction.heuristics.teasers import teasers
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.label_rows import rows_of_labels
from newsarchive.extraction.lines import is_dateline, is_imprint, is_read_more
from newsarchive.extraction.paragraphs import joined_lines
from newsarchive.extraction.quotes import repeated_quotes
from newsarchive.extraction.rule import rule
from newsarchive.extraction.tables import data_cells

_FEW = 20  # characters: less prose than this is no article
# What a line of boilerplate or of links costs at most: it is left out of a body, so that it must not outweigh whole paragraphs.
_HIGHEST_COST = 60
_HEAD = 4  # lines of a body among which its dateline may be
_SAME = 3  # paragraphs that a second copy of the body begins with
_LEAD = 80  # characters of a lead
_LONGEST_INITIALS = 40
_DASH = " \u2013\u2014-:"


def find_body(blocks: Blocks, start: int, end: int) -> tuple[list[int], Element | None]:
    """Return the scores of the lines and the body element: of prose, or else of verses, tables and short lines."""
    scores = line_scores(blocks)
    element = find_body_element(blocks, scores, start, end)
    if element is None or marks_short_body(blocks, scores, start, end):
        short = short_line_scores(blocks, start, end)
        return short, find_body_element(blocks, short, start, end)
    return scores, element


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
    others = teasers(blocks, prose) | biographies(lines, prose)
    within = [lines[at] for at in span]
    texts = ["" if blocks.heading(line) else line.text for line in within]  # a list of contents has the headings too
    rows = rows_of_labels(texts, [line.is_linked for line in within], menu)
    context = Context(
        blocks, scores, [at for at in prose if at not in others] or prose, others, {span[at] for at in rows}
    )
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
        if ((line := blocks.lines[at]).prose >= _LEAD or has_lead_name(blocks, line))
        and line.text not in body
        and not is_dateline(line.text)
        and not line.hints & excluded
        and not blocks.heading(line)
    ]


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
