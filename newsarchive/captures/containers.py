"""Opening WARC files by their paths; one within a WACZ (web archive collection, zipped) has the path of the WACZ and its name there."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newsarchive.captures.errors import CaptureError

WACZ = ".wacz"
# What Python raises for a zip that is damaged, encrypted, or compressed in a way that it does not know.
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)


@contextmanager
def open_warc(path: Path) -> Iterator[IO[bytes]]:
    """Open a WARC file, also one within a WACZ. Raises CaptureError."""
    collection = collection_of(path)
    try:
        if collection is None:
            with path.open("rb") as file:
                yield file
        else:
            with zipfile.ZipFile(collection) as archive, archive.open(path.relative_to(collection).as_posix()) as file:
                yield file
    except (*_ZIP_ERRORS, KeyError) as error:
        raise CaptureError(f"{path} cannot be read: {error}.") from error
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}.") from error


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
    except (OSError, *_ZIP_ERRORS):
        return False


def names_in(collection: Path) -> list[str]:
    """Return the names of the files in a WACZ that lead nowhere else, in order. Raises CaptureError."""
    try:
        with zipfile.ZipFile(collection) as archive:
            return sorted(
                name for name in archive.namelist() if not name.startswith("/") and ".." not in name.split("/")
            )
    except (OSError, *_ZIP_ERRORS) as error:
        raise CaptureError(f"{collection} is no WACZ file that can be read: {error}.") from error
