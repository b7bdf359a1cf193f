"""The data step of migration 0002: what the new tables and columns hold of an archive of 0001."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa

from newsarchive.archive.migrations.histories_0002 import fill_histories
from newsarchive.bengali.text import fold

_CHUNK = 500
_articles = sa.table("articles", sa.column("id"), sa.column("url"), sa.column("authors", sa.JSON))
_authors = sa.table(
    "article_authors", *map(sa.column, ("article_id", "position", "name", "name_folded", "kind", "place"))
)
_runs = sa.table("crawl_runs", sa.column("source"), sa.column("settings", sa.JSON))
_info = sa.table("archive_info", sa.column("name"), sa.column("value"))
_links = {
    name: sa.table(name, sa.column("id"), sa.column("url"), sa.column("target_url"))
    for name in ("related_links", "ticker_headlines")
}


def fill(connection: sa.Connection) -> None:
    """Fill the tables and columns that are new in 0002."""
    for name in ("articles", "article_versions"):  # 0001 stored the offset of the outlet's zone alone
        offset = sa.column("published_offset", sa.Integer)
        table = sa.table(name, offset, sa.column("published_local_offset"))
        connection.execute(sa.update(table).values(published_local_offset=offset))
    _fill_kind(connection)
    fill_histories(connection)
    _fill_clusters(connection)
    _fill_authors(connection)
    _fill_targets(connection)
    _fill_spans(connection)


def _fill_kind(connection: sa.Connection) -> None:
    """State what the archive holds: made-up articles if all its runs were replays of fixtures, real ones if none was."""
    kinds = {
        "made_up"
        if source == "replay" and "fixtures" in PurePath(settings.get("NEWSARCHIVE_REPLAY") or "").parts
        else "real"
        for source, settings in connection.execute(sa.select(_runs.c.source, _runs.c.settings))
    }
    if kinds:
        kind = kinds.pop() if len(kinds) == 1 else "mixed"
        connection.execute(sa.insert(_info).values(name="kind", value=kind))


def _fill_authors(connection: sa.Connection) -> None:
    for chunk in _chunks(connection, sa.select(_articles.c.id, _articles.c.authors)):
        rows = [
            {**author, "article_id": row["id"], "position": position, "name_folded": fold(author["name"] or "")}
            for row in chunk
            for position, author in enumerate(row["authors"])
        ]
        if rows:
            connection.execute(sa.insert(_authors), rows)


def _fill_clusters(connection: sa.Connection) -> None:
    """Make the clusters anew: where versions were put in order, another content is the present one."""
    connection.execute(sa.text("DELETE FROM article_clusters"))
    connection.execute(
        sa.text(
            """
            INSERT INTO article_clusters (article_id, cluster_id, kind)
            SELECT a.id, same.cluster_id, 'exact' FROM articles a JOIN (
                SELECT body_hash, min(id) AS cluster_id FROM articles
                WHERE body_hash IS NOT NULL GROUP BY body_hash HAVING count(*) > 1
            ) same ON same.body_hash = a.body_hash
            """
        )
    )


def _fill_targets(connection: sa.Connection) -> None:
    """Join links to the articles of the archive; of others the address is folded when their page is next read."""
    known = set(connection.scalars(sa.select(_articles.c.url)))
    for table in _links.values():
        for chunk in _chunks(connection, sa.select(table.c.id, table.c.url).where(table.c.url.is_not(None))):
            targets = [
                {"row_id": row["id"], "target": target}
                for row in chunk
                if (target := next((url for url in _spellings(row["url"]) if url in known), None))
            ]
            if targets:
                this_row = table.c.id == sa.bindparam("row_id")
                connection.execute(sa.update(table).where(this_row).values(target_url=sa.bindparam("target")), targets)


def _spellings(url: str) -> Iterator[str]:
    """Yield the addresses under which the article at an address may be stored."""
    plain = url.partition("#")[0].partition("?")[0]
    for each in (url, plain):
        yield each
        yield each.removesuffix(".html")
        yield each.rstrip("/")


def _fill_spans(connection: sa.Connection) -> None:
    """Make a span of each headline of a ticker: 0001 knew its first and its last sighting, and no interruption."""
    connection.execute(
        sa.text(
            """
            INSERT INTO ticker_sightings
                (headline_id, position, last_position, first_seen_at, last_seen_at, first_capture_id, last_capture_id)
            SELECT h.id, h.position, h.position, h.first_seen_at, h.last_seen_at, h.first_capture_id, coalesce(
                (SELECT min(c.id) FROM captures c WHERE c.outlet = h.outlet AND c.fetched_at = h.last_seen_at),
                h.first_capture_id
            )
            FROM ticker_headlines h
            """
        )
    )


def _chunks(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[list[Mapping[str, Any]]]:
    """Yield the rows of a query in lists of bounded length."""
    rows = iter(connection.execute(query).mappings().all())
    while chunk := list(islice(rows, _CHUNK)):
        yield [dict(row) for row in chunk]
