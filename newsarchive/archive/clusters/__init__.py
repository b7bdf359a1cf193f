"""Copies: clusters of articles with the same text (exact) or with most of their shingles in common (near). Every article is kept.

Clusters follow from the present articles alone, so that they are the same in whatever order these arrive.
"""

from newsarchive.archive.clusters.copies import Copy, copies_of
from newsarchive.archive.clusters.newest import ClusterSummary, Summaries, newest_clusters
from newsarchive.archive.clusters.update import clear_clusters, update_clusters

__all__ = [
    "ClusterSummary",
    "Copy",
    "Summaries",
    "clear_clusters",
    "copies_of",
    "newest_clusters",
    "update_clusters",
]
