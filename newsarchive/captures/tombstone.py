"""Overwriting a record by one that has nothing of it, of the same length: all other records keep their places, and rows theirs.

A tombstone is a record of the type metadata that belongs to no response, so that every reader of WARC passes over it.
"""

import os
import zlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from newsarchive.captures.containers import collection_of
from newsarchive.captures.errors import CaptureError
from newsarchive.captures.records import warc_date
from newsarchive.captures.scan import exchange_at

_GZIP, _PLAIN = b"\x1f\x8b", b"WARC/"
_MARK = b"newsarchive-forgotten: "
_COMMENT = 16  # the bit of a gzip header: a comment follows, up to a NUL
# After these four bytes with the flags: no time, no system.
_METHOD, _REST = b"\x1f\x8b\x08", bytes(6)

Extent = tuple[int, int]  # offset and length of a record, in bytes as stored


def extents_of(path: Path, offset: int, url: str) -> list[Extent]:
    """Return where the records of an exchange are: response, request and metadata. An exchange that was overwritten already has none.

    Raises CaptureError if there is no response of the address at the offset, or it may not be overwritten.
    """
    if collection_of(path) is not None or not os.access(path, os.W_OK):
        raise CaptureError(
            f"{path} may not be changed. Make the file writable, or unpack the collection that holds it."
        )
    if _is_tombstone(path, offset):
        return []
    found = exchange_at(path, offset)
    if found.response.url != url:
        raise CaptureError(
            f"{path} has another response at {offset} than {url}. `newsarchive capture check --repair` finds where it is."
        )
    return [(each.offset, each.length) for each in (found.record, *found.beside)]


def overwrite(path: Path, extents: Iterable[Extent], now: datetime) -> None:
    """Overwrite records; whatever a crash has left at these places is overwritten too. On disk when it returns. Raises CaptureError."""
    try:
        with path.open("r+b", buffering=0) as file:
            size = path.stat().st_size
            for offset, length in extents:
                beginning = os.pread(file.fileno(), len(_PLAIN), offset)
                following = os.pread(file.fileno(), len(_PLAIN), offset + length)
                if offset + length > size or not _begins(beginning) or (following and not _begins(following)):
                    raise CaptureError(
                        f"{path} was replaced: no record of {length} bytes is at {offset}. Put the former file there again."
                    )
                stone = tombstone(length, now, is_gzip=beginning.startswith(_GZIP))
                written = 0
                while written < length:
                    written += os.pwrite(file.fileno(), stone[written:], offset + written)
            os.fsync(file.fileno())
    except OSError as error:
        raise CaptureError(f"{path} cannot be changed: {error.strerror}. Make it writable and run again.") from error


def tombstone(length: int, now: datetime, *, is_gzip: bool) -> bytes:
    """Return a record of a length. Raises CaptureError if it is too short for one."""
    return _compressed(length, now) if is_gzip else _record(length, now)


def _record(length: int | None, now: datetime) -> bytes:
    """Return a record, of a length if one is given: then its block ends with spaces."""
    block = _MARK + warc_date(now).encode()
    head = "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {}\r\nContent-Length: {:010}\r\n\r\n"
    least = len(head.format(uuid4(), warc_date(now), 0)) + len(b"\r\n\r\n")
    if length is not None:
        _require(length, least)
        block = block[: length - least].ljust(length - least)
    return head.format(uuid4(), warc_date(now), len(block)).encode() + block + b"\r\n\r\n"


def _compressed(length: int, now: datetime) -> bytes:
    """Return a record as a gzip member of a length: its header has a comment of spaces."""
    data = _record(None, now)
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = stream.compress(data) + stream.flush()
    body += zlib.crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")
    least = len(_METHOD) + 1 + len(_REST) + len(body)
    _require(length, least)
    comment = b"" if length == least else b" " * (length - least - 1) + b"\0"
    return _METHOD + bytes([_COMMENT if comment else 0]) + _REST + comment + body


def _require(length: int, least: int) -> None:
    if length < least:
        raise CaptureError(f"a record of {length} bytes is too short to be overwritten: {least} are needed.")


def _begins(data: bytes) -> bool:
    return data.startswith((_GZIP, _PLAIN))


def _is_tombstone(path: Path, offset: int) -> bool:
    """True if the record at an offset is one of ours in place of another."""
    with path.open("rb") as file:
        file.seek(offset)
        data = file.read(1 << 16)
        if not data.startswith(_GZIP):
            return data.startswith(_PLAIN) and _MARK in data[:512]
        stream = zlib.decompressobj(31)
        found = b""
        try:
            while data and not stream.eof and len(found) < 512:
                found += stream.decompress(data, 512)
                data = file.read(1 << 16)
        except zlib.error:
            return False
        return found.startswith(_PLAIN) and _MARK in found
