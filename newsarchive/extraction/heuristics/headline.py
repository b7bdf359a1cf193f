"""The headline: which heading is the one that the page tells machines, or, where it tells them nothing, which stands above the story."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from newsarchive.extraction.blocks import Blocks, Element
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.titles import title_key, title_part_keys

_SHORTEST, _LONGEST = 4, 400  # characters
_WORDS = 3  # of a headline that is known by its words alone
_BELOW = 15  # lines below a headline within which a story begins
_PIECES = 100  # of text: what has more is no heading
_MOST = 60  # headings that are looked at


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading of the page that may be the article's: its text, the element that holds it, the rule that chose it, and what stood with it.

    `line`: its number, where the element holds more than the headline.
    """

    text: str
    element: Element
    rule: str
    kicker: str | None = None
    line: int | None = None


def find_headline(blocks: Blocks, told: list[str], title: str | None, own: Collection[str]) -> Headline | None:
    """Find the heading of the article.

    `told`: what the page tells machines that its headline is (JSON-LD, og:title), `title` that of the window; both may hold the outlet's name
    before or behind. `own`: the page's addresses, for some headlines link to themselves. The heading that agrees best wins, h1 before
    others, the first of equals.
    """
    titles = _Titles(told, title or "")
    best, most, agreed = None, 0.0, 0.0
    for candidate in _candidates(blocks):
        standing = _position_score(blocks, candidate, own)
        if standing + _WHOLE <= most:
            continue  # nothing that it agrees with could make it the best
        agreement = titles.agreement(title_key(candidate.text))
        scores = agreement + standing
        if scores > most:
            best, most, agreed = candidate, scores, agreement
    if agreed < _PART and (told or title):
        best = _line_of_title(blocks, titles.all()) or best
    return best or _large(blocks)


def _large(blocks: Blocks) -> Headline | None:
    """Find the line in the largest letters, the first of equals, above a story: pages of before 2005 have no headings."""
    fonts = [
        (int(found[1]), each)
        for each in blocks.elements
        if (found := _SIZE.fullmatch(each.attributes.get("size") or ""))
    ]
    lines = blocks.lines
    large = [
        (size, each)
        for size, each in fonts
        if size >= _LARGE
        and each.last - each.first == 1
        and _SHORTEST <= len(lines[each.first].text) <= _LONGEST
        and not lines[each.first].hints & NOT_BODY
        and blocks.prose[min(each.last + _BELOW, len(lines))] > blocks.prose[each.last]
    ]
    if not large:
        return None
    _, element = max(large, key=lambda found: found[0])
    return Headline(blocks.text(element), element, "heuristic: largest font")


def _line_of_title(blocks: Blocks, titles: set[str]) -> Headline | None:
    """Find the title among the lines, where no heading has it: some pages show their headline in a box without a name."""
    for at, line in enumerate(blocks.lines):
        if line.hints & NOT_BODY or line.is_linked or not _SHORTEST <= len(line.text) <= _LONGEST:
            continue
        key = title_key(line.text)
        if key in titles and key.count(" ") >= _WORDS - 1:
            return Headline(line.text, blocks.elements[line.owner], "heuristic: line equal to the title", line=at)
    return None


def _candidates(blocks: Blocks) -> Iterator[Headline]:
    found = 0
    for element in blocks.hinted:
        level = element.tag in _LEVELS
        if not level and not element.hints & Hint.TITLE:
            continue
        if element.stop - element.start > _PIECES:
            continue
        text = blocks.text(element)
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        found += 1
        if found > _MOST:
            return
        yield Headline(text, element, f"heuristic: {element.tag}" if level else "heuristic: class name of a title")
        if level:
            yield from _parts_of(blocks, element, text)


