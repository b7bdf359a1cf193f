"""HTTrack mirrors: the originals in hts-cache/new.zip, else the pages on disk, whose links HTTrack has rewritten."""

import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from newsarchive.captures.coding import LARGEST
from newsarchive.captures.containers import ZIP_ERRORS, open_entry
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.extraction import saved_at

_CACHE = Path("hts-cache")
_ZIPS = ("new.zip", "old.zip")
_LOCAL_HEADER = 30  # bytes before the name in the header of an entry
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_MIRRORED = re.compile(rb"<!--\s*Mirrored from ([^\s<>]{1,2000}) by HTTrack", re.IGNORECASE)
_KEPT_HEADERS = ("content-type", "last-modified", "etag", "location")


def is_mirror(folder: Path) -> bool:
    """True if a folder is the project of a mirror: it has a folder hts-cache."""
    return (folder / _CACHE).is_dir()


def mirrored(folder: Path) -> Iterator[StoredResponse]:
    """Yield the responses of a mirror: the originals of its cache, then the pages on disk of other addresses.

    The time of fetch is that which the page on disk states. Raises CaptureError at the end if something could not be read.
    """
    seen: set[str] = set()
    damaged: list[str] = []
    for name in _ZIPS:
        path = folder / _CACHE / name
        if path.is_file():
            try:
                for response in _cached(path, folder, damaged):
                    seen.add(_without_scheme(response.url))
                    yield response
                break
            except ZIP_ERRORS as error:
                damaged.append(f"{path} cannot be read: {error}. The pages on disk were read instead.")
    for response in _on_disk(folder, damaged):
        if _without_scheme(response.url) not in seen:
            yield response
    if damaged:
        more = f" {len(damaged) - 1} more files of the mirror could not be read." if len(damaged) > 1 else ""
        raise CaptureError(damaged[0] + more)


def _cached(path: Path, folder: Path, damaged: list[str]) -> Iterator[StoredResponse]:
    with path.open("rb") as file, zipfile.ZipFile(file) as cache:
        for entry in cache.infolist():
            headers = _headers_of(file, entry)
            url = entry.filename if "://" in entry.filename else f"http://{entry.filename}"
            if headers.get("x-in-cache") == "0" or not url.startswith(("http://", "https://")):
                continue
            try:
                with open_entry(cache, entry) as content:
                    body = content.read(LARGEST)
            except ZIP_ERRORS as error:
                damaged.append(f"{path} is damaged at {entry.filename!r}: {error}.")
                continue
            yield _response(url, body, headers, _saved(folder, headers.get("x-save")))


def _headers_of(file: IO[bytes], entry: zipfile.ZipInfo) -> Mapping[str, str]:
    """Return the headers that HTTrack keeps in the local extra field of an entry, which Python's zipfile does not read."""
    file.seek(entry.header_offset)
    header = file.read(_LOCAL_HEADER)
    name, extra = int.from_bytes(header[26:28], "little"), int.from_bytes(header[28:30], "little")
    file.seek(name, os.SEEK_CUR)
    lines = file.read(extra).decode("utf-8", "replace").splitlines()
    pairs = (line.partition(":") for line in lines)
    return {key.strip().lower(): value.strip() for key, colon, value in pairs if colon}


def _saved(folder: Path, name: str | None) -> bytes:
    """Return the page on disk of an entry; nothing if there is none within the mirror."""
    try:
        path = (folder / (name or "")).resolve()
        if name and path.is_relative_to(folder.resolve()) and path.is_file():
            with path.open("rb") as file:
                return file.read(LARGEST)
    except (OSError, ValueError):  # a name too long, NUL in it
        pass
    return b""


def _on_disk(folder: Path, damaged: list[str]) -> Iterator[StoredResponse]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if not name.lower().endswith(_PAGES) or not path.is_file():
                continue
            try:
                with path.open("rb") as file:
                    body = file.read(LARGEST)
            except OSError as error:
                damaged.append(f"{path} cannot be read: {error.strerror}.")
                continue
            comments = list(_MIRRORED.finditer(body))
            if comments:
                url = f"https://{comments[-1][1].decode('utf-8', 'replace')}"
                yield _response(url, body, {"content-type": "text/html"}, body)


def _response(url: str, body: bytes, headers: Mapping[str, str], saved: bytes) -> StoredResponse:
    status = headers.get("x-statuscode", "200")
    charset = headers.get("x-charset")
    kept = {name: headers[name] for name in _KEPT_HEADERS if headers.get(name)}
    if charset and "charset" not in kept.get("content-type", "charset"):
        kept["content-type"] += f"; charset={charset}"
    return StoredResponse(
        url=url,
        fetched_at=saved_at(saved),
        status=int(status) if status.isascii() and status.isdecimal() else 0,
        headers=tuple((name.title(), value) for name, value in kept.items()),
        body=body,
        coded_body=body,
        payload_digest=None,
        is_revisit=False,
        offset=0,
    )


def _without_scheme(url: str) -> str:
    return url.partition("://")[2]
