"""Where kept responses come from: WARC files, WACZ, HTTrack mirrors, and folders of them."""

import os
from collections.abc import Iterator
from pathlib import Path

from newsarchive.captures.containers import WACZ, names_in
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.captures.httrack import is_mirror, mirrored
from newsarchive.captures.reader import is_record_at, read_all

_SUFFIXES = (".warc", ".warc.gz", ".warc.open", ".warc.gz.open", ".warc.zst")


def holds_warc(path: Path) -> bool:
    """True if a path is a WARC or WACZ file, an HTTrack mirror, or a folder with one somewhere below it."""
    if path.is_dir():
        return next(_below(path), None) is not None
    return path.name.endswith((*_SUFFIXES, WACZ)) or (path.is_file() and is_record_at(path, 0))


def collections(path: Path) -> list[Path]:
    """Return the WARC files and mirrors at a path or below it, in the order of their names.

    A WARC file in a WACZ has the path of the WACZ and its name there; of one that cannot be read its own path is returned.
    """
    found = sorted(_below(path)) if path.is_dir() else [path]
    return [each for file in found for each in (_in_wacz(file) if file.suffix == WACZ else [file])]


def read_collection(path: Path) -> Iterator[StoredResponse]:
    """Return the responses of a WARC file or mirror. Raises CaptureError, at the end of a file that is damaged."""
    if path.suffix == WACZ:
        names_in(path)
        raise CaptureError(f"{path} holds no WARC file.")
    return mirrored(path) if path.is_dir() else read_all(path)


def responses(path: Path) -> Iterator[StoredResponse]:
    """Yield the responses of everything at a path or below it, in the order of names.

    Raises CaptureError at the end if a file is damaged, after all responses that can be read.
    """
    damaged = []
    for each in collections(path):
        try:
            yield from read_collection(each)
        except CaptureError as error:
            damaged.append(str(error))
    if damaged:
        raise CaptureError(" ".join(damaged))


def _below(folder: Path) -> Iterator[Path]:
    """Yield WARC and WACZ files and mirrors in a folder or below it. Links to folders are not followed: they may lead back."""

    def refuse(error: OSError) -> None:
        raise CaptureError(f"{error.filename} cannot be read: {error.strerror}.") from error

    for parent, _, names in os.walk(folder, onerror=refuse):
        if is_mirror(Path(parent)):
            yield Path(parent)
        for name in names:
            file = Path(parent, name)
            if name.endswith((*_SUFFIXES, WACZ)) and file.is_file():
                yield file


def _in_wacz(collection: Path) -> list[Path]:
    try:
        return [collection / name for name in names_in(collection) if name.endswith(_SUFFIXES)] or [collection]
    except CaptureError:
        return [collection]
