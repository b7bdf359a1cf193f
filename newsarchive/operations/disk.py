"""The space that an archive takes, how fast it grows, and when its disks are full at that rate."""

import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.archive_url import file_of
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.sizes import DatabaseSize, database_size

_SHOWN: Final = 200  # characters of a path
LOOKED_BACK: Final = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Disk:
    """A file system that holds parts of the archive. `a_day`: the bytes that they grow by; `full_on`: None if they do not grow."""

    holds: tuple[str, ...]
    free: int
    a_day: float
    full_on: datetime | None


@dataclass(frozen=True, slots=True)
class Usage:
    """What an archive takes. `months`: bytes of WARC files by month; `database_a_day`, `captures_a_day`: growth over the last four weeks."""

    database: DatabaseSize
    months: dict[str, int]
    database_a_day: float
    captures_a_day: float
    disks: tuple[Disk, ...]


def usage(engine: Engine, folder: Path, now: datetime, *, with_index: bool = True) -> Usage:
    """Return what an archive and its captures take. `with_index`: count the search index, which takes most of the time. Raises ArchiveError."""
    since = now - LOOKED_BACK
    database = database_size(engine, since, with_index=with_index)
    months: Counter[str] = Counter()
    written = 0
    oldest = database.recent_from or now
    for file in sorted(folder.rglob("*.warc.gz*")) if is_there(folder) else ():
        try:
            stat = file.stat()
        except FileNotFoundError:  # a crawl has just finished it, and it has another name
            continue
        months[file.parent.name if file.parent != folder else "-"] += stat.st_size
        at = datetime.fromtimestamp(stat.st_mtime, UTC)
        if at >= since:
            written += stat.st_size
            oldest = min(oldest, at)
    days = max((now - oldest) / timedelta(days=1), 1.0)
    captures_a_day = written / days
    database_a_day = database.bytes * database.recent / database.captures / days if database.captures else 0.0
    places = {folder: ("captures", captures_a_day)}
    if database_file := file_of(engine.url):
        places[database_file] = ("database", database_a_day)
    return Usage(database, dict(months), database_a_day, captures_a_day, _disks(places, now))


def is_there(folder: Path) -> bool:
    """True for a folder that exists. Raises ArchiveError for one that may not be looked into."""
    try:
        return folder.is_dir()
    except OSError as error:
        raise ArchiveError(
            f"the captures in {str(folder)[:_SHOWN]} cannot be looked at: {error.strerror}. Run this as a user who may, or name others by --captures."
        ) from error


def _disks(places: dict[Path, tuple[str, float]], now: datetime) -> tuple[Disk, ...]:
    by_device: dict[int, list[Path]] = defaultdict(list)
    for path in places:
        if path.exists():
            by_device[path.stat().st_dev].append(path)
    found = []
    for paths in by_device.values():
        free = shutil.disk_usage(paths[0]).free
        a_day = sum(places[path][1] for path in paths)
        left = free / a_day if a_day else None
        # Beyond a century the day means nothing.
        full_on = now + timedelta(days=left) if left is not None and left < 36_500 else None
        found.append(Disk(tuple(sorted(places[path][0] for path in paths)), free, a_day, full_on))
    return tuple(found)
