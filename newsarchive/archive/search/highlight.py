"""The words of a query in the original text: a short passage around them, with the words that were found. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newsarchive.archive.search.keys import WRITTEN, keys
from newsarchive.archive.search.query import And, Match, Node, Or

_LONGEST: Final = 240  # characters of a passage
_BEFORE: Final = 80  # characters before the first word that was found
_SPACE: Final = re.compile("\\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage; `is_hit`: it is a word of the query."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to highlight: keys, and beginnings of words."""

    keys: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, written: str) -> bool:
        """True if a word as it is written is one of these."""
        return any(key in self.keys or key.startswith(self.beginnings or ("\0",)) for key in _keys_of(written))


@lru_cache(maxsize=1 << 16)
def _keys_of(written: str) -> tuple[str, ...]:
    # Most words of a passage are those of the one before.
    return tuple(keys(written))


def wanted_of(node: Node | None) -> Wanted:
    """Return the words of a query that a text may show: those of headline and body that are not excluded."""
    shown = [each for each in _shown(node) if each.field in ("text", "headline")]
    whole = [word.key for each in shown for word in (each.words[:-1] if each.is_prefix else each.words)]
    return Wanted(frozenset(whole), tuple(each.words[-1].folded for each in shown if each.is_prefix))


def passage(text: str, wanted: Wanted) -> list[Piece]:
    """Return a passage of a text around the first of the words, in pieces; the beginning of the text if it has none. White space is one space."""
    text = _SPACE.sub(" ", text).strip()
    first = next(_hits(text, wanted, 0, len(text)), None)
    start, end = _cut(text, first[0] if first else 0)
    return _pieces(text, start, end, _hits(text, wanted, first[0], end) if first else ())


def highlighted(text: str, wanted: Wanted) -> list[Piece]:
    """Return a whole text in pieces. White space stays as it is."""
    return _pieces(text, 0, len(text), _hits(text, wanted, 0, len(text)))


def _shown(node: Node | None) -> list[Match]:
    match node:
        case Match():
            return [node]
        case And(parts) | Or(parts):
            return [each for part in parts for each in _shown(part)]
        case _:
            return []


def _hits(text: str, wanted: Wanted, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the words between two places of a text that are wanted."""
    if wanted.keys or wanted.beginnings:
        for found in WRITTEN.finditer(text, start):
            if found.end() > end:
                return
            if wanted.has(found[0]):
                yield found.span()


def _cut(text: str, first: int) -> tuple[int, int]:
    """Return the beginning and the end of a passage at spaces."""
    start = 0 if first <= _BEFORE else text.find(" ", first - _BEFORE, first) + 1 or first
    if len(text) <= start + _LONGEST:
        return start, len(text)
    end = text.rfind(" ", start + 1, start + _LONGEST)
    return start, end if end > 0 else start + _LONGEST


def _pieces(text: str, start: int, end: int, hits: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, at = [], start
    if start:
        pieces.append(Piece("… ", is_hit=False))
    for begin, stop in hits:
        pieces += [Piece(text[at:begin], is_hit=False)] if at < begin else []
        pieces.append(Piece(text[begin:stop], is_hit=True))
        at = stop
    pieces += [Piece(text[at:end], is_hit=False)] if at < end else []
    return [*pieces, Piece(" …", is_hit=False)] if end < len(text) else pieces
