"""Asking the archive: `search` returns hits for what a person wrote."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from functools import partial
from heapq import merge
from itertools import islice
from typing import Final, Literal

from sqlalchemy import Connection, Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.history.states import State
from newsarchive.archive.schema import article_states, outlets
from newsarchive.archive.search.find import SECONDS, Finder, Row
from newsarchive.archive.search.highlight import Piece, Wanted, passage, wanted_of
from newsarchive.archive.search.index import is_current
from newsarchive.archive.search.indexes import BOTH, PRESENT
from newsarchive.archive.search.limit import time_limit
from newsarchive.archive.search.notes import Note, note
from newsarchive.archive.search.parse import parse
from newsarchive.archive.search.query import Query, in_headline, matches
from newsarchive.items import Precision

Order = Literal["newest", "best"]
Copies = Literal["all", "once"]

_SUGGESTED: Final = 5
_CANDIDATES: Final = 2000  # words that may be meant
_WORDS: Final = PRESENT.tables.words


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, or a superseded version of one. `published_at` is in the zone of the outlet.

    `score`: 1 if its headline has what was asked for, else 0. `key`: its place among the hits, for the next page. `state` is that of the article, at
    the instant that was asked for; `seen_from`, `seen_until`: when the archive held this version as the present one, None if it still does.
    `copies`: how many other articles the archive has with the same text, or with most of its shingles.
    """

    id: int
    public_id: str
    url: str
    outlet: str
    headline: str | None
    byline: str | None
    published_at: datetime | None
    published_precision: Precision | None
    snippet: list[Piece]
    score: int
    key: int
    version: int
    seen_from: datetime
    seen_until: datetime | None
    state: str
    copies: int


@dataclass(slots=True)
class Hits:
    """The hits of a query. `notes`: sentences about what was left out or cut; `suggestions`: words of the archive, if nothing was found."""

    query: Query
    hits: list[Hit] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)


def search(
    engine: Engine,
    written: str | Query,
    *,
    order: Order = "newest",
    copies: Copies = "all",
    limit: int = 20,
    below: int | None = None,
) -> Hits:
    """Return the articles of a query.

    `order`: newest first, or first those whose headline has what was asked for. `copies`: `once` shows of each cluster the first of its articles
    that is found. `below`: the key of the last hit of the page before. Raises ArchiveError if the archive cannot be read or has no index of this
    version.
    """
    query = parse(written) if isinstance(written, str) else written
    result = Hits(query, notes=list(query.notes))
    taken: list[tuple[Row, int]] = []
    with reading(engine) as connection:
        finders = finders_of(connection, query)
        result.notes += unknown_outlets(connection, query)
        if query.is_void:
            return result
        with time_limit(connection, SECONDS) as time:
            parts = [partial(each.newest, forms=each.forms(query), below=below, at_once=limit) for each in finders]
            ordered = _ordered(lambda asked: merged(part(asked) for part in parts), query, order)
            for each in islice(_once(ordered) if copies == "once" else ordered, limit):
                taken.append(each)  # noqa: PERF402  of a list that is extended, what came before the end of the time may be lost
            if not taken and below is None:
                result.suggestions = _suggestions(connection, query)
        states = _states(connection, [row["id"] for row, _ in taken], query.at) if query.at else {}
    wanted = wanted_of(query.root)
    result.hits = [_hit(row, score, wanted, states.get(row["id"]) or row["state"]) for row, score in taken]
    result.notes += dict.fromkeys(note for finder in finders for note in finder.notes)
    result.notes += [note("search_ended", n=f"{SECONDS:g}")] if time.is_cut else []
    return result


def unknown_outlets(connection: Connection, query: Query) -> list[Note]:
    """Return a sentence for each outlet that a query names and the archive does not have."""
    named = {word.key for each in matches(query.root) if each.field == "outlet" for word in each.words}
    known = set(connection.scalars(select(outlets.c.key).where(outlets.c.key.in_(named)))) if named else set()
    return [note("no_outlet", outlet=key) for key in sorted(named - known)]


