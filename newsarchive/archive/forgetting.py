"""Removing articles for good: every row that has something of their content, in one transaction with the log."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, String, cast, delete, func, insert, or_, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.captures import ArchivedCapture, as_capture
from newsarchive.archive.clusters import update_clusters
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.failure import ArchiveError, name_of
from newsarchive.archive.forgotten import Unerased, unerased_columns, unerased_of
from newsarchive.archive.schema import (
    article_authors,
    article_sightings,
    article_states,
    article_versions,
    articles,
    captures,
    forgotten,
    reextraction_files,
    related_links,
    ticker_headlines,
)
from newsarchive.archive.search.index import Change, is_current, update_index
from newsarchive.archive.search.indexes import BOTH, SUPERSEDED
from newsarchive.items import Reason

_OF_ARTICLES: Final = (article_versions, article_sightings, article_states, article_authors, related_links)
# What a row of a capture keeps: that there was a fetch, of which address and when, and its status.
_EMPTIED: Final = dict.fromkeys(
    (
        *("digest", "size", "content_type", "etag", "last_modified", "redirects_to", "robots"),
        *("warc_file", "record_offset", "record_length", "payload_digest", "is_revisit"),
    )
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What other pages have of an article, which stays: ticker headlines and related links that lead to it."""

    ticker_headlines: int
    related_links: int


def captures_to_forget(
    engine: Engine, outlet: str, address: str, address_key: Callable[[str], str]
) -> list[ArchivedCapture]:
    """Return the captures that have something of an article: those that show it, and all of its address in any spelling.

    Of what a browser loaded for it, that which no other page loaded. Raises ArchiveError.
    """
    same = {address, address_key(address)}
    shown = (
        select(captures)
        .join(article_sightings, article_sightings.c.capture_id == captures.c.id)
        .join(articles, articles.c.id == article_sightings.c.article_id)
        .where(articles.c.url == address)
    )
    of_outlet = select(captures.c.id, captures.c.url, captures.c.article_url).where(
        captures.c.outlet == outlet,
        captures.c.kind.in_(("article", "redirect", "retried")),
        or_(captures.c.digest.is_not(None), captures.c.warc_file.is_not(None)),
    )
    with reading(engine) as connection:
        ids = [
            row.id
            for row in connection.execute(of_outlet)
            if row.article_url in same or row.url in same or address_key(row.url) in same
        ]
        rows = connection.execute(shown).all()
        pages = {row.url for row in rows} | same
        ids += _loaded_for(connection, outlet, lambda page: page in pages or address_key(page) in same)
        rows = [*rows, *select_in_chunks(connection, select(captures), captures.c.id, ids)]
    return [*{row.id: as_capture(row) for row in sorted(rows, key=lambda row: row.id)}.values()]


def _loaded_for(connection: Connection, outlet: str, is_its_page: Callable[[str], bool]) -> list[int]:
    """Return the captures of what a browser loaded for the pages of an article alone: the scripts of the site are those of other pages too."""
    query = select(captures.c.id, captures.c.source, captures.c.payload_digest).where(
        captures.c.outlet == outlet, captures.c.kind == "loaded", captures.c.payload_digest.is_not(None)
    )
    own: dict[int, str] = {}
    of_others: set[str] = set()
    for row in connection.execute(query):
        if is_its_page(row.source):
            own[row.id] = row.payload_digest
        else:
            of_others.add(row.payload_digest)
    return [id_ for id_, digest in own.items() if digest not in of_others]


def articles_needing(engine: Engine, capture_ids: Collection[int], addresses: Collection[str]) -> list[str]:
    """Return the addresses, but for these, whose articles were read from the captures, or whose revisits have their body there alone.

    Raises ArchiveError.
    """
    shown = select(articles.c.url).join(article_sightings, article_sightings.c.article_id == articles.c.id).distinct()
    held = select(captures.c.payload_digest).where(captures.c.is_revisit.is_(False))
    with reading(engine) as connection:
        found = {
            row.url for row in select_in_chunks(connection, shown, article_sightings.c.capture_id, capture_ids)
        } - set(addresses)
        digests = {row.payload_digest for row in select_in_chunks(connection, held, captures.c.id, capture_ids)}
        same = select(captures.c.id, captures.c.url, captures.c.payload_digest, captures.c.is_revisit)
        others = [
            row
            for row in select_in_chunks(connection, same, captures.c.payload_digest, digests - {None})
            if row.id not in capture_ids
        ]
    kept = {row.payload_digest for row in others if not row.is_revisit}
    return sorted(found | {row.url for row in others if row.is_revisit and row.payload_digest not in kept})


