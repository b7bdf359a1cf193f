"""The parts of a query as a person wrote it, which an interface shows one by one and can take off. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from newsarchive.archive.search.parse import tokens_of

_JOINERS: Final = ("AND", "OR")


@dataclass(frozen=True, slots=True)
class QueryParts:
    """The parts of a query, each a string that is a query by itself. `are_alternatives`: one of them is enough, else all must hold."""

    parts: Sequence[str]
    are_alternatives: bool = False

    def without(self, position: int) -> str:
        """Return the query without one of its parts."""
        return self._joined([*self.parts[:position], *self.parts[position + 1 :]])

    def with_part(self, position: int, other: str) -> str:
        """Return the query with another part in place of one."""
        return self._joined([*self.parts[:position], other, *self.parts[position + 1 :]])

    def _joined(self, parts: Sequence[str]) -> str:
        return (" OR " if self.are_alternatives else " ").join(parts)


def parts_of(text: str) -> QueryParts:
    """Return the parts of a query outside of all brackets: those joined by OR if there is one, else those that must all hold.

    A word that only joins is no part; NOT belongs to what it excludes. Raises nothing for any string.
    """
    pieces = list(_pieces(text))
    if any(kind == "OR" for kind, _ in pieces):
        return QueryParts(list(_alternatives(pieces)), are_alternatives=True)
    return QueryParts([part for kind, part in pieces if kind not in _JOINERS])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of each part: of brackets all that is in them, of NOT what follows it."""
    depth, begin, negated = 0, 0, False
    for token, start, end in tokens_of(text):
        if not depth and not negated:
            begin = start
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth = max(depth - 1, 0)
        if depth:
            continue
        negated = token.kind == "NOT"
        if not negated:
            yield token.kind, text[begin:end]
    if depth or negated:
        yield "word", text[begin:]


def _alternatives(pieces: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the alternatives: what has no OR between."""
    parts: list[str] = []
    for kind, part in [*pieces, ("OR", "")]:
        if kind == "OR":
            if parts:
                yield " ".join(parts)
            parts = []
        elif kind != "AND":
            parts.append(part)
