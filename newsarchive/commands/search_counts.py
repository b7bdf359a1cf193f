"""What `newsarchive search --count` and `--facets` print: the number of hits, and how many have which outlet, month, section or byline."""

import sys
from typing import TYPE_CHECKING

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from newsarchive.archive.search import Facet, FacetName, Facets, Query
    from newsarchive.archive.search.search import Copies

_ALL = "all"


def print_counts(
    archive: str, query: "Query", written: str | None, *, copies: "Copies", limit: int, as_json: bool
) -> None:
    """Print the number of hits of a query, and its facets if some are `written`.

    `limit`: values of a facet at most, but of months all are printed. Raises UsageError for what is no facet.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.search import facets

    names = [] if written is None else _names(written)
    engine = open_archive(archive, migrate=False)
    found = facets(engine, query, names, copies=copies)
    engine.dispose()
    for note in found.notes:
        sys.stderr.write(f"newsarchive: {note}.\n")
    if as_json:
        write_json_line(_as_json(found, limit))
    elif not names:
        sys.stdout.write(f"{found.count}\n")
    else:
        _print(found, limit)


def _names(written: str) -> "list[FacetName]":
    """Return the facets of a list with commas, each once."""
    from newsarchive.archive.search import FACETS

    if written == _ALL:
        return list(FACETS)
    asked = [name.strip() for name in written.split(",")]
    unknown = [name for name in asked if name not in FACETS]
    if unknown:
        raise UsageError(f"{unknown[0][:80]!r} is no facet. There are {', '.join(FACETS)}, and all.")
    return [name for name in FACETS if name in asked]


def _print(found: "Facets", limit: int) -> None:
    out = console()
    out.print(f"{found.count} {'hit' if str(found.count) == '1' else 'hits'}")
    for name, facet in found.facets.items():
        shown = _shown(name, facet, limit)
        rows = [(value or f"(no {name})", str(count)) for value, count in shown]
        others = len(facet.values) - len(shown)
        if others:
            rows.append((f"({others} more)", str(sum(count for _, count in facet.values[len(shown) :]))))
        hits = "hits" if facet.is_exact else "hits at least"
        print_table(out, [Column(name), Column(hits, justify="right")], rows)


def _shown(name: str, facet: "Facet", limit: int) -> list[tuple[str | None, int]]:
    return facet.values if name == "month" else facet.values[:limit]


def _as_json(found: "Facets", limit: int) -> dict[str, object]:
    answer: dict[str, object] = {"count": found.count.value, "is_exact": found.count.is_exact}
    if found.facets:
        answer["facets"] = {
            name: {
                "is_exact": facet.is_exact,
                "values": [{"value": value, "count": count} for value, count in _shown(name, facet, limit)],
                "more": len(facet.values) - len(_shown(name, facet, limit)),
            }
            for name, facet in found.facets.items()
        }
    return answer | {"notes": found.notes}
