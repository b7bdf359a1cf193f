"""Which records of captures hold a body."""

from sqlalchemy import Engine, bindparam, select

from newsarchive.archive.failure import translate_db_errors
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


class KeptRecords:
    """The records of an archive by their bodies, for one thread. Its connection stays open: opening one takes longer than the query."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection = engine.connect()

    def of(self, url: str, payload_digest: str) -> list[RecordLocation]:
        """Return where the body of a response of an address is kept, the newest record first. Raises ArchiveError."""
        with translate_db_errors(self._engine.url), self._connection.begin():
            rows = self._connection.execute(_QUERY, {"url": url, "payload_digest": payload_digest})
            return [RecordLocation(*row) for row in rows]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        self._engine.dispose()
