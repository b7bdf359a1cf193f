"""Read function: the newest clusters, in the order in which their likely origins were published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from time import monotonic
from typing import Any, Final

from sqlalchemy import Connection, Engine, RowMapping, Select, case, exists, func, or_, select, tuple_

from newsarchive.archive.clusters.members import Kind
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import article_clusters, articles, clusters
from newsarchive.archive.search.indexes import PRESENT
from newsarchive.archive.visibility import Shown

_SECONDS: Final = 1.0  # after which no more are looked for
_AT_ONCE: Final = 500  # articles
_rows: Final = PRESENT.tables.rows
_members: Final = article_clusters.alias("members")


@dataclass(frozen=True, slots=True)
class ClusterSummary:
    """A cluster with its likely origin. `published_at` is that of the origin, in the zone of its outlet.

    `articles`: the number of its articles; `outlets`: of how many articles each outlet has, the earliest first; `first_at`, `last_at`: the times of
    its earliest and its latest article, published or else first seen; `is_of_day`: of some of them the day
    alone is known. `key`: its place in the order, for the next page.
    """

    key: int
    kind: Kind
    public_id: str
    url: str
    outlet: str
    headline: str | None
    byline: str | None
    published_at: datetime | None
    published_precision: str | None
    agency: str | None
    articles: int
    outlets: Mapping[str, int]
    first_at: datetime
    last_at: datetime
    is_of_day: bool


@dataclass(frozen=True, slots=True)
class Summaries:
    """Clusters, the newest first. `below`: the key below which more are looked for, None if there are no more.

    `is_cut`: the time was over before so many were found as were wanted.
    """

    clusters: Sequence[ClusterSummary]
    below: int | None
    is_cut: bool


def newest_clusters(
    engine: Engine, *, outlet: str | None = None, limit: int = 20, below: int | None = None
) -> Summaries:
    """Return clusters by the publish time of their likely origin, the newest first.

    Near ones, which hold the exact copies too, and exact ones of texts that are too short for near copies. `outlet`: those with an article of it.
    `below`: that of the page before. Raises ArchiveError.
    """
    found: list[RowMapping] = []
    place, is_cut = below, False
    end = monotonic() + _SECONDS
    with reading(engine) as connection:
        while len(found) <= limit and not is_cut and (keys := _keys(connection, place)):
            found += connection.execute(_origins(outlet, keys)).mappings()
            place, is_cut = min(keys), monotonic() > end
        allowed = Shown.of(connection)
        shown = [allowed.content(row["id"], row) for row in found[:limit]]
        of_outlets = _outlets(connection, [(row["cluster_id"], row["kind"]) for row in shown])
    summaries = [_summary(row, of_outlets[row["cluster_id"], row["kind"]]) for row in shown]
    if len(found) > limit:
        return Summaries(summaries, shown[-1]["key"], is_cut=False)
    return Summaries(summaries, place if is_cut else None, is_cut)


def _keys(connection: Connection, below: int | None) -> list[int]:
    """Return the keys of the next articles in the order of publication."""
    query = select(_rows.c.key).order_by(_rows.c.key.desc()).limit(_AT_ONCE)
    return list(connection.scalars(query if below is None else query.where(_rows.c.key < below)))


def _origins(outlet: str | None, keys: Sequence[int]) -> Select[Any]:
    """Return the statement for the articles of some keys that are the likely origins of clusters, the newest first.

    Keys that are named keep the databases from reading all clusters in order to sort them.
    """
    member, near = article_clusters.c, article_clusters.alias("near").c
    has_near = exists().where(near.article_id == member.article_id, near.kind == "near")
    names = ("public_id", "url", "outlet", "headline", "byline", "published_at", "published_precision")
    query = (
        select(
            _rows.c.key,
            member.kind,
            member.cluster_id,
            clusters.c.articles,
            clusters.c.agency,
            articles.c.id,
            *(articles.c[name] for name in names),
            func.coalesce(articles.c.published_local_offset, articles.c.published_offset, 0).label("east"),
        )
        .select_from(_rows)
        .join(article_clusters, member.article_id == _rows.c.article_id)
        .join(clusters, (clusters.c.id == member.cluster_id) & (clusters.c.kind == member.kind))
        .join(articles, articles.c.id == _rows.c.article_id)
        .where(_rows.c.key.in_(keys), clusters.c.origin_id == _rows.c.article_id, or_(member.kind == "near", ~has_near))
        .order_by(_rows.c.key.desc())
    )
    return query if outlet is None else query.where(_has_article_of(outlet))


def _has_article_of(outlet: str) -> Any:
    other = articles.alias("other")
    same = (_members.c.cluster_id == article_clusters.c.cluster_id, _members.c.kind == article_clusters.c.kind)
    return exists().where(*same, other.c.id == _members.c.article_id, other.c.outlet == outlet)


def _outlets(connection: Connection, wanted: Sequence[tuple[int, str]]) -> dict[tuple[int, str], list[Any]]:
    """Return of each cluster its outlets, the earliest first, with the number and the times of their articles."""
    at = func.coalesce(articles.c.published_at, articles.c.first_seen_at, type_=articles.c.first_seen_at.type)
    query = (
        select(
            _members.c.cluster_id,
            _members.c.kind,
            articles.c.outlet,
            func.count().label("articles"),
            func.min(at).label("first_at"),
            func.max(at).label("last_at"),
            func.max(case((articles.c.published_precision == "day", 1), else_=0)).label("of_day"),
        )
        .join(articles, articles.c.id == _members.c.article_id)
        .where(tuple_(_members.c.cluster_id, _members.c.kind).in_(wanted))
        .group_by(_members.c.cluster_id, _members.c.kind, articles.c.outlet)
        .order_by(func.min(at), articles.c.outlet)
    )
    found: dict[tuple[int, str], list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault((row.cluster_id, row.kind), []).append(row)
    return found


def _summary(row: Mapping[Any, Any], of_outlets: Sequence[Any]) -> ClusterSummary:
    zone = timezone(timedelta(minutes=row["east"]))
    values = {name: value for name, value in row.items() if name not in ("cluster_id", "east", "id")}
    return ClusterSummary(
        **values | {"published_at": row["published_at"].astimezone(zone) if row["published_at"] else None},
        outlets={each.outlet: each.articles for each in of_outlets},
        first_at=min(each.first_at for each in of_outlets),
        last_at=max(each.last_at for each in of_outlets),
        is_of_day=any(each.of_day for each in of_outlets),
    )
