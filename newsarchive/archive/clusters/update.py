"""Writing clusters, in the transaction of the articles."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.clusters.exact import regroup_exact
from newsarchive.archive.clusters.members import Kind, Wanted, clusters_of, members_of
from newsarchive.archive.clusters.near import regroup_near, sketches_of
from newsarchive.archive.clusters.origin import Member, cluster_row, shares
from newsarchive.archive.connect import lock_index
from newsarchive.archive.schema import article_clusters, articles, clusters, outlets
from newsarchive.archive.search.index import is_current
from newsarchive.archive.visibility import Shown
from newsarchive.bengali.text import fold


def update_clusters(connection: Connection, keys: Mapping[int, Sequence[str]]) -> None:
    """Update the clusters of articles that were written. `keys`: those of their bodies, by article id, as the search index has them.

    Near copies are those of the present keys: if the index is of another version, they are left alone until it is made anew.
    """
    if not keys:
        return
    lock_index(connection)  # articles of two outlets that are written at the same time may be copies of each other
    _store(connection, "exact", keys, *regroup_exact(connection, keys))
    if is_current(connection):
        _store(connection, "near", keys, *regroup_near(connection, keys))


def clear_clusters(connection: Connection) -> None:
    """Remove all clusters, before they are made anew."""
    connection.execute(delete(article_clusters))
    connection.execute(delete(clusters))


def _store(connection: Connection, kind: Kind, written: Collection[int], touched: set[int], wanted: Wanted) -> None:
    """Write the clusters of a kind. `touched`: the articles whose cluster may have changed; of other written ones the origin may have."""
    present = clusters_of(connection, kind, touched.union(written))
    stale = {article: cluster for article, cluster in present.items() if article in touched}
    moved = [article for article, cluster in stale.items() if wanted.get(article) != cluster]
    if moved:
        connection.execute(_DELETE_MEMBER, [{"of_article": article, "of_kind": kind} for article in moved])
    added = {article: cluster for article, cluster in wanted.items() if present.get(article) != cluster}
    if added:  # with any share: _describe computes it
        rows = [
            {"article_id": article, "kind": kind, "cluster_id": each, "share": 0.0} for article, each in added.items()
        ]
        connection.execute(insert(article_clusters), rows)
    changed = {*(stale[article] for article in moved), *added.values()}
    _describe(connection, kind, changed.union(present[article] for article in written if article in present))


def _describe(connection: Connection, kind: Kind, cluster_ids: set[int]) -> None:
    """Write the rows of clusters, and what their articles share."""
    if not cluster_ids:
        return
    of_cluster = defaultdict(list)
    clustered = members_of(connection, kind, cluster_ids)
    for member in _members(connection, clustered):
        of_cluster[clustered[member.id]].append(member)
    rows = [cluster_row(kind, cluster, of_cluster[cluster]) for cluster in sorted(of_cluster)]
    connection.execute(_DELETE_CLUSTER, [{"of_cluster": cluster, "of_kind": kind} for cluster in sorted(cluster_ids)])
    if not rows:
        return
    connection.execute(insert(clusters), rows)
    sketches = sketches_of(connection, {*clustered}) if kind == "near" else {}
    shared = [
        {"of_article": article, "of_kind": kind, "share": each}
        for row in rows
        for article, each in shares(kind, of_cluster[row["id"]], row["origin_id"], sketches).items()
    ]
    connection.execute(_SET_SHARE, shared)


def _members(connection: Connection, article_ids: Collection[int]) -> list[Member]:
    names = {
        row.key: frozenset(map(fold, (row.key, row.name_bn, row.name_en)))
        for row in connection.execute(select(outlets.c.key, outlets.c.name_bn, outlets.c.name_en))
    }
    columns = "id url outlet authors published_at published_precision first_seen_at".split()
    query, shown = select(*(articles.c[name] for name in columns)), Shown.of(connection)
    return [
        Member(
            row.id,
            row.url,
            names[row.outlet],
            _agencies(shown.content(row.id, {"authors": row.authors})["authors"]),
            row.published_at,
            row.published_precision,
            row.first_seen_at,
        )
        for row in select_in_chunks(connection, query, articles.c.id, article_ids)
    ]


def _agencies(authors: Sequence[Mapping[str, Any]]) -> list[str]:
    return [author["name"] for author in authors if author["kind"] == "agency"]


_OF_ARTICLE: Final = (
    article_clusters.c.article_id == bindparam("of_article"),
    article_clusters.c.kind == bindparam("of_kind"),
)
_DELETE_MEMBER: Final = delete(article_clusters).where(*_OF_ARTICLE)
_SET_SHARE: Final = article_clusters.update().where(*_OF_ARTICLE).values(share=bindparam("share"))
_DELETE_CLUSTER: Final = delete(clusters).where(
    clusters.c.id == bindparam("of_cluster"), clusters.c.kind == bindparam("of_kind")
)
