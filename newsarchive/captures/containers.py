"""Opening WARC files by their paths; one within a WACZ (web archive collection, zipped) has the path of the WACZ and its name there."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newsarchive.captures.errors import CaptureError

WACZ = ".wacz"
# What `zipfile` raises for a file of others: one that the system cannot read, one that is no zip or whose checksums differ, damaged compressed data,
# an entry that ends too early, and a way of compressing that Python does not know (for that it has no error of its own).
ZIP_ERRORS = (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_ENCRYPTED = 0x1  # the bit of an entry's flags


@contextmanager
def open_warc(path: Path) -> Iterator[IO[bytes]]:
    """Open a WARC file, also one within a WACZ. Raises CaptureError."""
    collection = collection_of(path)
    try:
        if collection is None:
            with path.open("rb") as file:
                yield file
        else:
            with (
                zipfile.ZipFile(collection) as archive,
                open_entry(archive, archive.getinfo(path.relative_to(collection).as_posix())) as file,
            ):
                yield file
    except (*ZIP_ERRORS, KeyError) as error:
        cause = getattr(error, "strerror", None) or error
        raise CaptureError(f"{path} cannot be read: {cause}.") from error


def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """Open an entry of a zip. Raises one of ZIP_ERRORS, BadZipFile if the entry is encrypted."""
    if entry.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile(f"{entry.filename!r} is encrypted")
    return archive.open(entry)


def collection_of(path: Path) -> Path | None:
    """Return the WACZ that a path leads into, None if it leads into none."""
    return next((each for each in path.parents if each.suffix == WACZ and each.is_file()), None)


def exists(path: Path) -> bool:
    """True if there is a file at a path, also within a WACZ."""
    collection = collection_of(path)
    if collection is None:
        return path.is_file()
    try:
        with zipfile.ZipFile(collection) as archive:
            return path.relative_to(collection).as_posix() in archive.namelist()
    except ZIP_ERRORS:
        return False


def names_in(collection: Path) -> list[str]:
    """Return the names of the files in a WACZ that lead nowhere else, in order. Raises CaptureError."""
    try:
        with zipfile.ZipFile(collection) as archive:
            return sorted(
                name for name in archive.namelist() if not name.startswith("/") and ".." not in name.split("/")
            )
    except ZIP_ERRORS as error:
        raise CaptureError(f"{collection} is no WACZ file that can be read: {error}.") from error
