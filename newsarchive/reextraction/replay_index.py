"""What a replay must know of all files before it reads the articles in them. Kept on disk, so that large files need no memory."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from newsarchive.captures import StoredResponse
from newsarchive.captures.records import payload_digest
from newsarchive.outlets.sources import SourceEntry
from newsarchive.reextraction.pages import Stated

_TABLES = """
CREATE TABLE records (url, at, digest, is_revisit, file, offset, is_known, PRIMARY KEY (url, at, digest, is_revisit)) WITHOUT ROWID;
CREATE INDEX by_digest ON records (digest, is_revisit);
CREATE TABLE entries (address PRIMARY KEY, at, kind, title, published, modified) WITHOUT ROWID;
CREATE TABLE sections (address PRIMARY KEY, at, section) WITHOUT ROWID;
"""
# The earliest listing decides, so that the order of files has no effect.
_ADD_ENTRY = """
INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE
SET at = excluded.at, kind = excluded.kind, title = excluded.title, published = excluded.published, modified = excluded.modified
WHERE (excluded.published IS NULL, excluded.at, excluded.kind) < (published IS NULL, at, kind)
"""
_ADD_SECTION = """
INSERT INTO sections VALUES (?, ?, ?) ON CONFLICT (address) DO UPDATE SET at = excluded.at, section = excluded.section
WHERE (excluded.at, excluded.section) < (at, section)
"""
_ENTRY = """
SELECT kind, title, published, modified, section FROM entries LEFT JOIN sections USING (address) WHERE address = ?
"""


class ReplayIndex:
    """The records of all files, and what their listings stated of articles."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # a file that SQLite deletes at the end
        self._database.executescript(_TABLES)
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, file: Path, response: StoredResponse, *, is_known: bool) -> bool:
        """Add a record; return False if another place has the same response of the same instant. `is_known`: the archive has it."""
        row = (*_key(response), str(file), response.offset, is_known)
        return self._database.execute("INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?, ?, ?, ?)", row).rowcount > 0

    def is_due(self, file: Path, response: StoredResponse) -> bool:
        """True if the archive does not know a record, and it is the first of its response."""
        query = "SELECT file, offset, is_known FROM records WHERE url = ? AND at = ? AND digest = ? AND is_revisit = ?"
        found: tuple[str, int, int] | None = self._database.execute(query, _key(response)).fetchone()
        return found == (str(file), response.offset, 0)

    def body_of(self, revisit: StoredResponse) -> tuple[Path, int] | None:
        """Return where the body of a revisit is: the record that it names, else one of the same address or any with its digest."""
        if revisit.refers_to:
            query = "SELECT file, offset FROM records WHERE url = ? AND at = ? AND NOT is_revisit"
            named = (revisit.refers_to.url, _instant(revisit.refers_to.fetched_at))
            if found := self._database.execute(query, named).fetchone():
                return Path(found[0]), found[1]
        query = (
            "SELECT file, offset FROM records WHERE digest = ? AND NOT is_revisit ORDER BY url != ?, at, file, offset"
        )
        found = self._database.execute(query, (revisit.payload_digest, revisit.url)).fetchone()
        return (Path(found[0]), found[1]) if found else None

    def has_later(self, file: Path, response: StoredResponse) -> bool:
        """True if a file has a later response of the same address."""
        query = "SELECT 1 FROM records WHERE url = ? AND at > ? AND file = ?"
        row = (response.url, _instant(response.fetched_at), str(file))
        return self._database.execute(query, row).fetchone() is not None

    def state(self, entries: Mapping[str, Stated], at: datetime | None) -> None:
        """Add what a listing of an instant stated of articles, by their addresses."""
        when = _instant(at)
        self._database.executemany(
            _ADD_ENTRY,
            [
                (address, when, stated.kind, stated.entry.title, stated.entry.published, stated.entry.modified)
                for address, stated in entries.items()
            ],
        )
        sections = [(address, when, each.entry.section) for address, each in entries.items() if each.entry.section]
        self._database.executemany(_ADD_SECTION, sections)

    def entry_of(self, address: str) -> Stated | None:
        """Return what the listings stated of an article, None if none named it."""
        row = self._database.execute(_ENTRY, (address,)).fetchone()
        if row is None:
            return None
        kind, title, published, modified, section = row
        return Stated(SourceEntry(address, title, published, modified, section), kind)


def _key(response: StoredResponse) -> tuple[str, str, str, bool]:
    digest = response.payload_digest or payload_digest(response.coded_body)
    return response.url, _instant(response.fetched_at), digest, response.is_revisit


def _instant(at: datetime | None) -> str:
    """Return an instant as text in the order of time; an unknown one is after all others."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else "unknown"