def _parts_of(blocks: Blocks, heading: Element, text: str) -> Iterator[Headline]:
    """Give what a heading holds beside a kicker: its last line, or what follows its first child."""
    lines = blocks.lines[heading.first : heading.last]
    if len(lines) > 1:
        last = lines[-1].text
        yield Headline(
            last, heading, f"heuristic: last line of {heading.tag}", " ".join(line.text for line in lines[:-1])
        )
    elements = blocks.elements
    at = heading.at + 1
    while at < heading.end:
        child = elements[at]
        inner = blocks.text(child)
        if inner and inner != text:
            if text.startswith(inner):
                rest = text[len(inner) :].strip()
                yield Headline(rest.lstrip(_SIGNS), heading, f"heuristic: {heading.tag} without its kicker", inner)
            if text.endswith(inner):
                yield Headline(
                    inner, heading, f"heuristic: {child.tag} in {heading.tag}", text[: -len(inner)].rstrip(_SIGNS)
                )
        at = child.end


_WHOLE, _PART = 4.0, 3.0  # what agreement with what machines are told is scores
_SIZE = re.compile(r"\+?([1-7])")  # of a font element (HTML 4)
_LARGE = 4
_SIGNS = " :|-\u2013\u2014/"
# What a heading is scores by what it is: the article's own is mostly an h1.
_LEVELS = {"h1": 2.0, "h2": 0.8, "h3": 0.5, "h4": 0.2, "h5": 0.0, "h6": 0.0}


class _Titles:
    """What the page calls itself: to machines, in the window's title, and the parts of both."""

    def __init__(self, told: list[str], window: str) -> None:
        self._written, self._window_written = told, window
        self._declared = [key for text in told if (key := title_key(text))]

    @cached_property
    def _parts(self) -> set[str]:
        return {part for text in self._written for part in title_part_keys(text)}

    @cached_property
    def _window(self) -> str:
        return title_key(self._window_written)

    @cached_property
    def _window_parts(self) -> set[str]:
        return set(title_part_keys(self._window_written))

    def all(self) -> set[str]:
        """Give every title and part of one."""
        return {*self._declared, *self._parts, self._window, *self._window_parts}

    def agreement(self, key: str) -> float:
        """Say how far a heading is one of them: 4 the same, 3 a part or the window's, less for what is held in one, least for most words."""
        if not key:
            return -9.0
        if key in self._declared:
            return _WHOLE
        if key in self._parts:
            return _WHOLE - 0.5
        if key == self._window or key in self._window_parts:
            return _PART
        words, whole = key.split(), (*self._declared, self._window)
        if len(words) >= _WORDS:
            if any(f" {key} " in f" {other} " for other in whole):
                return _PART - 0.5
            if any(_shares_most(words, other.split()) for other in whole):
                return _PART / 2
        return 0.0


def _shares_most(words: list[str], others: list[str]) -> bool:
    return 2 * len(set(others).intersection(words)) > max(len(others), len(words))


def _position_score(blocks: Blocks, candidate: Headline, own: Collection[str]) -> float:
    """Say what the place of a heading makes it scores."""
    element = candidate.element
    scores = _LEVELS.get(element.tag, 0.3)
    if element.attributes.get("itemprop") == "headline":
        scores += 1.0
    line = blocks.lines[element.first] if element.first < len(blocks.lines) else None
    if line is not None:
        if line.hints & NOT_BODY & ~Hint.SHARE:
            scores -= 3.0
        if line.is_linked and not _links_to(blocks, element, own):
            scores -= 1.0
    if " " not in candidate.text:
        scores -= 1.0
    below = min(element.last + _BELOW, len(blocks.lines))
    if blocks.prose[below] > blocks.prose[element.last]:
        scores += 0.5
    if candidate.kicker is not None:
        scores -= 0.3  # taken apart only where that makes it agree better
    return scores


def _links_to(blocks: Blocks, heading: Element, own: Collection[str]) -> bool:
    return any(element.attributes.get("href") in own for element in blocks.elements[heading.at : heading.end])
