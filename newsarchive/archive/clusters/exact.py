"""Exact copies: articles with the same body hash, the same folded headline and body."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.clusters.members import Wanted, clusters_of, members_of, numbered
from newsarchive.archive.schema import articles
from newsarchive.archive.visibility import is_listed


def regroup_exact(connection: Connection, article_ids: Collection[int]) -> tuple[set[int], Wanted]:
    """Return the articles whose clusters may have changed as some articles were written, and the clusters that these belong in now."""
    before = clusters_of(connection, "exact", article_ids)
    touched = {*article_ids, *members_of(connection, "exact", {*before.values()})}
    hashes = select_in_chunks(connection, select(articles.c.body_hash), articles.c.id, touched)
    same = defaultdict(set)
    query = select(articles.c.id, articles.c.body_hash).where(is_listed(articles.c.id))
    for article, hash_ in select_in_chunks(
        connection, query, articles.c.body_hash, {row.body_hash for row in hashes} - {None}
    ):
        same[hash_].add(article)
    return touched.union(*same.values()), numbered(same.values())
