"""The parts of a byline between commas and "and", and which of them are places."""

import re
from typing import Final

from newsarchive.bengali.bylines.words import AGENCIES, CORRESPONDENT, DESK, OFFICES, ends_in
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import fold

MARKS: Final = " \t\n:।॥|,;(-–—"  # before and after a part
_COMMA: Final = re.compile(r"[,،;|•:।॥]++|(?<=\s)[-–—/](?=\s)")
_AND: Final = re.compile(r"(?<=\s)(?:ও|এবং|and)(?=\s)|&", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"^(?P<name>[^()]++)\((?P<inside>[^()]++)\)$")
_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f\u0985-\u09b9\u09ce]")
_ONE_WORD: Final = re.compile("[\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce]{4,}")
_FROM: Final = (" থেকে ফিরে", " থেকে", " হতে")  # back from, from


def parts_of(line: str) -> list[str]:
    """Return the parts of a line between commas and "and"."""
    parts: list[str] = []
    for piece in _COMMA.split(line):
        parts.extend(part for name in _names(piece.strip()) for part in _split_agency(name))
    return [part for part in (part.rstrip(MARKS).strip() for part in parts) if _LETTER.search(part)]


def brackets(part: str) -> tuple[str, str] | None:
    """Return the words of a part and those in brackets after them; None if it has another form."""
    found = _BRACKETS.match(part)
    return (found["name"].strip(), found["inside"].strip()) if found else None


def place_only(part: str) -> str | None:
    """Return the place if a part is a place and nothing else: "ঢাকা" (Dhaka), "জাজিরা থেকে" (from Jajira), "পঞ্চগড় থেকে ফিরে" (back from there)."""
    for ending in _FROM:
        if part.endswith(ending):
            return part.removesuffix(ending)
    if is_place(part):
        return part
    found = brackets(part)
    return part if found and is_place(found[0]) and is_place(found[1]) else None


def town(part: str) -> str | None:
    """Return a part that is one word with a known place in brackets: a town and its district."""
    found = brackets(part)
    return part if found and " " not in found[0] and is_place(found[1]) else None


def may_be_town(part: str) -> bool:
    """True if a part is one Bengali word, as the towns are that no table has."""
    return bool(_ONE_WORD.fullmatch(part))


def name_from(part: str) -> tuple[str, str] | None:
    """Return place and name of "<place> থেকে <name>" (from); None if a part has another form."""
    for ending in _FROM:
        place, found, name = part.partition(f"{ending} ")
        if found and place and " " in name:
            return place, name
    return None


def _split_agency(name: str) -> list[str]:
    """Return "name (agency)" as two parts, any other name as one."""
    found = brackets(name)
    return list(found) if found and fold(found[1]) in AGENCIES else [name]


def _names(piece: str) -> list[str]:
    """Return the names joined by "and", unless it is one name that contains an "and": তথ্য ও প্রযুক্তি ডেস্ক (information and technology desk)."""
    names = [name.strip() for name in _AND.split(piece)]
    if len(names) == 1:
        return names
    role = next((word for word in CORRESPONDENT if fold(names[-1]).endswith(f" {word}")), None)
    if is_place(names[0]) and fold(names[-1]) in CORRESPONDENT:
        return names  # "<role>, <place> and <role>, <place>"
    if role and is_place(names[0]):
        return [
            f"{name} {piece[-len(role) :]}" if is_place(name) else name for name in names
        ]  # two places with one word for correspondent
    if " " not in names[0] and ends_in(fold(piece), DESK | CORRESPONDENT | OFFICES):
        return [piece]
    return names
