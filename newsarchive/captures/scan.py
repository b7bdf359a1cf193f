"""Reading a WARC file exchange by exchange, whatever is damaged in it: what follows the damage is read too."""

import os
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO

from newsarchive.captures.containers import open_warc
from newsarchive.captures.damage import next_record
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import StoredResponse
from newsarchive.captures.reader import read_all

_BLOCK = 1 << 16  # bytes
_LARGEST = 1 << 28  # bytes of a record: what is larger is no response that was kept
_MAGIC = b"\x1f\x8b"
_VERSION = b"WARC/"
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_RESPONSES = ("response", "revisit", "resource", "conversion")


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is kept. `offset`, `length`: as stored, compressed or not; `data`: the record itself; `headers`: its own, by lower-case name."""

    offset: int
    length: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def kind(self) -> str:
        """The WARC-Type: response, revisit, conversion, request, metadata, warcinfo."""
        return self.headers.get("warc-type", "")


@dataclass(frozen=True, slots=True)
class KeptExchange:
    """A response and the records that belong to it: request and metadata."""

    record: Record
    response: StoredResponse
    beside: tuple[Record, ...] = ()

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


class _BrokenRecordError(Exception):
    """The bytes at an offset are no whole record."""


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
    for record in chain(records, (None,)):
        if response and isinstance(record, Record) and _belongs(record, response):
            beside.append(record)
            continue
        if response and (found := _exchange(response, beside, path)):
            yield found
        response, beside = None, []
        if isinstance(record, Damage):
            yield record
        elif record and record.kind in _RESPONSES:
            response = record


def _belongs(record: Record, response: Record) -> bool:
    return record.headers.get("warc-concurrent-to") == response.headers.get("warc-record-id")


def _exchange(record: Record, beside: list[Record], path: Path) -> KeptExchange | Damage | None:
    """Return a response with the records beside it; None for a resource that is none of the web."""
    try:
        response = next(read_all(path, BytesIO(b"".join(each.data for each in (record, *beside)))), None)
    except CaptureError:
        return Damage(record.offset, record.length, "its headers of HTTP cannot be read")
    if response is None:
        return None
    return KeptExchange(record, response, tuple(beside))


def _records(path: Path, start: int) -> Iterator[Record | Damage]:
    """Yield the records of a file from an offset on, and what is damaged between them. Raises CaptureError."""
    with open_warc(path) as file:
        size = file.seek(0, os.SEEK_END)
        while start < size:
            try:
                record = _record(file, start)
            except _BrokenRecordError as error:
                end = next_record(file, start + 1) or size
                yield Damage(start, end - start, str(error))
                start = end
            else:
                yield record
                start += record.length


def _record(file: IO[bytes], offset: int) -> Record:
    file.seek(offset)
    is_gzip = file.read(len(_MAGIC)) == _MAGIC
    file.seek(offset)
    data, length = _member(file) if is_gzip else _plain(file)
    head = _HEAD_END.split(data, maxsplit=1)[0]
    return Record(offset, length, _fields(head.partition(b"\n")[2]), data)


def _plain(file: IO[bytes]) -> tuple[bytes, int]:
    """Return the record at the position of a file that is not compressed, and its length with the line breaks that follow it."""
    data = file.read(_BLOCK)
    head = _HEAD_END.search(data)
    length = _fields(data[: head.start()]).get("content-length", "") if head else ""
    if not data.startswith(_VERSION) or head is None or not length.isdecimal() or int(length) > _LARGEST:
        raise _BrokenRecordError("what is there is no WARC record")
    end = head.end() + int(length)
    data += file.read(max(0, end + len(b"\r\n\r\n") - len(data)))
    if len(data) < end:
        raise _BrokenRecordError("the record ends early")
    breaks = data[end : end + len(b"\r\n\r\n")]
    whole = end + len(breaks) - len(breaks.lstrip(b"\r\n"))
    return data[:whole], whole


def _fields(lines: bytes) -> dict[str, str]:
    """Return header fields by lower-case name; of several with one name the first."""
    found: dict[str, str] = {}
    for line in lines.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _member(file: IO[bytes]) -> tuple[bytes, int]:
    """Return what the gzip member at the position of a file holds, and its length."""
    stream = zlib.decompressobj(31)
    parts: list[bytes] = []
    taken = size = 0
    while not stream.eof:
        block = file.read(_BLOCK)
        if not block:
            raise _BrokenRecordError("the record ends early")
        taken += len(block)
        try:
            parts.append(stream.decompress(block, _LARGEST - size + 1))
        except zlib.error as error:
            raise _BrokenRecordError(f"its compression is broken ({error})") from error
        size += len(parts[-1])
        if size > _LARGEST:
            raise _BrokenRecordError(f"the record is larger than {_LARGEST} bytes")
    data = b"".join(parts)
    if not data.startswith(_VERSION):
        raise _BrokenRecordError("what is there is no WARC record")
    return data, taken - len(stream.unused_data)
