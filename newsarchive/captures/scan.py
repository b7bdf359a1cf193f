"""Reading a WARC file exchange by exchange, whatever is damaged in it: what follows the damage is read too."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.captures.reader import response_in

_BLOCK = 1 << 16  # bytes
_LARGEST = 1 << 28  # bytes of a record: what is larger is no response that was kept
_MAGIC = b"\x1f\x8b\x08"
_VERSION = b"WARC/"
_RESPONSES = ("response", "revisit")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is kept. `offset`, `length`: of its gzip member; `data`: the record itself; `headers`: its own, by lower-case name."""

    offset: int
    length: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def kind(self) -> str:
        """The WARC-Type: response, revisit, request, metadata, warcinfo."""
        return self.headers.get("warc-type", "")

    @property
    def block(self) -> bytes:
        """What follows the headers of the record."""
        return self.data.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")


@dataclass(frozen=True, slots=True)
class KeptExchange:
    """A response and the records that belong to it: request and metadata. `fields`: those of the metadata."""

    record: Record
    response: StoredResponse
    beside: tuple[Record, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def offset(self) -> int:
        """Where the record of the response begins."""
        return self.record.offset


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of a file that hold no whole record. `what`: what is wrong, in words."""

    offset: int
    length: int
    what: str


class _BrokenMemberError(Exception):
    """The bytes at an offset are no whole gzip member."""


def record_at(path: Path, offset: int) -> Record:
    """Return the record that begins at an offset. Raises CaptureError."""
    try:
        with path.open("rb") as file:
            return _record(file, offset)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read at {offset}: {error.strerror}.") from error
    except _BrokenMemberError as error:
        raise CaptureError(f"{path} has no record at {offset}: {error}.") from error


def exchange_at(path: Path, offset: int) -> KeptExchange:
    """Return the exchange whose response begins at an offset. Raises CaptureError."""
    found = next(_exchanges(_records(path, offset), path), None)
    if not isinstance(found, KeptExchange) or found.offset != offset:
        raise CaptureError(f"{path} has no response at {offset}: it is damaged, or not the file that the row names.")
    return found


def exchanges(path: Path) -> Iterator[KeptExchange | Damage]:
    """Yield every exchange of a file in its order, and what is damaged between them. Raises CaptureError if it cannot be read at all."""
    return _exchanges(_records(path, 0), path)


def _exchanges(records: Iterator[Record | Damage], path: Path) -> Iterator[KeptExchange | Damage]:
    response: Record | None = None
    beside: list[Record] = []
    for record in records:
        if response and isinstance(record, Record) and _belongs(record, response):
            beside.append(record)
            continue
        if response:
            yield _exchange(response, beside, path)
        response, beside = None, []
        if isinstance(record, Damage):
            yield record
        elif record.kind in _RESPONSES:
            response = record
    if response:
        yield _exchange(response, beside, path)


def _belongs(record: Record, response: Record) -> bool:
    return record.headers.get("warc-concurrent-to") == response.headers.get("warc-record-id")


def _exchange(record: Record, beside: list[Record], path: Path) -> KeptExchange | Damage:
    try:
        response = response_in(record.data, path)
    except CaptureError as error:
        return Damage(record.offset, record.length, str(error))
    fields = {name: value for each in beside if each.kind == "metadata" for name, value in _fields(each.block).items()}
    return KeptExchange(record, response, tuple(beside), fields)


def _records(path: Path, start: int) -> Iterator[Record | Damage]:
    """Yield the records of a file from an offset on, and what is damaged between them. Raises CaptureError."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            while start < size:
                try:
                    record = _record(file, start)
                except _BrokenMemberError as error:
                    end = _next_member(file, start + 1) or size
                    yield Damage(start, end - start, str(error))
                    start = end
                else:
                    yield record
                    start += record.length
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror}.") from error


def _record(file: IO[bytes], offset: int) -> Record:
    data, length = _member(file, offset)
    if not data.startswith(_VERSION):
        raise _BrokenMemberError("what is there is no WARC record")
    _, _, headers = data.partition(b"\r\n\r\n")[0].partition(b"\r\n")
    return Record(offset, length, _fields(headers), data)


def _fields(lines: bytes) -> dict[str, str]:
    """Return header fields by lower-case name; of several with one name the first."""
    found: dict[str, str] = {}
    for line in lines.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _member(file: IO[bytes], offset: int) -> tuple[bytes, int]:
    """Return what the gzip member at an offset holds, and its length."""
    file.seek(offset)
    stream = zlib.decompressobj(31)
    parts: list[bytes] = []
    taken = size = 0
    while not stream.eof:
        block = file.read(_BLOCK)
        if not block:
            raise _BrokenMemberError("the record ends early")
        taken += len(block)
        try:
            parts.append(stream.decompress(block, _LARGEST - size + 1))
        except zlib.error as error:
            raise _BrokenMemberError(f"its compression is broken ({error})") from error
        size += len(parts[-1])
        if size > _LARGEST:
            raise _BrokenMemberError(f"the record is larger than {_LARGEST} bytes")
    return b"".join(parts), taken - len(stream.unused_data)


def _next_member(file: IO[bytes], start: int) -> int | None:
    """Return where the next record begins at or after an offset, or None if none does."""
    file.seek(start)
    kept = b""
    while block := file.read(_BLOCK):
        data = kept + block
        at = data.find(_MAGIC)
        while at >= 0:
            if _begins_record(file, start + at):
                return start + at
            at = data.find(_MAGIC, at + 1)
        kept = data[-len(_MAGIC) + 1 :]
        start += len(data) - len(kept)
        file.seek(start + len(kept))
    return None


def _begins_record(file: IO[bytes], offset: int) -> bool:
    file.seek(offset)
    try:
        return zlib.decompressobj(31).decompress(file.read(_BLOCK), len(_VERSION)) == _VERSION
    except zlib.error:
        return False
