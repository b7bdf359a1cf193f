"""Clusters of articles with the same text at different addresses; every article is kept."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.schema import article_clusters, articles

_EXACT = "exact"


def update_clusters(connection: Connection, article_ids: Collection[int], body_hashes: Collection[str]) -> None:
    """Update the clusters of articles that were written and of the body hashes that they have or had.

    The id of a cluster is the smallest id of its articles; a single article is no cluster.
    """
    wanted = _wanted(connection, body_hashes)
    touched = {*article_ids, *wanted, *_members_of(connection, article_ids)}
    query = select(article_clusters.c.article_id, article_clusters.c.cluster_id)
    present = dict(select_in_chunks(connection, query, article_clusters.c.article_id, touched))
    stale = [article for article, cluster_id in present.items() if wanted.get(article) != cluster_id]
    if stale:
        connection.execute(delete(article_clusters).where(article_clusters.c.article_id.in_(stale)))
    rows = [
        {"article_id": article, "cluster_id": cluster_id, "kind": _EXACT}
        for article, cluster_id in wanted.items()
        if present.get(article) != cluster_id
    ]
    if rows:
        connection.execute(insert(article_clusters), rows)


def _wanted(connection: Connection, body_hashes: Collection[str]) -> dict[int, int]:
    """Return the cluster id of each article that shares one of the body hashes with another."""
    sharing = defaultdict(list)
    for article, body in select_in_chunks(
        connection, select(articles.c.id, articles.c.body_hash), articles.c.body_hash, body_hashes
    ):
        sharing[body].append(article)
    return {article: min(same) for same in sharing.values() if len(same) > 1 for article in same}


def _members_of(connection: Connection, article_ids: Collection[int]) -> list[int]:
    """Return the articles of the clusters that these articles were in: one of them may be single now."""
    clusters = select_in_chunks(
        connection, select(article_clusters.c.cluster_id), article_clusters.c.article_id, article_ids
    )
    query = select(article_clusters.c.article_id)
    return [
        row.article_id
        for row in select_in_chunks(
            connection, query, article_clusters.c.cluster_id, {row.cluster_id for row in clusters}
        )
    ]
