"""Queries and documents in the notation of PostgreSQL's text search. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from newsarchive.archive.search.document import MARKS, Document
from newsarchive.archive.search.query import And, Match, Node, Not, Or

# The words of a headline have tokens of their own: weights are in the rows alone, so that each row with the words would be read.
_MARKS: Final = {**MARKS, "headline": "h="}


def tokens_of(document: Document) -> str:
    """Return a document as a literal tsvector without positions: phrases are compared with the text."""
    headline = [f"{_MARKS['headline']}{key}" for key in document.headline_keys]
    tokens = dict.fromkeys([*document.headline_keys, *document.body_keys, *headline, *document.filters])
    return " ".join(f"'{token}'" for token in tokens)


def tsquery_of(node: Node, prefixes: Mapping[str, Sequence[str]]) -> str | None:
    """Return the tsquery of a query, which may find more than it asks for: phrases are words that all occur. None if it finds everything.

    `prefixes`: the keys of the words that begin so.
    """
    match node:
        case And(parts):
            found = [each for each in (tsquery_of(part, prefixes) for part in parts) if each]
            return f"({' & '.join(found)})" if found else None
        case Or(parts):
            found = [each for each in (tsquery_of(part, prefixes) for part in parts) if each]
            return f"({' | '.join(found)})" if len(found) == len(parts) else None
        case Not(Match() as part) if not part.is_checked:
            return f"!{_match(part, prefixes)}"
        case Not():
            return None
        case Match():
            return _match(node, prefixes)


def _match(match: Match, prefixes: Mapping[str, Sequence[str]]) -> str:
    mark = _MARKS.get(match.field, "")
    parts = [f"'{mark}{word.key}'" for word in match.words]
    if match.is_prefix and match.field in MARKS:
        parts[-1] = f"'{mark}{match.words[-1].folded}':*"
    elif match.is_prefix:
        forms = prefixes.get(match.words[-1].folded) or (match.words[-1].folded,)
        lasts = " | ".join(f"'{mark}{key}'" for key in forms)
        parts[-1] = f"({lasts})"
    return f"({' & '.join(parts)})"
