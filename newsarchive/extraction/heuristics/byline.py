"""The byline: by label, by class name, by the vocabulary of desks and correspondents, by position."""

from collections.abc import Collection, Iterator
from operator import itemgetter

from newsarchive.bengali.bylines import is_label_alone, signature
from newsarchive.extraction.blocks import Blocks, Line
from newsarchive.extraction.heuristics.byline_names import (
    is_biography,
    is_name,
    is_plausible,
    is_role,
    parts_of_line,
    without_label,
)
from newsarchive.extraction.heuristics.cards import is_of_card
from newsarchive.extraction.heuristics.dateline import MANY
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.heuristics.time_attributes import attribute_time
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.lines import is_imprint, is_time
from newsarchive.extraction.quotes import quotation_around
from newsarchive.extraction.rule import rule

Candidate = tuple[str, str | None]

NAMED = "heuristic: class name of an author"
LABELLED = "heuristic: labelled byline"
ROLE = "heuristic: role or agency"
_ORDER = {NAMED: 0, LABELLED: 1, ROLE: 2}
_MOST_NAMES = 6
_FAR = 60  # lines below the headline
_ABOVE = 5  # lines above the headline
_BELOW_BODY = 12  # lines
_SIGNATURE = 3  # lines below the body among which a byline without a class name is


