"""Where WARC files come from: a file, a folder of them, or a WACZ (web archive collection, zipped)."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.captures.reader import read_all

_SUFFIXES = (".warc", ".warc.gz", ".warc.open", ".warc.gz.open", ".warc.zst")
_WACZ = ".wacz"


def holds_warc(path: Path) -> bool:
    """True if a path is a WARC or WACZ file, or a folder with one somewhere below it."""
    if path.is_dir():
        return next(_files(path), None) is not None
    return path.name.endswith((*_SUFFIXES, _WACZ))


def responses(path: Path) -> Iterator[StoredResponse]:
    """Yield the responses of a WARC file, a WACZ, or all of either below a folder, in the order of names.

    Raises CaptureError at a file that is damaged, after all responses of the others and those before the damage.
    """
    damaged = []
    for file in sorted(_files(path)) if path.is_dir() else [path]:
        try:
            yield from _wacz(file) if file.suffix == _WACZ else read_all(file)
        except CaptureError as error:
            damaged.append(str(error))
    if damaged:
        raise CaptureError(" ".join(damaged))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name.endswith((*_SUFFIXES, _WACZ)))


def _wacz(path: Path) -> Iterator[StoredResponse]:
    try:
        with zipfile.ZipFile(path) as collection:
            names = sorted(name for name in collection.namelist() if name.endswith(_SUFFIXES))
            if not names:
                raise CaptureError(f"{path} holds no WARC file.")
            for name in names:
                with collection.open(name) as file:
                    yield from read_all(path / name, file)
    except (OSError, zipfile.BadZipFile) as error:
        raise CaptureError(f"{path} is no WACZ file that can be read: {error}.") from error
