"""Reading responses from WARC files, of this project and of others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsarchive.captures.coding import LARGEST
from newsarchive.captures.containers import exists, open_warc
from newsarchive.captures.damage import begins_record, next_record, stored_length
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.captures.record_fields import is_of_web, our_fields, stored_response
from newsarchive.captures.writer import UNFINISHED

_RESPONSES = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource | WarcRecordType.conversion
_BESIDE = WarcRecordType.request | WarcRecordType.metadata  # records that follow their response
_LARGEST_RECORD = LARGEST + 1024 * 1024  # bytes: a body and its headers
_BLOCK = 1024 * 1024
_EXAMPLES = 3


class _Stream:
    """A file of which FastWARC sees `read` and `tell` alone: it panics on some streams that can seek (version 2.0.1)."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell()


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a WARC file, finished or not: below the folder, or anywhere if its name is an absolute path, as of the files of others.

    Raises CaptureError if it is missing, or a relative name leads out of the folder.
    """
    path = folder / name
    if not Path(name).is_absolute() and not path.resolve().is_relative_to(folder.resolve()):
        raise CaptureError(f"{name} is outside of {folder}.")
    for each in (path, path.with_name(path.name + UNFINISHED)):
        if exists(each):
            return each
    if Path(name).is_absolute():
        raise CaptureError(
            f"{name} is missing: the file was read there by `crawl --from`, and has been moved or deleted since."
        )
    raise CaptureError(f"{path} is missing. Is {folder} the folder of captures of this archive (--captures)?")


def read_at(path: Path, offset: int) -> StoredResponse:
    """Return the response whose record begins at an offset. Raises CaptureError."""
    try:
        with open_warc(path) as file:
            file.seek(offset)
            found = next(_responses(file, path), None)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read at {offset}: {error}.") from error
    if found is None or found.offset != offset:
        raise CaptureError(
            f"{path} has no response at {offset}: the file is damaged, or not the one that the row names."
        )
    return found


def is_record_at(path: Path, offset: int) -> bool:
    """True if a record begins at an offset. In a file that is compressed as a whole only the first one does. Raises CaptureError."""
    with open_warc(path) as file:
        file.seek(offset)
        return begins_record(file)


def read_all(path: Path, file: IO[bytes] | None = None) -> Iterator[StoredResponse]:
    """Yield every response and revisit of a WARC file, in its order, resources of the web, and the documents that a browser rendered from them.

    At damage it goes on with the next record that begins whole; at the end it raises CaptureError with the offsets.

    `file`: the open file, where it is part of another (WACZ); `path` names it in messages.
    """
    try:
        if file is not None:
            yield from _read(file, path)
            return
        with open_warc(path) as opened:
            yield from _read(opened, path)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}.") from error


def _read(file: IO[bytes], path: Path) -> Iterator[StoredResponse]:
    damaged: list[str] = []
    start: int | None = 0
    while start is not None:
        file.seek(start)
        reading = _Reading(file, path, start)
        try:
            for found in reading.responses():
                # Unknown only of the last one before damage: nothing is read on from there.
                if not found.length:
                    found = replace(found, length=stored_length(file, found.offset))
                yield found
            start = None
        except CaptureError as error:
            damaged.append(str(error))
            start = next_record(file, reading.at + 1)
    if damaged:
        more = f" {len(damaged) - _EXAMPLES} more places of it are damaged." if len(damaged) > _EXAMPLES else ""
        raise CaptureError(f"{' '.join(damaged[:_EXAMPLES])}{more} The other records were read.")


def _responses(file: IO[bytes], path: Path) -> Iterator[StoredResponse]:
    """Yield the responses of an open file from its position on, up to the first damage."""
    return _Reading(file, path, file.tell()).responses()


class _Reading:
    """One pass over a file, from its position to its end or the first damage. `at`: the offset of the record that was read last."""

    def __init__(self, file: IO[bytes], path: Path, at: int) -> None:
        self._stream = _Stream(file)
        self._path = path
        self.at = at

    def responses(self) -> Iterator[StoredResponse]:
        """Yield the responses, each with the fields of the metadata record that follows it. Raises CaptureError at damage."""
        waiting: StoredResponse | None = None
        identity = ""
        try:
            for record in self._records():
                if waiting and not waiting.length:
                    waiting = replace(waiting, length=self.at - waiting.offset)
                is_whole = self._load(record)
                if record.record_type & _BESIDE:
                    if waiting and _is_metadata_of(record, identity):
                        waiting = replace(waiting, fields=our_fields(bytes(record.reader.read())))
                    continue
                if waiting:
                    yield waiting
                    waiting = None
                if record.record_type & _RESPONSES and is_of_web(record):
                    waiting = self._response(record, is_whole=is_whole)
                    identity = record.record_id or ""
        except CaptureError:
            if waiting:
                yield waiting
            raise
        if waiting:
            yield waiting if waiting.length else replace(waiting, length=self._stream.tell() - waiting.offset)

    def _response(self, record: WarcRecord, *, is_whole: bool) -> StoredResponse:
        try:
            return stored_response(record, self.at, is_whole=is_whole)
        except OSError as error:
            raise CaptureError(
                f"{self._path} has HTTP headers that cannot be read in its record at {self.at}: {_sentence(error)}"
            ) from error

    def _records(self) -> Iterator[WarcRecord]:
        stream: Any = self._stream
        try:
            for record in ArchiveIterator(stream, parse_http=False, auto_decode="none", inplace=False):
                self.at = record.stream_pos
                yield record
        except OSError as error:
            raise CaptureError(
                f"{self._path} is damaged at or after its record at {self.at}: {_sentence(error)}"
            ) from error

    def _load(self, record: WarcRecord) -> bool:
        """Load the content of a record, at most its first _LARGEST_RECORD bytes; return True if that is all. Raises CaptureError if it is cut."""
        expected = record.content_length
        if not (record.headers.get("Content-Length") or "").strip().isdecimal():
            raise CaptureError(f"{self._path} has a record without a valid Content-Length at {self.at}.")
        try:
            if expected <= _LARGEST_RECORD:
                record.freeze()
                found = record.content_length
            else:
                content = record.reader.read(_LARGEST_RECORD)
                found = len(content)
                while block := record.reader.read(_BLOCK):
                    found += len(block)
                record.set_bytes_content(content)
        except OSError as error:
            raise CaptureError(f"{self._path} is damaged within its record at {self.at}: {_sentence(error)}") from error
        # A file that was cut ends without an error in FastWARC and in warcio (versions 2.0.1 and 1.8.1).
        if found < expected:
            raise CaptureError(f"{self._path} is cut within its record at {self.at}.")
        return expected <= _LARGEST_RECORD


def _sentence(error: OSError) -> str:
    """Return the message of an error with one full stop."""
    return f"{str(error).rstrip('.')}."


def _is_metadata_of(record: WarcRecord, identity: str) -> bool:
    concurrent = record.headers.get("WARC-Concurrent-To") or ""
    return record.record_type == WarcRecordType.metadata and concurrent.strip("<>") == identity.strip("<>")
