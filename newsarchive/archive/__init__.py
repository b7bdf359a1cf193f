"""The archive: open it, write to it, count what it holds. Its tables are explained in docs/archive.md."""

from newsarchive.archive.connect import migrate, open_archive
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.hashes import body_hash, content_hash
from newsarchive.archive.summary import OutletCounts, Run, addresses, last_runs, outlet_counts
from newsarchive.archive.versions import Outcome
from newsarchive.archive.writer import Writer

__all__ = [
    "ArchiveError",
    "Outcome",
    "OutletCounts",
    "Run",
    "Writer",
    "addresses",
    "body_hash",
    "content_hash",
    "last_runs",
    "migrate",
    "open_archive",
    "outlet_counts",
]
