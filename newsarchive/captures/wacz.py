"""Writing a WACZ 1.1.1 (web archive collection, zipped): WARC files, their index and the list of pages, which replayweb.page opens."""

import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Self
from uuid import uuid4

from newsarchive.captures.cdxj import INDEX, cdxj_line, compressed_index
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.records import warcinfo
from newsarchive.captures.scan import KeptExchange, Record
from newsarchive.captures.writer import LARGEST_FILE

_VERSION = "1.1.1"
_PART = ".part"  # added to the name until the collection is whole


class WaczWriter:
    """A WACZ that is being written: exchanges are copied byte by byte from their WARC files.

    `info`: the fields of the warcinfo record. Nothing has the final name before the collection is whole. Methods raise CaptureError.
    """

    def __init__(
        self, path: Path, info: Mapping[str, str], *, title: str, now: datetime, largest: int = LARGEST_FILE
    ) -> None:
        self._path = path
        self._part = path.with_name(path.name + _PART)
        self._info = info
        self._title = title
        self._now = now
        self._largest = largest
        self._resources: list[dict[str, Any]] = []
        self._lines: list[str] = []
        self._pages: list[dict[str, str]] = []
        self._warc: _Member | None = None
        self._serial = 0

    def __enter__(self) -> Self:
        try:
            self._zip = zipfile.ZipFile(self._part, "w", zipfile.ZIP_STORED, allowZip64=True)
        except OSError as error:
            raise self._failed(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._finish()
            else:
                self._end_warc()
            self._zip.close()
            if kind is None:
                self._part.replace(self._path)
        except OSError as error:
            raise self._failed(error) from error
        finally:
            self._part.unlink(missing_ok=True)

    def add(self, kept: KeptExchange, source: IO[bytes]) -> None:
        """Copy an exchange from its open WARC file."""
        try:
            data = [_bytes_of(record, source) for record in (kept.record, *kept.beside)]
            warc = self._warc_for(sum(map(len, data)))
            line = cdxj_line(kept, warc.name, warc.size, len(data[0]))
            for each in data:
                warc.write(each)
        except OSError as error:
            raise self._failed(error) from error
        if line:
            self._lines.append(line)

    def add_page(self, url: str, fetched_at: datetime, title: str | None) -> None:
        """Add a page to the list from which a reader chooses."""
        at = fetched_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        self._pages.append({"id": uuid4().hex, "url": url, "ts": at, **({"title": title} if title else {})})

    def _warc_for(self, size: int) -> "_Member":
        if self._warc and self._warc.size + size > self._largest:
            self._end_warc()
        if self._warc is None:
            name = f"newsarchive-{self._serial:05}.warc.gz"
            self._serial += 1
            self._warc = _Member(self._zip, f"archive/{name}", self._now)
            self._warc.write(warcinfo(name, self._info, self._now))
        return self._warc

    def _end_warc(self) -> None:
        if self._warc:
            self._resources.append(self._warc.end())
            self._warc = None

    def _finish(self) -> None:
        self._end_warc()
        blocks, entries = compressed_index(self._lines)
        head = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
        pages = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in (head, *self._pages)).encode()
        for path, data in ((f"indexes/{INDEX}", blocks), ("indexes/index.idx", entries), ("pages/pages.jsonl", pages)):
            self._resources.append(self._write(path, data))
        package = {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": self._title,
            "software": self._info.get("software", ""),
            "created": self._now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "resources": self._resources,
        }
        written = self._write("datapackage.json", json.dumps(package, indent=2, ensure_ascii=False).encode())
        digest = {"path": "datapackage.json", "hash": written["hash"]}
        self._write("datapackage-digest.json", json.dumps(digest, indent=2).encode())

    def _write(self, path: str, data: bytes) -> dict[str, Any]:
        member = _Member(self._zip, path, self._now)
        member.write(data)
        return member.end()

    def _failed(self, error: OSError) -> CaptureError:
        return CaptureError(f"{self._path} cannot be written: {error.strerror or error}.")


class _Member:
    """A file of the collection that is being written. `size`: the bytes so far."""

    def __init__(self, collection: zipfile.ZipFile, path: str, now: datetime) -> None:
        at = now.astimezone(UTC)
        info = zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))
        self._path = path
        # Without the fields of ZIP64, which the reader of replayweb.page (2.4.6) skips wrongly: no WARC file is that large.
        self._file = collection.open(info, "w")
        self._hash = hashlib.sha256()
        self.name = path.rpartition("/")[2]
        self.size = 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self.size += len(data)

    def end(self) -> dict[str, Any]:
        """Close the file; return its entry among the resources."""
        self._file.close()
        return {"name": self.name, "path": self._path, "hash": f"sha256:{self._hash.hexdigest()}", "bytes": self.size}


def _bytes_of(record: Record, source: IO[bytes]) -> bytes:
    """Return a record as a gzip member: as it is stored, if it is stored as one."""
    source.seek(record.offset)
    stored = source.read(record.length)
    return stored if stored != record.data else gzip.compress(stored, mtime=0)