def finders_of(connection: Connection, query: Query) -> list[Finder]:
    """Return the finders of the indexes that a query needs. Raises ArchiveError if one is of another version."""
    indexes = BOTH if query.at or query.versions == "all" else (PRESENT,)
    if not all(is_current(connection, each) for each in indexes):
        raise ArchiveError(
            f"the search index of {name_of(connection.engine.url)} is of another version. Run `newsarchive index rebuild`."
        )
    return [Finder(connection, each) for each in indexes]


def merged(parts: Iterable[Iterator[Row]]) -> Iterator[Row]:
    """Yield the rows of several indexes, newest first."""
    return merge(*parts, key=lambda row: -row["place"])


def _ordered(newest: Callable[[Query], Iterator[Row]], query: Query, order: Order) -> Iterator[tuple[Row, int]]:
    """Yield rows with their scores. `newest`: returns the articles of a query."""
    if order == "newest" or query.root is None:
        yield from ((row, 0) for row in newest(query))
        return
    seen = set()
    for row in newest(replace(query, root=in_headline(query.root))):
        seen.add(row["place"])
        yield row, 1
    yield from ((row, 0) for row in newest(query) if row["place"] not in seen)


def _once(ordered: Iterable[tuple[Row, int]]) -> Iterator[tuple[Row, int]]:
    """Yield the first row of each cluster, and of each article."""
    seen: set[int] = set()
    for row, score in ordered:
        cluster = cluster_of(row)
        if cluster not in seen:
            seen.add(cluster)
            yield row, score


def cluster_of(row: Row) -> int:
    """Return the cluster of a row; an article in no cluster is one by itself."""
    cluster: int = row["cluster_id"] or row["id"]
    return cluster


def _states(connection: Connection, ids: Sequence[int], at: datetime) -> dict[int, str]:
    """Return the states that articles had at an instant, by id."""
    states = article_states.c
    rows = select_in_chunks(
        connection, select(states.article_id, states.since, states.id, states.state), states.article_id, set(ids)
    )
    found = dict.fromkeys(ids, str(State.PRESENT))
    return found | {row.article_id: row.state for row in sorted(rows, key=lambda row: row[1:3]) if row.since <= at}


def _hit(row: Row, score: int, wanted: Wanted, state: str) -> Hit:
    published = row["published_at"]
    east = row["published_local_offset"] or row["published_offset"] or 0
    return Hit(
        id=row["id"],
        public_id=row["public_id"],
        url=row["url"],
        outlet=row["outlet"],
        headline=row["headline"],
        byline=row["byline"],
        published_at=published.astimezone(timezone(timedelta(minutes=east))) if published else None,
        published_precision=row["published_precision"],
        snippet=passage(row["body"] or row["headline"] or "", wanted),
        score=score,
        key=row["place"],
        version=row["version"],
        seen_from=row["seen_from"],
        seen_until=row["seen_until"],
        state=state,
        copies=row["copies"] or 0,
    )


def _suggestions(connection: Connection, query: Query) -> list[str]:
    """Return words of the archive that are written nearly like those of a query which it does not have."""
    keys = [word.key for each in matches(query.root) if each.field in ("text", "headline") for word in each.words]
    known = {row.word for row in select_in_chunks(connection, select(_WORDS.c.word), _WORDS.c.word, keys)}
    found: list[str] = []
    for key in dict.fromkeys(key for key in keys if key not in known):
        words = _WORDS.c
        near = connection.scalars(
            select(words.word)
            .where(words.word >= key[0], words.word < key[0] + chr(0x10FFFF), words.articles > 0)
            .order_by(words.articles.desc(), words.word)
            .limit(_CANDIDATES)
        )
        found += get_close_matches(key, list(near), n=_SUGGESTED, cutoff=0.7)
    return found[:_SUGGESTED]