def mentions(engine: Engine, address: str) -> Mentions:
    """Return what other pages have of an article. Raises ArchiveError."""
    of_tickers = select(func.count()).where(ticker_headlines.c.target_url == address)
    of_links = (
        select(func.count())
        .join_from(related_links, articles, articles.c.id == related_links.c.article_id)
        .where(related_links.c.target_url == address, articles.c.url != address)
    )
    with reading(engine) as connection:
        return Mentions(connection.scalar(of_tickers) or 0, connection.scalar(of_links) or 0)


def remove_articles(
    engine: Engine,
    outlets: Mapping[str, str],
    capture_ids: Sequence[int],
    unerased: Sequence[Unerased],
    *,
    because: str,
    now: datetime,
) -> None:
    """Remove articles with all that was read from their captures, empty the rows of these captures, and write the log; all of it or nothing.

    `outlets`: of each address; `unerased`: the records that are to be overwritten afterwards, logged with each address. Raises ArchiveError.
    """
    with writing(engine) as connection:
        if not all(is_current(connection, each) for each in BOTH):
            raise ArchiveError(
                f"the search index of {name_of(engine.url)} is of another version. Run `newsarchive index rebuild` first."
            )
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete=ON")  # what is deleted is overwritten in the file
        rows = select_in_chunks(connection, select(articles), articles.c.url, outlets)
        _remove_rows(connection, {row.id: dict(zip(articles.c.keys(), row, strict=True)) for row in rows})
        for id_ in capture_ids:
            emptied = {**_EMPTIED, "reason": Reason.FORGOTTEN}
            connection.execute(update(captures).where(captures.c.id == id_).values(emptied))
        for url, outlet in outlets.items():
            # Reports of re-extractions quote what they changed; without its row a file is read again.
            quoted = cast(reextraction_files.c.report, String).contains(url, autoescape=True)
            connection.execute(delete(reextraction_files).where(quoted))
            _log(connection, outlet, url, unerased, because=because, now=now)


def _remove_rows(connection: Connection, rows: Mapping[int, Mapping[str, Any]]) -> None:
    if not rows:
        return
    versions = select_in_chunks(connection, select(article_versions), article_versions.c.article_id, rows)
    names = article_versions.c.keys()
    outlets = {id_: row["outlet"] for id_, row in rows.items()}
    superseded = [
        Change(
            row.id,
            {**dict(zip(names, row, strict=True)), "id": row.article_id, "outlet": outlets[row.article_id]},
            None,
        )
        for row in versions
    ]
    update_index(connection, superseded, SUPERSEDED)
    update_index(connection, [Change(id_, row, None) for id_, row in rows.items()])
    for index in BOTH:
        connection.execute(delete(index.tables.words).where(index.tables.words.c.articles <= 0))
    # Copies of them are grouped anew, before the rows are gone that clusters refer to.
    connection.execute(update(articles).where(articles.c.id.in_(rows)).values(body_hash=None))
    update_clusters(connection, dict.fromkeys(rows, ()))
    for table in _OF_ARTICLES:
        connection.execute(delete(table).where(table.c.article_id.in_(rows)))
    connection.execute(delete(articles).where(articles.c.id.in_(rows)))


def _log(
    connection: Connection, outlet: str, url: str, unerased: Sequence[Unerased], *, because: str, now: datetime
) -> None:
    """Write an address into the log; one that is in it keeps its first reason and instant."""
    known = connection.execute(select(forgotten.c.unerased).where(forgotten.c.url == url)).first()
    if known is None:
        row = {"outlet": outlet, "url": url, "because": because, "forgotten_at": now}
        connection.execute(insert(forgotten).values(**row, unerased=unerased_columns(unerased)))
        return
    left = [*unerased_of(known.unerased), *unerased]
    connection.execute(
        update(forgotten).where(forgotten.c.url == url).values(unerased=unerased_columns(list(dict.fromkeys(left))))
    )


def sweep_index(engine: Engine) -> None:
    """Let SQLite's indexes drop the words of removed contents, which FTS5 keeps until it merges; in steps, so that a crawl waits for none long.

    Raises ArchiveError.
    """
    if engine.dialect.name != "sqlite":
        return
    for index in BOTH:
        fts, pages = index.tables.fts, -_MERGED
        is_done = False
        while not is_done:
            with writing(engine) as connection:
                before = _changes(connection)
                connection.execute(insert(fts).values({fts.name: "merge", "rank": pages}))
                is_done = _changes(connection) - before < _NO_WORK
            pages = _MERGED
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


_MERGED: Final = 1000  # pages of the index at once
_NO_WORK: Final = 2  # changes: fewer mean that there was nothing to merge


def _changes(connection: Connection) -> int:
    found: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    return found
