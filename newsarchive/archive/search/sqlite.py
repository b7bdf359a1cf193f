"""Queries in the notation of FTS5. Pure: keys alone, each quoted, go into it; what a person wrote never does."""

from collections.abc import Mapping, Sequence

from newsarchive.archive.search.document import MARKS
from newsarchive.archive.search.query import And, Match, Node, Not, Or


def expression_of(node: Node, prefixes: Mapping[str, Sequence[str]]) -> str | None:
    """Return the expression of a query, which may find more than it asks for: of phrases the keys follow each other. None if it finds everything.

    `prefixes`: the keys of the words that begin so.
    """
    match node:
        case And(parts):
            found = [each for each in (expression_of(part, prefixes) for part in parts) if each]
            if not found:
                return None
            excluded = [
                _match(part, prefixes)
                for part in (each.part for each in parts if isinstance(each, Not))
                if isinstance(part, Match) and not part.is_checked
            ]
            return " NOT ".join([f"({' AND '.join(found)})", *excluded])
        case Or(parts):
            found = [each for each in (expression_of(part, prefixes) for part in parts) if each]
            return f"({' OR '.join(found)})" if len(found) == len(parts) else None
        case Match():
            return _match(node, prefixes)
        case Not():
            return None


def _match(node: Match, prefixes: Mapping[str, Sequence[str]]) -> str:
    *before, last = [word.key for word in node.words]
    if node.field in MARKS:
        mark = MARKS[node.field]
        ending = f'"{mark}{node.words[-1].folded}" *' if node.is_prefix else f'"{mark}{last}"'
        tokens = [*(f'"{mark}{key}"' for key in before), ending]
        return f"(filters : ({' AND '.join(tokens)}))"
    lasts = (prefixes.get(node.words[-1].folded) or (node.words[-1].folded,)) if node.is_prefix else (last,)
    phrases = [f'"{" ".join([*before, key])}"' for key in lasts]
    columns = "title" if node.field == "headline" else "{title body}"
    return f"({columns} : ({' OR '.join(phrases)}))"
