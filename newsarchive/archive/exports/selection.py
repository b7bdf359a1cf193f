"""Which rows are exported: what was asked for, and the contents of it in temporary tables of the transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    Subquery,
    Table,
    func,
    insert,
    literal,
    select,
    union_all,
)

from newsarchive.archive.exports.errors import WrongExportError
from newsarchive.archive.schema import article_clusters, article_versions, articles
from newsarchive.archive.search import Query, limited, parse
from newsarchive.archive.search.find import OF_CLUSTER
from newsarchive.archive.search.indexes import PRESENT, SUPERSEDED
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies, finders_of
from newsarchive.archive.visibility import is_listed

_AT_ONCE: Final = 5000  # ids

TEMPORARY: Final = MetaData()
# `version_id`: the row of `article_versions`; NULL is the present content of the article.
found_contents = Table(
    "export_found",
    TEMPORARY,
    Column("article_id", Integer, nullable=False),
    Column("version_id", Integer),
    prefixes=["TEMPORARY"],
)
# Only ids are sorted, never texts.
ordered_contents = Table(
    "export_order",
    TEMPORARY,
    Column("place", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article_id", Integer, nullable=False),
    Column("version_id", Integer),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a query in the language of search, and the filters of `newsarchive search`. Nothing: all rows.

    `at`: what the archive held at this instant; `versions`: `all` also superseded contents. `copies`: `once` exports of each cluster the newest
    article that is found.
    """

    query: str | None = None
    outlet: str | None = None
    byline: str | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    at: datetime | None = None
    versions: Versions = "present"
    copies: Copies = "all"

    @property
    def is_of_present(self) -> bool:
        """True if only present contents are asked for."""
        return self.at is None and self.versions == "present"

    @property
    def is_of_all_articles(self) -> bool:
        """True if no article is left out by a query or a filter."""
        return replace(self, at=None, versions="present", copies="all") == Asked()

    @property
    def is_all(self) -> bool:
        """True if nothing is left out but copies."""
        return replace(self, copies="all") == Asked()

    def parsed(self) -> Query:
        """Return the query with the filters in it. Raises WrongExportError if nothing of it can be searched for."""
        if self.since and self.until and self.since > self.until:
            raise WrongExportError(f"--since {self.since} is later than --until {self.until}.", "days")
        if self.at and self.versions == "all":
            raise WrongExportError(
                "At an instant an article has one version: use --at or --versions all, not both.", "instant"
            )
        written = parse(self.query or "")
        query = limited(
            written,
            outlet=self.outlet,
            byline=self.byline,
            section=self.section,
            since=self.since,
            until=self.until,
            at=self.at,
            versions=self.versions,
        )
        # Without this a query of signs alone would export every article.
        is_empty = query.root is None and not query.is_limited
        if written.is_void or (is_empty and not self.is_of_all_articles):
            notes = f" {'; '.join(query.notes)}." if query.notes else ""
            raise WrongExportError(
                f"Nothing was exported: nothing of this query can be searched for.{notes}", "nothing"
            )
        return query


def select_contents(connection: Connection, query: Query) -> list[str]:
    """Fill `found_contents` with the contents of a query; return notes on what was cut. Raises ArchiveError without a present index."""
    finders = finders_of(connection, query)
    for finder in finders:
        is_superseded = finder.index is SUPERSEDED
        for chunk in _chunks(finder.every(query, finder.forms(query))):
            rows = [{"article_id": article, "version_id": row if is_superseded else None} for article, row in chunk]
            connection.execute(insert(found_contents), rows)
    return list(dict.fromkeys(note for finder in finders for note in finder.notes))


def order_contents(connection: Connection, asked: Asked) -> None:
    """Fill `ordered_contents` with the contents found, or with all present ones.

    In the order of publication, then of ids and versions; undated ones come last.
    """
    found = found_contents.c
    no_version = literal(None, Integer).label("version_id")
    columns = (articles.c.id.label("article_id"), no_version, articles.c.published_at, articles.c.version)
    present = select(*columns).where(is_listed(articles.c.id))
    superseded = select(
        article_versions.c.article_id,
        article_versions.c.id,
        article_versions.c.published_at,
        article_versions.c.version,
    ).where(article_versions.c.id.in_(select(found.version_id)))
    if not asked.is_all:
        present = present.where(articles.c.id.in_(select(found.article_id).where(found.version_id.is_(None))))
    chosen = (present if asked.is_of_present else union_all(present, superseded)).subquery()
    if asked.copies == "once":
        chosen = _once(chosen)
    by_publication = (chosen.c.published_at.nulls_last(), chosen.c.article_id, chosen.c.version)
    placed: Select[Any] = select(
        func.row_number().over(order_by=by_publication), chosen.c.article_id, chosen.c.version_id
    )
    connection.execute(insert(ordered_contents).from_select(["place", "article_id", "version_id"], placed))


def _once(chosen: Subquery) -> Subquery:
    """Return the newest content of each cluster, and of each article that is in none."""
    cluster = OF_CLUSTER.where(article_clusters.c.article_id == chosen.c.article_id).correlate(chosen).scalar_subquery()
    present, superseded = PRESENT.tables.rows, SUPERSEDED.tables.rows
    # As a search has it: of two contents with the same key the present one is the newer.
    place = func.coalesce(2 * superseded.c.key, 2 * present.c.key + 1)
    group = func.coalesce(cluster, chosen.c.article_id)
    nth = func.row_number().over(partition_by=group, order_by=(place.desc().nulls_last(), chosen.c.article_id))
    ranked = (
        select(*chosen.c, nth.label("nth"))
        .outerjoin(present, (PRESENT.tables.row_id == chosen.c.article_id) & chosen.c.version_id.is_(None))
        .outerjoin(superseded, SUPERSEDED.tables.row_id == chosen.c.version_id)
        .subquery()
    )
    return (
        select(*(ranked.c[name] for name in ("article_id", "version_id", "published_at", "version")))
        .where(ranked.c.nth == 1)
        .subquery()
    )


def _chunks(found: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    remaining = iter(found)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
