"""Where reading goes on in a WARC file that is damaged: at the next record that begins whole."""

import os
import re
import zlib
from collections.abc import Iterator
from typing import IO

_BLOCK = 1 << 20  # bytes
# Both are looked for in every file: what is damaged may be its first bytes, and others name files as they like.
_MARK = re.compile(rb"\x1f\x8b\x08|WARC/")
_OVERLAP = len(b"WARC/") - 1  # bytes of a mark that a block may end with
_PLAIN = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n(?:WARC|Content)-", re.IGNORECASE)
_VERSION = b"WARC/"
_HEAD = 512  # compressed bytes that hold the first line of a record


def next_record(file: IO[bytes], start: int) -> int | None:
    """Return the offset of the first record, compressed or not, that begins at `start` or after it; None if there is none."""
    for found in _positions(file, start):
        file.seek(found)
        head = file.read(_HEAD)
        if _PLAIN.match(head) or _is_record(head):
            return found
    return None


def stored_length(file: IO[bytes], offset: int) -> int:
    """Return the length of the whole record at an offset, as stored; `file` is moved."""
    file.seek(offset)
    if not _is_record(file.read(_HEAD)):
        following = next_record(file, offset + 1)
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


def _positions(file: IO[bytes], start: int) -> Iterator[int]:
    """Yield the offsets at which a mark is found; the file may be moved between them."""
    while True:
        file.seek(start)
        block = file.read(_BLOCK)
        for found in _MARK.finditer(block):
            yield start + found.start()
        if len(block) < _BLOCK:
            return
        start += len(block) - _OVERLAP
