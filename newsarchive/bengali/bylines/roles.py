"""The kind of one part of a byline: a person, a desk, an agency, a correspondent, or an attribute of the author before it."""

import re
from typing import Final

from newsarchive.bengali.bylines.author import Author
from newsarchive.bengali.bylines.labels import is_label_alone
from newsarchive.bengali.bylines.parts import brackets, name_from
from newsarchive.bengali.bylines.words import (
    AFTER_OUTLET_NAME,
    AGENCIES,
    CORRESPONDENT,
    DESK,
    OFFICES,
    PLACEHOLDERS,
    RANK,
    TITLES,
    ends_in,
)
from newsarchive.bengali.places import is_district, is_place
from newsarchive.bengali.text import fold

_DIGIT: Final = re.compile("[0-9০-৯]")
_LONGEST_NAME: Final = 8  # words
_LONGEST_PLACE: Final = 3  # words of a place that is not in the table
_PAIR: Final = 2
# Words that are also typed without the space before or behind them: correspondent, reporter, desk.
_GLUED: Final = tuple(fold(word) for word in ("প্রতিবেদক", "প্রতিনিধি", "সংবাদদাতা", "রিপোর্টার", "করেসপন্ডেন্ট", "ডেস্ক"))


def author_in(part: str, outlets: frozenset[str]) -> Author | None:
    """Return the author in a part; None for the outlet, a placeholder, a label, a date, or more words than a name has."""
    key = fold(part)
    if key in outlets or key in PLACEHOLDERS or (is_label_alone(f"{part}:") and not ends_in(key, CORRESPONDENT)):
        return None
    if key in AGENCIES:
        return Author(part, "agency")
    spaced = _spaced(part)
    key = fold(spaced)
    if ends_in(key, DESK):
        return Author(part, "desk")
    if ends_in(key, CORRESPONDENT):
        return Author(part, "correspondent", place_of(spaced, outlets))
    head, _, last = spaced.rpartition(" ")
    if is_place(last) and ends_in(fold(head), CORRESPONDENT):
        return Author(head, "correspondent", last)
    if _DIGIT.search(part) or len(part.split()) > _LONGEST_NAME:
        return None
    from_there = name_from(part)
    if from_there and len(from_there[0].split()) <= _LONGEST_PLACE:
        return Author(from_there[1], "person", from_there[0])
    return _person(part, outlets)


def _person(part: str, outlets: frozenset[str]) -> Author | None:
    """Return a person, with the place in brackets, before which a town may be: "রহিম উদ্দিন ভেড়ামারা (কুষ্টিয়া)"."""
    found = brackets(part)
    if not found or not is_place(found[1]):
        head, _, last = part.rpartition(" ")
        if is_district(last) and len(head.split()) >= _PAIR:
            return Author(head, "person", last)
        return Author(part, "person")
    name, _, town = found[0].rpartition(" ")
    if is_place(town) and len(name.split()) >= _PAIR:
        return Author(name, "person", f"{town} ({found[1]})")
    author = author_in(found[0], outlets)
    return author and with_place(author, found[1])


def _spaced(part: str) -> str:
    """Return a part with spaces around brackets and around a role that is glued to a place: "শ্রীপুর(গাজীপুর)প্রতিনিধি"."""
    words = part.replace("(", " (").replace(")", ") ").split()
    return " ".join(piece for word in words for piece in _unglued(word))


def _unglued(word: str) -> list[str]:
    for role in _GLUED:
        if word.endswith(role) and len(word) > len(role):
            return [word.removesuffix(role), role]
        if word.startswith(role) and is_place(word.removeprefix(role)):
            return [role, word.removeprefix(role)]
    return [word]


def place_of(part: str, outlets: frozenset[str]) -> str | None:
    """Return the words before "প্রতিনিধি" (correspondent) and similar if they are a place: neither a rank nor the outlet."""
    words = part.split()
    while words and fold(words[-1]) in CORRESPONDENT | RANK:
        words.pop()
    while words and fold(words[0]) in RANK:
        words.pop(0)
    place = " ".join(words)
    key = fold(place)
    if is_place(place) and key not in outlets:
        return place
    of_the_outlet = ends_in(key, AFTER_OUTLET_NAME) or any(key in name for name in outlets)
    return None if not place or of_the_outlet or len(words) > _LONGEST_PLACE else place


def is_office(name: str) -> bool:
    """True if words end in an office or a degree, or contain one without a title before them: "কিডনি রোগ বিশেষজ্ঞ" (kidney specialist)."""
    words = [fold(word) for word in name.split()]
    if words[-1] in OFFICES | TITLES:
        return True
    return words[0] not in TITLES and any(word in OFFICES for word in words)


def with_place(author: Author, place: str | None) -> Author:
    """Return an author with a place, if it has none."""
    return author if author.place else Author(author.name, author.kind, place)
