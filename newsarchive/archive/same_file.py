"""The file of an archive, the same from the first connection to the last: SQLite itself writes on into a file that was deleted."""

from pathlib import Path

from sqlalchemy import Engine, event

from newsarchive.archive.failure import ArchiveError

_Identity = tuple[int, int]


def watch_file(engine: Engine, file: Path) -> None:
    """Let each use of a connection raise ArchiveError once the file was deleted, moved or replaced."""
    first: list[_Identity] = []

    def check(*_: object) -> None:
        found = _identity(file)
        if not first and found:
            first.append(found)
        if first and found != first[0]:
            raise ArchiveError(
                f"{file} was {'replaced by another file' if found else 'deleted or moved'} while it was in use. What was stored "
                "in it since is not in the archive: put the file back, or run again to fetch it once more."
            )

    event.listen(engine, "connect", check)
    event.listen(engine, "checkout", check)


def _identity(file: Path) -> _Identity | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
