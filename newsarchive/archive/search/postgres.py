"""Queries and documents in the notation of PostgreSQL's text search. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from newsarchive.archive.search.document import MARKS, Document
from newsarchive.archive.search.query import And, Match, Node, Not, Or

_MOST_POSITIONS: Final = 16_383  # of a tsvector; later words share the last one
_GAP: Final = 10  # positions between headline and body, so that no phrase spans both


def tokens_of(document: Document) -> str:
    """Return a document as a literal tsvector. The words of the headline have the weight A."""
    places: dict[str, list[str]] = defaultdict(list)
    for at, key in enumerate(document.headline_keys, 1):
        places[key].append(f"{min(at, _MOST_POSITIONS)}A")
    for at, key in enumerate(document.body_keys, len(document.headline) + _GAP):
        places[key].append(f"{min(at, _MOST_POSITIONS)}")
    words = [f"'{key}':{','.join(found)}" for key, found in places.items()]
    return " ".join([*words, *(f"'{token}'" for token in document.filters)])


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
    mark = MARKS.get(match.field, "")
    weight = ":A" if match.field == "headline" else ""
    parts = [f"'{mark}{word.key}'{weight}" for word in match.words]
    if match.is_prefix and mark:
        parts[-1] = f"'{mark}{match.words[-1].folded}':*"
    elif match.is_prefix:
        forms = prefixes.get(match.words[-1].folded) or (match.words[-1].folded,)
        lasts = " | ".join(f"'{key}'{weight}" for key in forms)
        parts[-1] = f"({lasts})"
    return f"({' & '.join(parts)})"
