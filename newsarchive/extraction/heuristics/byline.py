"""The byline: by label, by what elements are called, by the vocabulary of desks and correspondents, by place on the page."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from newsarchive.bengali.bylines import authors, is_nameless, is_office
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import fold
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Line
from newsarchive.extraction.heuristics.dateline import MANY, is_of_card
from newsarchive.extraction.heuristics.span import ArticleSpan
from newsarchive.extraction.hints import NOT_BODY, Hint
from newsarchive.extraction.lines import is_time
from newsarchive.extraction.patterns import pattern

Candidate = tuple[str, str | None]

_LONGEST = 120
_LONGEST_NAME = 60
_NAME_WORDS = 7
_PAIR = 2
_MOST_NAMES = 6
_FAR = 60  # lines below the headline
_DIGITS = pattern("[0-9০-৯]")
_EDGES = pattern(r"^[\s|•·,/\-–—»>:।॥]+|[\s|•·,/\-–—»>:।॥]+$")
_PARTS = pattern(r"\s*[|•·»॥]\s*|\s+[/–—]\s+")
_SMALL_LETTERS = re.compile(r"(?<![A-Za-z.'’-])(?!(?:de|da|al|el|bin|bint|ibn|van|von|and|of|from)\b)[a-z]{2,}")
_SENTENCE = pattern('[।?!…]|["“”‘’]')


_authors = lru_cache(maxsize=4096)(authors)  # an outlet's desks, on each of its pages


def find_bylines(
    blocks: Blocks,
    span: ArticleSpan,
    first_prose: int,
    last_prose: int,
    not_names: Collection[str],
    story: Collection[int],
) -> tuple[list[Candidate], list[Candidate]]:
    """Find what may be the byline: what is labelled, named or worded as one, and what only stands where bylines stand.

    `not_names`: folded texts that are no author (headline, kicker, sections, outlet).
    """
    likely: list[Candidate] = []
    near = [at for at in _near(blocks, span, first_prose) if at not in story]
    dates = [at for at in near if is_time(blocks.lines[at].text) and not is_of_card(blocks, span, at)]
    sure = list(_in_lines(blocks, near, not_names))
    for at in near:
        line = blocks.lines[at]
        if blocks.heading(line) == 1:
            continue
        named = bool(line.hints & Hint.AUTHOR) and not line.hints & (Hint.RELATED | Hint.COMMENTS)
        for text in _texts(blocks, line, not_names):
            is_labelled, name = _unlabelled(text)
            if not _may_be_author(name, not_names):
                continue
            if is_labelled:
                sure.append(("heuristic: labelled byline", name))
            elif named:
                names = [name, *_more_names(blocks, near, at, not_names)] if text == line.text else [name]
                sure.append(("heuristic: class name of an author", ", ".join(names)))
            elif _is_role(name):
                sure.append(("heuristic: role or agency", name))
            elif (
                blocks.heading(line) <= 2
                and story
                and 0 < len(dates) <= MANY
                and not (line.is_linked and blocks.heading(line))
                and span.below <= at
                and _is_name(name)
                and any(_is_beside_date(blocks, span, at, date, first_prose) for date in dates)
                and not line.hints & (NOT_BODY | Hint.KICKER)
            ):
                likely.append(("heuristic: name beside the date", name))
    order = {"heuristic: labelled byline": 1, "heuristic: class name of an author": 0, "heuristic: role or agency": 2}
    sure.sort(key=lambda found: order[found[0]])
    if not sure:
        sure += _behind(blocks, last_prose, span.end, not_names)
    return sure, likely


def _unlabelled(text: str) -> tuple[bool, str]:
    """Tell whether a text has a label of a byline, and give it without the label and the marks at its ends."""
    label = lexicon.BYLINE_LABEL.match(text)
    return label is not None, _EDGES.sub("", text[label.end() :] if label else text)


def _in_lines(blocks: Blocks, near: Collection[int], not_names: Collection[str]) -> Iterator[Candidate]:
    """Give what elements named author hold within a line: "Posted on <date> by <author>", as many WordPress themes write."""
    for element in blocks.hinted:
        if (
            element.hints & Hint.AUTHOR
            and element.first in near
            and not blocks.lines[element.first].hints & Hint.AUTHOR
        ):
            text = blocks.text(element)
            _, name = _unlabelled(text)
            if len(text) < len(blocks.lines[element.first].text) and _may_be_author(name, not_names):
                yield "heuristic: class name of an author", name


def _more_names(blocks: Blocks, near: Collection[int], at: int, not_names: Collection[str]) -> Iterator[str]:
    """Give the names that follow an author's in elements of the same kind."""
    owner = blocks.elements[blocks.lines[at].owner]
    if not owner.names:
        return
    seen = {blocks.lines[at].text}
    for other in range(at + 1, at + _MOST_NAMES):
        line = blocks.lines[other] if other in near else None
        if line is None or line.text in seen or blocks.elements[line.owner].signature != owner.signature:
            return
        if not _is_name(line.text) or _is_role(line.text) or not _may_be_author(line.text, not_names):
            return
        seen.add(line.text)
        yield line.text


