"""The texts of a line that may be a byline, and whether a text is a name, a role or neither."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from newsarchive.bengali.bylines import authors, is_label_alone, is_nameless, is_office, label_removed, without_time
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import fold
from newsarchive.extraction import lexicon
from newsarchive.extraction.blocks import Blocks, Line
from newsarchive.extraction.hints import Hint
from newsarchive.extraction.lines import is_time
from newsarchive.extraction.patterns import pattern
from newsarchive.extraction.rule import rule

_SHORTEST, _LONGEST = 3, 120  # characters
_LONGEST_NAME = 60
_NAME_WORDS = 7
_PAIR = 2
_BIOGRAPHY = 4  # words
_DIGITS = pattern("[0-9০-৯]")
_EDGES = " \t\n|•·,/-–—»>:।॥●*▪"
_PARTS = pattern(r"[|•·»॥]|(?<=\s)[/–—](?=\s)")
_SMALL_LETTERS = re.compile(r"(?<![A-Za-z.'’-])(?!(?:de|da|al|el|bin|bint|ibn|van|von|and|of|from)\b)[a-z]{2,}")
_SENTENCE = pattern('[।?!…]|["“”‘’]')

_authors = lru_cache(maxsize=4096)(authors)  # an outlet's desks are on each of its pages


def without_label(text: str) -> tuple[bool, str]:
    """Return whether a text has a label of a byline, and the text without the label and the punctuation at its ends."""
    name = name_behind_label(text)
    return name is not None, (text if name is None else name).strip(_EDGES)


@rule("byline: label", None)
def name_behind_label(text: str) -> str | None:
    """Return what is behind the label of a byline ("Reporter:", "by")."""
    name = label_removed(text)
    return name if name != text else None


def parts_of_line(blocks: Blocks, line: Line, not_names: Collection[str]) -> Iterator[str]:
    """Yield the texts of a line that may be a byline: all of it, and its parts."""
    if len(line.text) > 2 * _LONGEST:
        return
    if is_time(line.text):
        yield from beside_time(blocks, line)
        return
    parts = blocks.parts(line)
    if is_role_of_template(parts):
        yield parts[0]
    unlabelled = [part for part in parts if not is_label_alone(part)]
    if are_adjoining_names(blocks, line, unlabelled):
        yield ", ".join(part for part in unlabelled if fold(part) not in not_names and not is_office(part))
    elif unlabelled and unlabelled != parts:
        yield " ".join(unlabelled)
    yield line.text
    yield from beside_clock(line.text)
    yield from separated(line.text)


@rule("byline: parts of the line of the date", ())
def beside_time(blocks: Blocks, line: Line) -> Iterator[str]:
    """Yield the parts of a line without digits, beside the date."""
    for piece in blocks.parts(line):
        yield from (part.strip() for part in _PARTS.split(piece) if not _DIGITS.search(part))


@rule("byline: text beside a clock or a counter", ())
def beside_clock(text: str) -> Iterator[str]:
    """Yield what a line holds beside a time without a year, as "<name> ১০:১৫"."""
    without = without_time(text) if _DIGITS.search(text) else text
    if without != text:
        yield without


@rule("byline: role that a template adds")
def is_role_of_template(parts: list[str]) -> bool:
    """Of two roles in one line, the second is written by the template on every page."""
    return len(parts) == _PAIR and all(map(is_role, parts))


@rule("byline: adjoining names")
def are_adjoining_names(blocks: Blocks, line: Line, parts: list[str]) -> bool:
    """Texts of several elements named author without a space between them are a name each, or a name and its place."""
    if not line.hints & Hint.AUTHOR or not all(" " in part or is_place(part) for part in parts):
        return False
    pieces = blocks.pieces[line.start : line.stop]
    while pieces and is_label_alone(pieces[0]):
        del pieces[0]
    return len(pieces) > 1 and not any(
        before[-1:].isspace() or after[:1].isspace() for before, after in pairwise(pieces)
    )


@rule("byline: parts before a separator", ())
def separated(text: str) -> Iterator[str]:
    """Yield the parts around a vertical bar, and what is before the last comma: the outlet follows the name."""
    if "|" in text:
        yield from map(str.strip, _PARTS.split(text))
    if "," in text:
        yield text.rpartition(",")[0]


def is_plausible(text: str, not_names: Collection[str]) -> bool:
    """True if a text may be an author by its length, signs and words."""
    if not _SHORTEST <= len(text) <= _LONGEST or is_label_alone(text) or _DIGITS.search(text):
        return False
    if has_other_words(text) or is_sentence(text) or is_other_text(text, not_names):
        return False
    return bool(_authors(text)) and not is_nameless(text)


@rule("byline: words that are in no byline")
def has_other_words(text: str) -> bool:
    """A line about sharing, reading, pictures or dates near the headline is no byline."""
    return bool(lexicon.NO_AUTHOR.search(text))


@rule("byline: no sentence and no quotation")
def is_sentence(text: str) -> bool:
    """A line with the signs of a sentence or of a quotation is no byline."""
    return bool(_SENTENCE.search(text))


@rule("byline: not headline, kicker, section or outlet")
def is_other_text(text: str, not_names: Collection[str]) -> bool:
    """The headline, the kicker, a section or the outlet is no author."""
    return fold(text) in not_names


def is_role(text: str) -> bool:
    """True if a text is a desk, a correspondent or an agency; a desk of one word may be the name of a section (সম্পাদকীয়, editorial)."""
    return any(
        author.kind == "agency" or (author.kind != "person" and (" " in text or author.place is not None))
        for author in _authors(text)
    )


def is_biography(text: str) -> bool:
    """True if more than a name, a place and an office is between commas: "<name>, <born where, in which year>"."""
    return any(len(part.split()) >= _BIOGRAPHY for part in text.split(",")[1:])


def is_name(text: str) -> bool:
    """True if a text may be a name: a few words, Latin ones with capitals, and no colon."""
    if len(text) > _LONGEST_NAME or ":" in text or _SMALL_LETTERS.search(text):
        return False
    return 1 < len(text.replace("-", " ").split()) <= _NAME_WORDS
