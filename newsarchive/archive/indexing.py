"""Making anew what follows from the words of all articles: the search indexes and the clusters of copies."""

from sqlalchemy import Connection, Engine

from newsarchive.archive.clusters import clear_clusters, update_clusters
from newsarchive.archive.connect import writing
from newsarchive.archive.search.index import rebuilt
from newsarchive.archive.search.indexes import SUPERSEDED


def rebuild(engine: Engine) -> int:
    """Make indexes and clusters anew; return the number of articles. Raises ArchiveError."""
    with writing(engine) as connection:
        return rebuild_in(connection)


def rebuild_in(connection: Connection) -> int:
    """Make indexes and clusters anew in the transaction of a connection; return the number of articles."""
    clear_clusters(connection)
    count = 0
    for documents in rebuilt(connection):
        update_clusters(connection, {id_: document.body_keys for id_, document in documents.items()})
        count += len(documents)
    for _ in rebuilt(connection, SUPERSEDED):
        pass
    return count
