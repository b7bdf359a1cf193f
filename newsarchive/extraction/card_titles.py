"""The title of another article in a card or a link: without the time, the counters, the section and the badges that are in elements beside it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsarchive.bengali.bylines import is_time_or_counter, shows_counter, shows_time
from newsarchive.bengali.bylines.words import SECTIONS
from newsarchive.extraction.patterns import folded

_LONGEST: Final = 60  # characters of a time, a counter or a badge
_LONGEST_WORDS: Final = 30  # characters of one without a digit
_DIGIT: Final = re.compile("[0-9০-৯]")
# Names of elements that hold a number beside a title: a counter or its place in the list.
_NUMBERED: Final = re.compile("count|comment|view|share|like|num|rank|serial|badge|index|order", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\s()#.০-৯0-9]++")
_BADGES: Final = frozenset(
    map(
        folded,
        "ভিডিও,ভিডিওসহ,ভিডিও সহ,ছবি,ছবিসহ,গ্যালারি,ছবিঘর,অডিও,পডকাস্ট,লাইভ,সরাসরি,ব্রেকিং,এক্সক্লুসিভ,বিশেষ,নতুন,প্রিমিয়াম,বিজ্ঞাপন,স্পনসরড,আপডেট,বিস্তারিত,"
        "আরও,আরও পড়ুন,আরো পড়ুন,পড়ুন,বিস্তারিত পড়ুন,শেয়ার,শেয়ার করুন,মন্তব্য,video,photo,photos,gallery,audio,podcast,live,breaking,exclusive,new,premium,"
        "sponsored,ad,read more,more,share,play".split(","),
    )
)


class Piece(NamedTuple):
    """A text of a card, and the class names of the element that holds it; None if that is the title's own element."""

    text: str
    names: str | None


class Title(NamedTuple):
    """A title, empty if there is none, and the time beside it."""

    text: str
    time: str | None


def title_of(pieces: Sequence[Piece]) -> Title:
    """Return the title that the pieces of a card's title make, without what is beside it at its beginning and its end."""
    start, end = 0, len(pieces)
    times: list[str] = []
    while end > start and (pieces[end - 1].text.isspace() or _is_beside(pieces[end - 1])):
        end -= 1
        times.append(pieces[end].text.strip())
    while start < end - 1 and (pieces[start].text.isspace() or _is_beside(pieces[start])):
        times.append(pieces[start].text.strip())
        start += 1
    return Title("".join(piece.text for piece in pieces[start:end]), next(filter(shows_time, times), None))


def is_time_alone(text: str) -> bool:
    """True if a text is a time and nothing else."""
    return len(text) <= _LONGEST and is_time_or_counter(text) and shows_time(text)


def _is_beside(piece: Piece) -> bool:
    """True if a piece is a time, a counter, a badge or a section, or a number in an element that is named for it."""
    text = piece.text.strip()
    if len(text) > (_LONGEST if _DIGIT.search(text) else _LONGEST_WORDS):
        return False
    if _NUMBER.fullmatch(text):
        return piece.names is not None and bool(_NUMBERED.search(piece.names))
    if is_time_or_counter(text):
        return shows_time(text) or shows_counter(text)
    if piece.names is None:
        return False
    return is_badge(text)


def is_badge(text: str) -> bool:
    """True if a text is a badge, a button or a section, and no title."""
    key = folded(text.strip("|•·:-–()[] "))
    return not key or key in _BADGES or key in SECTIONS
