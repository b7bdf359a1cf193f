"""Asking the archive: `search` returns hits for what a person wrote."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from functools import partial
from typing import Final, Literal

from sqlalchemy import Connection, Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.search.find import Finder, Row
from newsarchive.archive.search.highlight import Piece, Wanted, passage, wanted_of
from newsarchive.archive.search.index import is_current
from newsarchive.archive.search.parse import parse
from newsarchive.archive.search.query import Query, in_headline, matches
from newsarchive.archive.search.tables import search_words
from newsarchive.items import Precision

Order = Literal["newest", "best"]
Copies = Literal["all", "once"]

_SUGGESTED: Final = 5
_CANDIDATES: Final = 2000  # words that may be meant


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found. `published_at` is in the zone of the outlet; `score`: 1 if its headline has what was asked for, else 0.

    `copies`: how many other articles the archive has with the same text, or with most of its shingles.
    """

    id: int
    url: str
    outlet: str
    headline: str | None
    byline: str | None
    published_at: datetime | None
    published_precision: Precision | None
    snippet: list[Piece]
    score: int
    key: int
    copies: int


@dataclass(slots=True)
class Hits:
    """The hits of a query. `notes`: sentences about what was left out or cut; `suggestions`: words of the archive, if nothing was found."""

    query: Query
    hits: list[Hit] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
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
    with reading(engine) as connection:
        if not is_current(connection):
            raise ArchiveError(
                f"the search index of {name_of(engine.url)} is of another version. Run `newsarchive index rebuild`."
            )
        if query.is_void:
            return result
        finder = Finder(connection)
        with finder.limited():
            forms = finder.forms(query)
            ordered = _ordered(partial(finder.newest, forms=forms, below=below, at_once=limit), query, order)
            _take(result, ordered, copies, limit)
            if not result.hits and below is None:
                result.suggestions = _suggestions(connection, query)
        result.notes += dict.fromkeys(finder.notes)
    return result


def _ordered(newest: Callable[[Query], Iterator[Row]], query: Query, order: Order) -> Iterator[tuple[Row, int]]:
    """Yield rows with their scores. `newest`: returns the articles of a query."""
    if order == "newest" or query.root is None:
        yield from ((row, 0) for row in newest(query))
        return
    seen = set()
    for row in newest(replace(query, root=in_headline(query.root))):
        seen.add(row["key"])
        yield row, 1
    yield from ((row, 0) for row in newest(query) if row["key"] not in seen)


def _take(result: Hits, ordered: Iterator[tuple[Row, int]], copies: Copies, limit: int) -> None:
    """Add the first hits; of a cluster one, if copies are shown once."""
    wanted = wanted_of(result.query.root)
    seen: set[int] = set()
    for row, score in ordered:
        if copies == "once":
            cluster = row["cluster_id"] or row["id"]
            if cluster in seen:
                continue
            seen.add(cluster)
        result.hits.append(_hit(row, score, wanted))
        if len(result.hits) == limit:
            return


def _hit(row: Row, score: int, wanted: Wanted) -> Hit:
    published = row["published_at"]
    east = row["published_local_offset"] or row["published_offset"] or 0
    return Hit(
        id=row["id"],
        url=row["url"],
        outlet=row["outlet"],
        headline=row["headline"],
        byline=row["byline"],
        published_at=published.astimezone(timezone(timedelta(minutes=east))) if published else None,
        published_precision=row["published_precision"],
        snippet=passage(row["body"] or row["headline"] or "", wanted),
        score=score,
        key=row["key"],
        copies=row["copies"] or 0,
    )


def _suggestions(connection: Connection, query: Query) -> list[str]:
    """Return words of the archive that are written nearly like those of a query which it does not have."""
    keys = [word.key for each in matches(query.root) if each.field in ("text", "headline") for word in each.words]
    known = {row.word for row in select_in_chunks(connection, select(search_words.c.word), search_words.c.word, keys)}
    found: list[str] = []
    for key in dict.fromkeys(key for key in keys if key not in known):
        words = search_words.c
        near = connection.scalars(
            select(words.word)
            .where(words.word >= key[0], words.word < key[0] + chr(0x10FFFF), words.articles > 0)
            .order_by(words.articles.desc(), words.word)
            .limit(_CANDIDATES)
        )
        found += get_close_matches(key, list(near), n=_SUGGESTED, cutoff=0.7)
    return found[:_SUGGESTED]
