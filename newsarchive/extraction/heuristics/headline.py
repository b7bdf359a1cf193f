"""The headline: the heading that agrees best with the titles that the page declares, or else the heading above the body."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from newsarchive.extraction.blocks import HEADINGS, Blocks, Element
from newsarchive.extraction.heuristics.headline_score import (
    BELOW,
    PART,
    WHOLE,
    WORDS,
    Heading,
    Titles,
    agreement,
    position_score,
    word_score,
)
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.rule import rule
from newsarchive.extraction.titles import title_key

_SHORTEST, _LONGEST = 4, 400  # characters
_PIECES = 100  # of text: an element with more is no heading
_MOST = 60  # headings that are read
_KICKER = -0.3  # a heading is separated from its kicker only where it then agrees better
_SIZE = re.compile(r"\+?([1-7])")  # of a font element (HTML 4)
_LARGE = 4
_SEPARATORS = " :|-\u2013\u2014/"


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading that may be the headline: its text, the element that holds it, the rule that found it, and a kicker inside the element.

    `line`: its number, where the element holds more than the headline.
    """

    text: str
    element: Element
    rule: str
    kicker: str | None = None
    line: int | None = None


def find_headline(blocks: Blocks, declared: Sequence[str], title: str | None, own: Collection[str]) -> Headline | None:
    """Return the heading of the article, None if there is none: the one with the highest score, the first of equals.

    `declared`: the headlines in metadata; `title`: the text of the title element. Both may hold the outlet's name. `own`: the addresses of the page,
    as some headlines link to themselves.
    """
    titles = Titles(declared, title or "")
    best, most, agreed = None, 0.0, 0.0
    for candidate in _candidates(blocks):
        position = position_score(Heading(blocks, candidate.element, own)) + word_score(candidate.text)
        if candidate.kicker is not None:
            position += _KICKER
        if position + WHOLE <= most:
            continue  # no agreement could make it the best
        agrees = agreement(titles, title_key(candidate.text))
        if agrees + position > most:
            best, most, agreed = candidate, agrees + position, agrees
    if (agreed < PART or (best and is_unseen(blocks, best))) and (declared or title):
        best = line_of_title(blocks, titles.all()) or best
    return best or largest_font(blocks)


@rule("headline: shown in place of one that nobody sees")
def is_unseen(blocks: Blocks, headline: Headline) -> bool:
    """Where the only heading is in a hidden template, the headline is the line of the page that is the title."""
    first = headline.element.first
    return first < len(blocks.lines) and bool(blocks.lines[first].hints & (Hint.HIDDEN | Hint.UNSEEN))


@rule("headline: line in the largest font", None)
def largest_font(blocks: Blocks) -> Headline | None:
    """Return the line in the largest font above prose, the first of equals: pages of before 2005 have no headings."""
    lines = blocks.lines
    large = [
        (size, each)
        for each in blocks.elements
        if (found := _SIZE.fullmatch(each.attributes.get("size") or ""))
        and (size := int(found[1])) >= _LARGE
        and each.last - each.first == 1
        and _SHORTEST <= len(lines[each.first].text) <= _LONGEST
        and not lines[each.first].hints & NOT_BODY
        and blocks.prose[min(each.last + BELOW, len(lines))] > blocks.prose[each.last]
    ]
    if not large:
        return None
    _, element = max(large, key=lambda found: found[0])
    return Headline(blocks.text(element), element, "heuristic: largest font")


@rule("headline: line that is the title", None)
def line_of_title(blocks: Blocks, titles: set[str]) -> Headline | None:
    """Return the line that is a title, where no heading is: some pages show their headline in an element without a name."""
    for at, line in enumerate(blocks.lines):
        if line.hints & NOT_BODY or line.is_linked or not _SHORTEST <= len(line.text) <= _LONGEST:
            continue
        key = title_key(line.text)
        if key in titles and key.count(" ") >= WORDS - 1:
            return Headline(line.text, blocks.elements[line.owner], "heuristic: line equal to the title", line=at)
    return None


def _candidates(blocks: Blocks) -> Iterator[Headline]:
    found = 0
    for element in blocks.hinted:
        is_heading = element.tag in HEADINGS
        if not is_heading and not is_named_title(element):
            continue
        if element.stop - element.start > _PIECES:
            continue
        text = blocks.text(element)
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        found += 1
        if found > _MOST:
            return
        yield Headline(text, element, f"heuristic: {element.tag}" if is_heading else "heuristic: class name of a title")
        if is_heading:
            yield from last_line(blocks, element)
            yield from without_kicker(blocks, element, text)


@rule("headline: element with the class name of a title")
def is_named_title(element: Element) -> bool:
    """Some pages have a class name in place of a heading."""
    return bool(element.hints & Hint.TITLE)


@rule("headline: last line of a heading", ())
def last_line(blocks: Blocks, heading: Element) -> Iterator[Headline]:
    """Yield the last line of a heading of several lines: the others are the kicker."""
    lines = [line.text for line in blocks.lines[heading.first : heading.last]]
    if len(lines) > 1:
        yield Headline(lines[-1], heading, f"heuristic: last line of {heading.tag}", " ".join(lines[:-1]))


@rule("headline: kicker inside a heading", ())
def without_kicker(blocks: Blocks, heading: Element, text: str) -> Iterator[Headline]:
    """Yield what follows a child of the heading, and what a child at its end holds: the rest is the kicker."""
    at = heading.at + 1
    while at < heading.end:
        child = blocks.elements[at]
        inner = blocks.text(child)
        if inner and inner != text:
            if text.startswith(inner):
                rest = text[len(inner) :].strip().lstrip(_SEPARATORS)
                yield Headline(rest, heading, f"heuristic: {heading.tag} without its kicker", inner)
            if text.endswith(inner):
                kicker = text[: -len(inner)].rstrip(_SEPARATORS)
                yield Headline(inner, heading, f"heuristic: {child.tag} in {heading.tag}", kicker)
        at = child.end
