"""Whether the rows of an archive agree with each other: its database, the counts and versions of articles, clusters and what is forgotten."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Engine, Select, exists, func, literal_column, select

from newsarchive.archive.clusters.sketch import sketch_of
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import (
    article_authors,
    article_clusters,
    article_sightings,
    article_states,
    article_versions,
    articles,
    captures,
    clusters,
    forgotten,
    metadata,
)
from newsarchive.archive.search.document import document_of
from newsarchive.archive.search.indexes import PRESENT
from newsarchive.archive.search.tables import search_sketches
from newsarchive.archive.visibility import Shown, is_listed

_AT_ONCE: Final = 500  # articles
_MOST_FAULTS: Final = 20  # that SQLite lists


def database_faults(engine: Engine) -> list[str]:
    """Return what the database finds wrong with its own file and its references. Raises ArchiveError."""
    with reading(engine) as connection:
        if connection.dialect.name != "sqlite":
            return _dangling(connection)
        found = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_FAULTS})").scalars()
        broken = [each for each in found if each != "ok"]
        references = connection.exec_driver_sql("PRAGMA foreign_key_check")
        return broken + sorted({f"rows of {row[0]} refer to rows of {row[2]} that are missing" for row in references})


def _dangling(connection: Connection) -> list[str]:
    """Return the references that lead to no row: those of PostgreSQL may be missing after a restore without constraints."""
    found = []
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            target = key.column.table.alias()
            column = key.parent
            lost = select(func.count()).where(
                column.is_not(None), ~exists().where(target.c[key.column.name] == column).correlate(table)
            )
            if count := connection.scalar(lost.select_from(table)):
                found.append(f"{count} rows of {table.name} refer to rows of {key.column.table.name} that are missing")
    return found


def article_faults(engine: Engine) -> list[str]:
    """Return what does not agree among articles, their versions, sightings, states, authors and captures. Raises ArchiveError."""
    with reading(engine) as connection:
        counted = ((connection.scalar(query) or 0, what) for what, query in _QUERIES.items())
        return [f"{count} {what}" for count, what in counted if count]


def cluster_faults(engine: Engine) -> list[str]:
    """Return what does not agree among clusters, sketches and the texts of articles. Raises ArchiveError."""
    with reading(engine) as connection:
        counted = [(connection.scalar(query) or 0, what) for what, query in _OF_CLUSTERS.items()]
        counted.append((_wrong_sketches(connection), "sketches are not those of their articles"))
    return [f"{count} {what}" for count, what in counted if count]


def _wrong_sketches(connection: Connection) -> int:
    sketches = search_sketches.c
    query = (
        PRESENT.documents()
        .add_columns(sketches.shingles, sketches.hashes)
        .outerjoin(search_sketches, sketches.article_id == articles.c.id)
    )
    wrong, shown = 0, Shown.of(connection)
    for chunk in connection.execute(query).mappings().partitions(_AT_ONCE):
        for row in chunk:
            sketch = sketch_of(document_of(shown.content(row["id"], dict(row))).body_keys)
            stored = (row["shingles"], row["hashes"]) if row["hashes"] is not None else None
            wrong += stored != ((sketch.shingles, sketch.packed()) if sketch else None)
    ghosts = select(func.count()).where(
        sketches.article_id.not_in(select(articles.c.id).where(is_listed(articles.c.id)))
    )
    return wrong + (connection.scalar(ghosts) or 0)


def _count(table: Any, *conditions: Any) -> Select[int]:
    return select(func.count()).select_from(table).where(*conditions)


def _number(table: Any, column: Any) -> Any:
    """Return the number of rows of a table that belong to an article."""
    return select(func.count()).select_from(table).where(column == articles.c.id).correlate(articles).scalar_subquery()


def _newest_state() -> Any:
    state = article_states.c
    return (
        select(state.state)
        .where(state.article_id == articles.c.id)
        .order_by(state.since.desc(), state.id.desc())
        .limit(1)
        .correlate(articles)
        .scalar_subquery()
    )


_FIRST = articles.alias()
_SEEN = article_sightings.c
_SHOWN = exists().where(
    _SEEN.article_id == articles.c.id, _SEEN.capture_id == articles.c.capture_id, _SEEN.version == articles.c.version
)
_QUERIES: Final = {
    "articles do not have the earlier versions that their number of versions requires": _count(
        articles, _number(article_versions, article_versions.c.article_id) != articles.c.version - 1
    ),
    "articles have no sighting of their present version on the capture that it was read from": _count(
        articles, ~_SHOWN
    ),
    "sightings are of a version that their article does not have": _count(
        article_sightings.join(articles, articles.c.id == _SEEN.article_id),
        (_SEEN.version > articles.c.version) | (_SEEN.version < 0),
    ),
    "articles have another state than the last change of it": _count(
        articles, func.coalesce(_newest_state(), literal_column("'present'")) != articles.c.state
    ),
    "authors are of no article": _count(article_authors, article_authors.c.article_id.not_in(select(articles.c.id))),
    "articles are forgotten and in the archive": _count(articles, articles.c.url.in_(select(forgotten.c.url))),
    "captures of forgotten articles have a record: run `newsarchive forget` with their address again": _count(
        captures, captures.c.reason == "forgotten", captures.c.warc_file.is_not(None)
    ),
}
_OF_CLUSTERS: Final = {
    "clusters have another number of articles than stated": _count(
        clusters,
        select(func.count())
        .where(article_clusters.c.cluster_id == clusters.c.id, article_clusters.c.kind == clusters.c.kind)
        .correlate(clusters)
        .scalar_subquery()
        != clusters.c.articles,
    ),
    "articles are in a cluster that is not described": _count(
        article_clusters,
        ~exists().where(clusters.c.id == article_clusters.c.cluster_id, clusters.c.kind == article_clusters.c.kind),
    ),
    "articles of an exact cluster have different texts": _count(
        article_clusters.join(articles, articles.c.id == article_clusters.c.article_id),
        article_clusters.c.kind == "exact",
        articles.c.body_hash.is_distinct_from(
            select(_FIRST.c.body_hash)
            .where(_FIRST.c.id == article_clusters.c.cluster_id)
            .correlate(article_clusters)
            .scalar_subquery()
        ),
    ),
}


def unfinished_forgets(engine: Engine) -> Iterator[str]:
    """Yield the addresses of forgotten articles whose records are not all overwritten. Raises ArchiveError."""
    with reading(engine) as connection:
        for row in connection.execute(select(forgotten.c.url, forgotten.c.unerased).order_by(forgotten.c.id)):
            if row.unerased:
                yield row.url
