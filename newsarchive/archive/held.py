"""Which responses the archive has a capture of already."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Engine, or_, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import captures


def held_offsets(engine: Engine, warc_file: str) -> frozenset[int]:
    """Return the offsets of the records of a WARC file that captures name. Raises ArchiveError."""
    query = select(captures.c.record_offset).where(captures.c.warc_file == warc_file)
    with reading(engine) as connection:
        return frozenset(connection.scalars(query))


def is_held(engine: Engine, urls: Collection[str], fetched_at: datetime | None, digest: str) -> bool:
    """True if the archive has a capture of one of some addresses, of an instant and with a digest, wherever its record is. Raises ArchiveError."""
    query = (
        select(captures.c.id)
        .where(captures.c.url.in_(urls))
        .where(or_(captures.c.digest == digest, captures.c.digest.is_(None)))
        .where(captures.c.fetched_at.is_(None) if fetched_at is None else captures.c.fetched_at == fetched_at)
    )
    with reading(engine) as connection:
        return connection.execute(query.limit(1)).first() is not None
