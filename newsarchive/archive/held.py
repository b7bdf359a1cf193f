"""Which responses the archive has a capture of already."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import captures

# Of each address: when it was fetched, and the digest of what came; either may be unknown.
Held = Mapping[str, Collection[tuple[datetime | None, str | None]]]


def held_offsets(engine: Engine, warc_file: str) -> frozenset[int]:
    """Return the offsets of the records of a WARC file that captures name. Raises ArchiveError."""
    query = select(captures.c.record_offset).where(captures.c.warc_file == warc_file)
    with reading(engine) as connection:
        return frozenset(connection.scalars(query))


def held_captures(engine: Engine, urls: Collection[str]) -> Held:
    """Return the captures that the archive has of addresses, wherever their records are. Raises ArchiveError."""
    query = select(captures.c.url, captures.c.fetched_at, captures.c.digest)
    found = defaultdict(set)
    with reading(engine) as connection:
        for url, fetched_at, digest in select_in_chunks(connection, query, captures.c.url, urls):
            found[url].add((fetched_at, digest))
    return found


def is_held(held: Held, urls: Collection[str], fetched_at: datetime | None, digest: str | None) -> bool:
    """True if one of the addresses has a capture of an instant and with a digest; a capture whose digest is unknown counts as such."""
    return any((fetched_at, each) in held.get(storable(url), ()) for url in urls for each in (digest, None))
