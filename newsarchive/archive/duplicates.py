"""Articles that say the same at different addresses: kept all, and told of."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from newsarchive.archive.batches import look_up
from newsarchive.archive.schema import article_clusters, articles

_EXACT = "exact"


def cluster(connection: Connection, article_ids: Collection[int], body_hashes: Collection[str]) -> None:
    """Bring up to date the clusters of articles that were written, and of the bodies that they have or had.

    A cluster is named by the smallest id of its articles; one article alone is none.
    """
    wanted = _wanted(connection, body_hashes)
    touched = {*article_ids, *wanted, *_members_of(connection, article_ids)}
    query = select(article_clusters.c.article_id, article_clusters.c.cluster_id)
    present = dict(look_up(connection, query, article_clusters.c.article_id, touched))
    stale = [article for article, named in present.items() if wanted.get(article) != named]
    if stale:
        connection.execute(delete(article_clusters).where(article_clusters.c.article_id.in_(stale)))
    rows = [
        {"article_id": article, "cluster_id": named, "kind": _EXACT}
        for article, named in wanted.items()
        if present.get(article) != named
    ]
    if rows:
        connection.execute(insert(article_clusters), rows)


def _wanted(connection: Connection, body_hashes: Collection[str]) -> dict[int, int]:
    """Give each article that shares one of the bodies the name of its cluster."""
    sharing = defaultdict(list)
    for article, body in look_up(
        connection, select(articles.c.id, articles.c.body_hash), articles.c.body_hash, body_hashes
    ):
        sharing[body].append(article)
    return {article: min(same) for same in sharing.values() if len(same) > 1 for article in same}


def _members_of(connection: Connection, article_ids: Collection[int]) -> list[int]:
    """Give the articles of the clusters that these articles were in: the others of them may be alone now."""
    named = look_up(connection, select(article_clusters.c.cluster_id), article_clusters.c.article_id, article_ids)
    query = select(article_clusters.c.article_id)
    return [
        row.article_id
        for row in look_up(connection, query, article_clusters.c.cluster_id, {row.cluster_id for row in named})
    ]
