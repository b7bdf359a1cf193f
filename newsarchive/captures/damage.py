"""Where reading goes on in a WARC file that is damaged: at the next record that begins whole."""

import os
import re
import zlib
from collections.abc import Iterator
from typing import IO

_BLOCK = 1 << 20  # bytes
_GZIP = b"\x1f\x8b\x08"
_PLAIN = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n(?:WARC|Content)-", re.IGNORECASE)
_VERSION = b"WARC/"
_HEAD = 512  # compressed bytes that hold the first line of a record


def next_record(file: IO[bytes], start: int, *, is_gzip: bool) -> int | None:
    """Return the offset of the first record that begins at `start` or after it; None if there is none."""
    for found in _positions(file, start, _GZIP if is_gzip else _VERSION):
        file.seek(found)
        head = file.read(_HEAD)
        if _is_record(head) if is_gzip else _PLAIN.match(head):
            return found
    return None


def stored_length(file: IO[bytes], offset: int, *, is_gzip: bool) -> int:
    """Return the length of the whole record at an offset, as stored; `file` is moved."""
    if not is_gzip:
        following = next_record(file, offset + 1, is_gzip=False)
        return (following if following is not None else file.seek(0, os.SEEK_END)) - offset
    file.seek(offset)
    length = 0
    member = zlib.decompressobj(31)
    while not member.eof and (block := member.unconsumed_tail or file.read(_BLOCK)):
        member.decompress(block, _BLOCK)
        length += len(block) - len(member.unconsumed_tail) - len(member.unused_data)
    return length


def begins_record(file: IO[bytes]) -> bool:
    """True if a record, compressed or not, begins where a file is. Raises OSError."""
    beginning = file.read(_HEAD)
    return beginning.startswith(_VERSION) or _is_record(beginning)


def _is_record(member: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(member, len(_VERSION)) == _VERSION
    except zlib.error:
        return False


def _positions(file: IO[bytes], start: int, mark: bytes) -> Iterator[int]:
    """Yield the offsets at which a mark is found; the file may be moved between them."""
    overlap = len(mark) - 1
    while True:
        file.seek(start)
        block = file.read(_BLOCK)
        at = block.find(mark)
        while at >= 0:
            yield start + at
            at = block.find(mark, at + 1)
        if len(block) < _BLOCK:
            return
        start += len(block) - overlap
