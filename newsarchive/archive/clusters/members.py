"""The rows of `article_clusters`: which articles are together. The id of a cluster is the smallest id of its articles; a single article is none."""

from collections.abc import Collection, Iterable
from typing import Literal

from sqlalchemy import Connection, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.schema import article_clusters

Kind = Literal["exact", "near"]
Wanted = dict[int, int]  # the cluster of each article


def clusters_of(connection: Connection, kind: Kind, article_ids: Collection[int]) -> dict[int, int]:
    """Return the clusters of articles, by article; those in none are missing."""
    table = article_clusters.c
    query = select(table.article_id, table.cluster_id).where(table.kind == kind)
    return dict(map(tuple, select_in_chunks(connection, query, table.article_id, article_ids)))


def members_of(connection: Connection, kind: Kind, cluster_ids: Collection[int]) -> dict[int, int]:
    """Return the articles of clusters, with the cluster of each."""
    table = article_clusters.c
    query = select(table.article_id, table.cluster_id).where(table.kind == kind)
    return dict(map(tuple, select_in_chunks(connection, query, table.cluster_id, cluster_ids)))


def numbered(groups: Iterable[Collection[int]]) -> Wanted:
    """Return the cluster of each article of groups."""
    return {article: min(group) for group in groups if len(group) > 1 for article in group}