def _is_beside_date(blocks: Blocks, span: ArticleSpan, at: int, date: int, first_prose: int) -> bool:
    """Tell whether a line stands where names do: above the dateline or right below, as its sibling or in a box with it that holds no story."""
    above = span.below - 1 if date < span.headline else date  # a date above the headline is as near as the headline
    if not (at <= date <= at + 2 or (at == above + 1 and at not in blocks.after_image)):
        return False
    one, other = blocks.lines[at].owner, blocks.lines[date].owner
    box = blocks.common(one, other)
    siblings = blocks.elements[one].parent == blocks.elements[other].parent
    return siblings or box.last <= first_prose


def _near(blocks: Blocks, span: ArticleSpan, first_prose: int) -> Iterator[int]:
    yield from range(span.below, min(first_prose, span.end, span.below + _FAR))
    for at in range(span.headline - 1, max(span.headline - 5, 0) - 1, -1):
        box = blocks.common(blocks.lines[at].owner, blocks.lines[span.headline].owner)
        if box.tag in ("body", "html") or span.headline - box.first > 5:
            return
        yield at


def _texts(blocks: Blocks, line: Line, not_names: Collection[str]) -> Iterator[str]:
    """Give what a line is made of: all of it, or its parts beside a date."""
    if len(line.text) > 2 * _LONGEST:
        return
    if is_time(line.text):
        for piece in blocks.parts(line):
            yield from (part for part in _PARTS.split(piece) if not _DIGITS.search(part))
        return
    parts = blocks.parts(line)
    if len(parts) == _PAIR and all(map(_is_role, parts)):
        yield parts[0]  # a template's own role follows
    parts, labelled = [part for part in parts if not lexicon.BYLINE_LABEL_ALONE.fullmatch(part)], parts
    if line.hints & Hint.AUTHOR and _are_glued(blocks, line) and all(" " in part or is_place(part) for part in parts):
        yield ", ".join(part for part in parts if fold(part) not in not_names and not is_office(part))
    elif parts and parts != labelled:
        yield " ".join(parts)
    yield line.text
    if "|" in line.text:
        yield from _PARTS.split(line.text)
    if "," in line.text:
        yield line.text.rpartition(",")[0]  # behind the name stands the outlet's


def _are_glued(blocks: Blocks, line: Line) -> bool:
    """Tell whether a line has texts of several elements, beside a label, without a space between: then each is a name."""
    pieces = blocks.pieces[line.start : line.stop]
    while pieces and lexicon.BYLINE_LABEL_ALONE.fullmatch(pieces[0]):
        del pieces[0]
    return len(pieces) > 1 and not any(
        before[-1:].isspace() or after[:1].isspace() for before, after in pairwise(pieces)
    )


def _may_be_author(text: str, not_names: Collection[str]) -> bool:
    if (
        not 3 <= len(text) <= _LONGEST
        or lexicon.BYLINE_LABEL_ALONE.fullmatch(text)
        or _DIGITS.search(text)
        or lexicon.NO_AUTHOR.search(text)
        or _SENTENCE.search(text)
    ):
        return False
    return fold(text) not in not_names and bool(_authors(text)) and not is_nameless(text)


def _is_role(text: str) -> bool:
    """Tell whether a text names a desk, a correspondent or an agency; a desk of one word may be the name of a section (সম্পাদকীয়, editorial)."""
    return any(author.kind == "agency" or (author.kind != "person" and " " in text) for author in _authors(text))


def _is_name(text: str) -> bool:
    """Tell whether a text may be a name: a few words, Latin ones with capitals, and no colon."""
    if len(text) > _LONGEST_NAME or ":" in text or _SMALL_LETTERS.search(text):
        return False
    return 1 < len(text.replace("-", " ").split()) <= _NAME_WORDS


def _behind(blocks: Blocks, last_prose: int, end: int, not_names: Collection[str]) -> Iterator[Candidate]:
    """Give what elements named author hold right behind the story."""
    for line in blocks.lines[last_prose + 1 : min(end, last_prose + 12)]:
        if 0 < blocks.heading(line) <= 2 and not line.hints & (Hint.AUTHOR | NOT_BODY):
            return  # of another story
        if (
            line.hints & Hint.AUTHOR
            and not line.hints & (Hint.RELATED | Hint.COMMENTS)
            and _may_be_author(line.text, not_names)
        ):
            yield "heuristic: author below the body", line.text
            return
