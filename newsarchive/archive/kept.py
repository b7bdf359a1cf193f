"""Which records of captures hold a body."""

from sqlalchemy import Engine, bindparam, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import captures
from newsarchive.items import RecordLocation

_MOST = 3  # records of one body: more are copies of them in other folders
_QUERY = (
    select(captures.c.warc_file, captures.c.record_offset, captures.c.record_length, captures.c.payload_digest)
    .where(
        captures.c.payload_digest == bindparam("payload_digest"),
        captures.c.url == bindparam("url"),
        captures.c.is_revisit.is_(False),
    )
    .order_by(captures.c.id.desc())
    .limit(_MOST)
)


def kept_records(engine: Engine, url: str, payload_digest: str) -> list[RecordLocation]:
    """Return where the body of a response of an address is kept, the newest record first. Raises ArchiveError."""
    with reading(engine) as connection:
        rows = connection.execute(_QUERY, {"url": url, "payload_digest": payload_digest})
        return [RecordLocation(*row) for row in rows]