def find_bylines(
    blocks: Blocks,
    span: ArticleSpan,
    first_prose: int,
    last_prose: int,
    not_names: Collection[str],
    body: Collection[int],
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the bylines by label, class name or words, best first, and those by position alone.

    `not_names`: folded texts that are no author (headline, kicker, sections, outlet).
    """
    near = [at for at in _near(blocks, span, first_prose) if at not in body]
    dates = [
        (at, blocks.lines[at].owner)
        for at in near
        if is_time(blocks.lines[at].text) and not is_of_card(blocks, span, at)
    ]
    dates += times_in_attributes(blocks, span, near, {at for at, _ in dates})
    ranked = [(_ORDER[NAMED], found) for found in named_within_line(blocks, near, not_names)]
    likely: list[Candidate] = []
    for at in near:
        line = blocks.lines[at]
        if blocks.heading(line) == 1:
            continue
        for text in parts_of_line(blocks, line, not_names):
            is_labelled, name = without_label(text)
            if not is_plausible(name, not_names):
                continue
            if is_labelled:
                ranked.append((_ORDER[LABELLED], (LABELLED, name)))
            elif is_named_author(line.hints):
                names = [name, *more_names(blocks, near, at, not_names)] if text == line.text else [name]
                ranked.append((_ORDER[NAMED] + biography_rank(line.text), (NAMED, ", ".join(names))))
            elif is_below_label(blocks, at):
                ranked.append((_ORDER[LABELLED], (LABELLED, name)))
            elif has_role(name):
                ranked.append((_ORDER[ROLE], (ROLE, name)))
            elif body and 0 < len(dates) <= MANY and _may_be_name_beside_date(blocks, span, at, name):
                likely += beside_date(blocks, span, at, dates, first_prose, name)
    certain = [found for _, found in sorted(ranked, key=itemgetter(0))]
    return certain or list(below_body(blocks, last_prose, span.end, not_names)), likely


@rule("byline: biographies after labelled names", 0)
def biography_rank(text: str) -> int:
    """A line named author that also states where the writer was born ranks below a labelled byline."""
    return 2 if is_biography(text) else 0


@rule("byline: label on the line above")
def is_below_label(blocks: Blocks, at: int) -> bool:
    """A line below a label ("প্রতিবেদক:", reporter) that is a line of its own is the byline."""
    above = blocks.lines[at - 1].text if at else ""
    return bool(above) and is_label_alone(above)


@rule("byline: times in attributes are dates too", ())
def times_in_attributes(
    blocks: Blocks, span: ArticleSpan, near: Collection[int], dated: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield line and number of the elements near the headline whose time is in an attribute, with a clock or nothing as text."""
    for element in blocks.hinted:
        if not element.hints & Hint.TIME or element.first in dated:
            continue
        is_near = element.first in near or (element.first == element.last and element.first - 1 in near)
        if is_near and attribute_time(element) and not is_of_card(blocks, span, element.first):
            yield element.first, element.at


@rule("byline: class name of an author")
def is_named_author(hints: int) -> bool:
    """A line named author, not in comments or beside other articles, is the byline."""
    return bool(hints & Hint.AUTHOR) and not hints & (Hint.RELATED | Hint.COMMENTS)


@rule("byline: role or agency")
def has_role(name: str) -> bool:
    """A line that is a desk, a correspondent or an agency is the byline."""
    return is_role(name)


@rule("byline: class name of an author within a line", ())
def named_within_line(blocks: Blocks, near: Collection[int], not_names: Collection[str]) -> Iterator[Candidate]:
    """Yield what elements named author hold within a line: "Posted on <date> by <author>" in many WordPress themes."""
    for element in blocks.hinted:
        if not element.hints & Hint.AUTHOR or element.first not in near:
            continue
        line, text = blocks.lines[element.first], blocks.text(element)
        _, name = without_label(text)
        if not line.hints & Hint.AUTHOR and len(text) < len(line.text) and is_plausible(name, not_names):
            yield NAMED, name


@rule("byline: several authors in elements of one signature", ())
def more_names(blocks: Blocks, near: Collection[int], at: int, not_names: Collection[str]) -> Iterator[str]:
    """Yield the names that follow an author's in elements of the same signature."""
    owner = blocks.elements[blocks.lines[at].owner]
    if not owner.names and not blocks.elements[owner.parent].hints & Hint.AUTHOR:
        return
    seen = {blocks.lines[at].text}
    for other in range(at + 1, at + _MOST_NAMES):
        line = blocks.lines[other] if other in near else None
        if line is None or line.text in seen or blocks.elements[line.owner].signature != owner.signature:
            return
        if not is_name(line.text) or is_role(line.text) or not is_plausible(line.text, not_names):
            return
        seen.add(line.text)
        yield line.text


def _may_be_name_beside_date(blocks: Blocks, span: ArticleSpan, at: int, name: str) -> bool:
    """True if a line below the headline is a name, no linked title and no boilerplate."""
    line = blocks.lines[at]
    heading = blocks.heading(line)
    return (
        heading <= 2
        and not (line.is_linked and heading)
        and span.below <= at
        and is_name(name)
        and not line.hints & (NOT_BODY | Hint.KICKER)
    )


@rule("byline: name beside the date", ())
def beside_date(
    blocks: Blocks, span: ArticleSpan, at: int, dates: Collection[tuple[int, int]], first_prose: int, name: str
) -> Iterator[Candidate]:
    """Yield a name beside the date of the article."""
    if any(is_beside_date(blocks, span, at, *date, first_prose) for date in dates):
        yield "heuristic: name beside the date", name


def is_beside_date(blocks: Blocks, span: ArticleSpan, at: int, date: int, other: int, first_prose: int) -> bool:
    """True if a line is above a date or right below it, as its sibling or in a container with it that holds no prose.

    `date`: the line of the date, `other`: the number of the element around it.
    """
    if not (at <= date <= at + 2 or is_below_date(blocks, span, at, date)):
        return False
    one = blocks.lines[at].owner
    siblings = blocks.elements[one].parent == blocks.elements[other].parent or one == blocks.elements[other].parent
    return siblings or blocks.common(one, other).last <= first_prose


@rule("byline: name right below the date")
def is_below_date(blocks: Blocks, span: ArticleSpan, at: int, date: int) -> bool:
    """A name may be right below the date, or below the headline if the date is above that; not behind an image."""
    above = span.below - 1 if date < span.headline else date
    return at == above + 1 and at not in blocks.after_image


def _near(blocks: Blocks, span: ArticleSpan, first_prose: int) -> Iterator[int]:
    yield from range(span.below, min(first_prose, span.end, span.below + _FAR))
    yield from above_headline(blocks, span)


@rule("byline: above the headline", ())
def above_headline(blocks: Blocks, span: ArticleSpan) -> Iterator[int]:
    """Yield the lines a little above the headline, in a small container with it."""
    for at in range(span.headline - 1, max(span.headline - _ABOVE, 0) - 1, -1):
        box = blocks.common(blocks.lines[at].owner, blocks.lines[span.headline].owner)
        if box.tag in ("body", "html") or span.headline - box.first > _ABOVE:
            return
        yield at


@rule("byline: author below the body", ())
def below_body(blocks: Blocks, last_prose: int, end: int, not_names: Collection[str]) -> Iterator[Candidate]:
    """Yield what an element named author right below the body holds, or a line there that is a byline by its words."""
    for at in range(last_prose + 1, min(end, last_prose + _BELOW_BODY)):
        line = blocks.lines[at]
        if 0 < blocks.heading(line) <= 2 and not line.hints & (Hint.AUTHOR | NOT_BODY):
            return  # the title of another article
        if is_named_author(line.hints) and is_plausible(line.text, not_names):
            yield "heuristic: author below the body", line.text
            return
        is_near = at <= last_prose + _SIGNATURE and quotation_around(blocks, line) is None
        found = signature_below(line) if is_near else None
        if found and is_plausible(found, not_names):
            yield "heuristic: byline below the body", found
            return


@rule("byline: words of a byline below the body", None)
def signature_below(line: Line) -> str | None:
    """Return the byline that a line right below the body is: "লেখক: ..." (writer), a name behind a dash, a name alone."""
    if line.hints & NOT_BODY or line.is_linked or is_imprint(line.text):
        return None
    return signature(line.text)
