"""After a crash: what an unfinished WARC file holds is kept, its torn record is cut off, and the file gets its final name."""

import fcntl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newsarchive.captures.errors import CaptureError
from newsarchive.captures.writer import UNFINISHED, finish

_BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file that a crash had left unfinished. `cut`: the bytes of the torn record that were cut off."""

    file: Path
    cut: int


def recover(folder: Path) -> list[Recovered]:
    """Finish the unfinished files below a folder, but those that another process is writing; return them. Raises CaptureError."""
    found = []
    for path in sorted(folder.glob(f"**/*.warc.gz{UNFINISHED}")):
        try:
            with path.open("r+b") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                whole = max((end for _, end in members(file)), default=0)
                cut = path.stat().st_size - whole
                file.truncate(whole)
                file.flush()
                found.append(Recovered(finish(path), cut))
        except OSError as error:
            raise CaptureError(f"{path} cannot be finished: {error.strerror}.") from error
    return found


def is_being_written(path: Path) -> bool:
    """True if a process, this one or another, holds an unfinished file open for writing."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def members(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the offset and the end of each whole gzip member at the beginning of a file; stop at the first that is torn or broken."""
    file.seek(0)
    start = position = 0
    stream = zlib.decompressobj(31)
    data = file.read(_BLOCK)
    while data:
        try:
            # Bounded, as a member of a few kilobytes may hold gigabytes.
            stream.decompress(data, _BLOCK)
            while stream.unconsumed_tail:
                stream.decompress(stream.unconsumed_tail, _BLOCK)
        except zlib.error:
            return
        if stream.eof:
            position += len(data) - len(stream.unused_data)
            yield start, position
            start, data, stream = position, stream.unused_data, zlib.decompressobj(31)
            data = data or file.read(_BLOCK)
        else:
            position += len(data)
            data = file.read(_BLOCK)
