"""How many hits a query has, and how many by outlet, month, section and byline: exact within a budget, then those that were counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final, Literal, get_args

from sqlalchemy import Connection, Engine

from newsarchive.archive.connect import reading
from newsarchive.archive.search.find import SECONDS, Finder, Row
from newsarchive.archive.search.limit import time_limit
from newsarchive.archive.search.notes import Note, note
from newsarchive.archive.search.parse import parse
from newsarchive.archive.search.places import month_of
from newsarchive.archive.search.query import Query, is_checked
from newsarchive.archive.search.search import Copies, cluster_of, finders_of, merged, unknown_outlets

FacetName = Literal["outlet", "month", "section", "byline"]
FACETS: Final[tuple[FacetName, ...]] = get_args(FacetName)
CPU_SECONDS: Final = 0.28  # for the number of hits, and again for the facets: 0.3 with all around it
MOST_EXAMINED: Final = 10_000  # hits whose outlet, section and byline are read

_Asked = Sequence[
    tuple[Finder, Mapping[str, Sequence[str]]]
]  # the finders of a query, each with the words of its beginnings


@dataclass(frozen=True, slots=True)
class Count:
    """A number of hits; not `is_exact`: there are at least so many."""

    value: int
    is_exact: bool = True

    def __str__(self) -> str:
        """Return the number, or `at least` the number."""
        return f"{self.value}" if self.is_exact else f"at least {self.value}"


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a facet with their numbers of hits, the most frequent first, months the newest first. None: hits without the field.

    Not `is_exact`: not all hits were counted, and values may be missing.
    """

    values: list[tuple[str | None, int]]
    is_exact: bool


@dataclass(slots=True)
class Facets:
    """The number of hits of a query, and the facets that were asked for. `notes`: sentences about what was left out or cut."""

    query: Query
    count: Count = field(default_factory=lambda: Count(0))
    facets: dict[FacetName, Facet] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def count(engine: Engine, written: str | Query, *, copies: Copies = "all") -> Facets:
    """Return the number of hits of a query, without facets. Raises ArchiveError, as `search` does."""
    return facets(engine, written, (), copies=copies)


def facets(
    engine: Engine,
    written: str | Query,
    names: Sequence[FacetName] = FACETS,
    *,
    copies: Copies = "all",
    most_read: int | None = None,
) -> Facets:
    """Return the number of hits of a query, and how many have each outlet, month (in the zone UTC+6), section and byline.

    `copies`: `once` counts one article of each cluster. `most_read`: of how many hits, the newest, outlet, section and byline are counted where their
    number is known without; 10,000 if it is left out. Raises ArchiveError, as `search` does.
    """
    query = parse(written) if isinstance(written, str) else written
    result = Facets(query, notes=list(query.notes))
    if query.is_void:
        result.facets = {name: Facet([], is_exact=True) for name in names}
        return result
    with reading(engine) as connection:
        asked = [(finder, finder.forms(query)) for finder in finders_of(connection, query)]
        result.notes += unknown_outlets(connection, query)
        # What only the rows show: copies, instants, histories, and the order of words.
        is_checked_query = query.root is not None and is_checked(query.root)
        needs_rows = copies == "once" or query.at is not None or query.is_of_history or is_checked_query
        if not needs_rows:
            _count(connection, result, asked, by_month="month" in names)
        if needs_rows or set(names) - {"month"}:
            most = MOST_EXAMINED if needs_rows or most_read is None else most_read
            _read(connection, result, asked, names, copies, most, is_counted=not needs_rows)
    result.facets = {name: result.facets[name] for name in names}
    result.notes += _notes(asked)
    return result


def _count(connection: Connection, result: Facets, asked: _Asked, *, by_month: bool) -> None:
    """Count the hits that the index finds, by month if they are many or `by_month`."""
    query, most = result.query, MOST_EXAMINED + 1
    known, months, counting = 0, Counter[date | None](), None
    with time_limit(connection, SECONDS, CPU_SECONDS) as time:
        known = sum(finder.known_count(query, forms, most) for finder, forms in asked)
        if by_month or known >= most:
            for finder, forms in asked:
                for counting, number in finder.months(query, forms):
                    months[counting] += number
    is_exact = not time.is_cut and not _notes(asked)
    result.count = Count(max(known, months.total()), is_exact)
    result.facets["month"] = _months(months, is_exact=is_exact)
    if time.is_cut:
        ended = note("count_ended_month", month=f"{counting:%Y-%m}") if counting else note("count_ended")
        result.notes.append(ended)


def _read(
    connection: Connection,
    result: Facets,
    asked: _Asked,
    names: Sequence[FacetName],
    copies: Copies,
    most: int,
    *,
    is_counted: bool,
) -> None:
    """Read the newest hits, `most` of them, for the facets, and for the number of hits unless that `is_counted`."""
    query, rows, cut = result.query, list[Row](), None
    is_checked_query = query.root is not None and is_checked(query.root)
    with time_limit(connection, SECONDS, CPU_SECONDS) as time:
        if is_checked_query:
            found = merged(finder.newest(query, forms) for finder, forms in asked)
        else:
            found = merged(finder.summaries(query, forms, most + 1) for finder, forms in asked)
        for row in islice(found, most + 1):
            rows.append(row)
    if time.is_cut:
        cut = note("facets_time" if is_counted else "counted_time", n=len(rows))
    elif len(rows) > most:
        cut = note("facets_most" if is_counted else "counted_most", n=most)
    is_exact = cut is None and not _notes(asked)
    rows = rows[:most]
    if copies == "once":
        rows = list({cluster_of(row): row for row in reversed(rows)}.values())
    if not is_counted:
        result.count = Count(len(rows), is_exact)
        result.facets["month"] = _months(Counter(month_of(row["key"]) for row in rows), is_exact=is_exact)
    for name in set(names) - {"month"}:
        counts = Counter[str | None](row[name] or None for row in rows)
        result.facets[name] = Facet(sorted(counts.items(), key=_by_frequency), is_exact)
    if cut is not None:
        result.notes.append(cut)


def _notes(asked: _Asked) -> list[Note]:
    """Return what the finders have cut."""
    return list(dict.fromkeys(note for finder, _ in asked for note in finder.notes))


def _months(counts: Mapping[date | None, int], *, is_exact: bool) -> Facet:
    dated = sorted(((month, count) for month, count in counts.items() if month and count), reverse=True)
    values: list[tuple[str | None, int]] = [(f"{month:%Y-%m}", count) for month, count in dated]
    return Facet([*values, (None, counts[None])] if counts[None] else values, is_exact)


def _by_frequency(value: tuple[str | None, int]) -> tuple[int, bool, str]:
    name, count = value
    return -count, name is None, name or ""
