"""Read a byline, as a page shows it, into people, desks, agencies and correspondents with their places."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from newsarchive.bengali.bylines.author import Author
from newsarchive.bengali.bylines.labels import label_removed, without_bullet, without_photographer
from newsarchive.bengali.bylines.name_words import COMMON
from newsarchive.bengali.bylines.nobody import names_nobody, without_time
from newsarchive.bengali.bylines.parts import MARKS, may_be_town, parts_of, place_only, town
from newsarchive.bengali.bylines.roles import author_in, is_office, with_place
from newsarchive.bengali.bylines.words import (
    AGENCIES,
    CORRESPONDENT,
    OFFICES,
    OUTLET,
    PLACEHOLDERS,
    TITLES,
    ends_in,
)
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import clean_line, fold

_ADDRESS: Final = re.compile(r"(?<![^\s,;|<>()])[^\s,;|<>()@]*+@[^\s,;|<>()]*+|https?://\S++|www\.\S++", re.IGNORECASE)
_NUMBER_AFTER: Final = re.compile(r"\([\s0-9০-৯]++\)")  # an age, a number of articles
# " - correspondent", added to every byline by one PHP template
_TEMPLATE_SUFFIX: Final = re.compile(r"(?<=\s)[-–—]\s++প্রতিনিধি$")
_LONGEST: Final = 300  # characters of a byline; more is a paragraph
_NO_TOWNS: Final = AGENCIES | OFFICES | TITLES | CORRESPONDENT | OUTLET | PLACEHOLDERS | COMMON


def authors(byline: str, *, outlet_names: Collection[str] = ()) -> list[Author]:
    """Return the authors of a byline, in the order shown.

    `outlet_names`: names of the outlet, which are not authors ("<outlet> ডেস্ক" is a desk). Labels, addresses, dates,
    placeholders of templates and the template suffix " - প্রতিনিধি" (correspondent) are dropped; an office ("ভারতের
    পররাষ্ট্র সচিব", foreign secretary of India) belongs to the person before it. Names are unchanged except for white
    space. The list is empty if the byline contains no author. Raises nothing.
    """
    line = clean_line(byline[: _LONGEST * 4])
    if not line or len(line) > _LONGEST:
        return []
    line = _NUMBER_AFTER.sub("", _ADDRESS.sub(",", line)).rstrip(MARKS)
    suffixed = _TEMPLATE_SUFFIX.search(line)
    if suffixed:
        line = line[: suffixed.start()].rstrip()
        if is_place(line):
            return [Author(f"{line} প্রতিনিধি", "correspondent", line)]
    line = without_photographer(without_bullet(label_removed(without_time(line))))
    return [] if names_nobody(line) else _read(line, _keys(tuple(outlet_names)))


def without_label(byline: str) -> str:
    """Return a byline on one line without its label, the time beside it and the punctuation around it ("By X -", "প্রতিবেদক: X", "X | ২ ঘণ্টা আগে").

    A line that is nothing else is returned unchanged. Raises nothing.
    """
    line = clean_line(byline)
    return without_bullet(label_removed(without_time(line)).rstrip(MARKS)) or line


@lru_cache(maxsize=128)  # one entry for each outlet
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _read(line: str, outlets: frozenset[str]) -> list[Author]:
    """Return the authors of a line without its label: each part is an author, or an attribute of the author before it."""
    found: list[Author] = []
    first_place: str | None = None
    in_office = False  # after the office of the last author: what follows is its institution
    parts = parts_of(line)
    for at, part in enumerate(parts):
        place = _place(parts, at, found)
        if place is not None:
            if found:
                found[-1] = with_place(found[-1], place)
            first_place = first_place or place
            continue
        author = author_in(part, outlets)
        if author is None or (found and author.kind == "person" and ends_in(fold(part), OUTLET)):
            continue
        if found and _is_attribute(author, found[-1]):
            found[-1] = _merged(found[-1], author)
            in_office = author.kind == "person"
        elif not (in_office and author.kind == "person" and _is_institution(parts, at)):
            found.append(author)
            in_office = False
    if len(found) == 1 and found[0].kind != "desk":
        found = [with_place(found[0], first_place)]
    return found


def _place(parts: list[str], at: int, found: list[Author]) -> str | None:
    """Return a part that is a place: by the table, or as one word after the full name of a single writer."""
    part = parts[at]
    place = place_only(part) or (town(part) if found else None)
    if place is None and len(found) == 1 and all(map(place_only, parts[at + 1 :])) and _is_unknown_town(part, found[0]):
        return part
    return place


def _is_unknown_town(part: str, before: Author) -> bool:
    """True if one word after the full name of a single writer is taken for a town: no table is complete, and names have two words."""
    return (
        before.kind == "person"
        and before.place is None
        and " " in before.name
        and may_be_town(part)
        and fold(part) not in _NO_TOWNS
    )


def _is_institution(parts: list[str], at: int) -> bool:
    """True if a part after an office is its institution, and no second writer with an office of his own behind."""
    return not any(is_office(part) for part in parts[at + 1 : at + 2])


def _is_attribute(author: Author, before: Author) -> bool:
    """True if a part is an attribute of the author before it: office or role of a person, place of a correspondent."""
    if before.kind == "person":
        return author.kind == "correspondent" or (author.kind == "person" and is_office(author.name))
    # "প্রতিনিধি, ইবি": a campus or a village after the role; "প্রতিনিধি, <two words>": the person with that role
    return before.kind == "correspondent" and author.kind == "person" and before.place is None


def _merged(before: Author, author: Author) -> Author:
    if before.kind == "correspondent":
        if " " not in author.name or is_office(author.name):
            return Author(before.name, before.kind, author.name)
        return author
    return with_place(before, author.place)
