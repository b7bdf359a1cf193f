"""Writing WARC files: a folder for each month, a new file for each day and when one is full."""

import fcntl
import os
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self

from newsarchive.captures.errors import CaptureError
from newsarchive.captures.exchange import Exchange, KeptPayload
from newsarchive.captures.records import payload_digest, rendered_records, response_records, warcinfo
from newsarchive.items import RecordLocation

LARGEST_FILE = 1_000_000_000  # bytes: what Common Crawl and Heritrix use
REMEMBERED = 10_000  # bodies: far more than are written before the archive has their rows
UNFINISHED = ".open"  # added to the name of a file that is being written
UNLOCKED = ".new"  # added to the name of a file that is not yet locked; it is empty

Kept = Callable[[str, str], KeptPayload | None]


class CaptureWriter:
    """The WARC files of one run, below a folder. For one thread at a time.

    `info`: the fields of the warcinfo record (software, operator, robots). `kept`: returns the record that holds a body, by address and payload
    digest, or None; the last bodies that this writer has written are known to it. A file is locked while it is written, so that the recovery of
    another process leaves it alone.
    """

    def __init__(
        self,
        folder: Path,
        info: Mapping[str, str],
        *,
        kept: Kept | None = None,
        largest: int = LARGEST_FILE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = folder
        self._info = info
        self._kept = kept
        self._largest = largest
        self._now = now
        self._serial = 0
        self._file: IO[bytes] | None = None
        self._name = ""
        self._day = ""
        self._size = 0
        self._written: OrderedDict[tuple[str, str], KeptPayload] = OrderedDict()
        self._unsynced = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, exchange: Exchange) -> RecordLocation:
        """Write the records of an exchange; return where its response is. Raises CaptureError if the disk refuses.

        The bytes are certain to be on disk after `sync`.
        """
        digest, kept = self._payload(exchange)
        is_rendered = exchange.rendered_from is not None
        response, rest = rendered_records(exchange, digest) if is_rendered else response_records(exchange, digest, kept)
        try:
            file = self._open_for(len(response) + len(rest))
            offset = self._append(file, response, rest)
        except OSError as error:
            raise self._failed(error) from error
        if not kept and exchange.body and not is_rendered:
            self._written[exchange.url, digest] = KeptPayload(exchange.url, exchange.fetched_at)
            if len(self._written) > REMEMBERED:
                self._written.popitem(last=False)
        return RecordLocation(self._name, offset, len(response), digest, is_revisit=kept is not None)

    def sync(self) -> None:
        """Wait until all that was written is on disk. Raises CaptureError."""
        if self._file and self._unsynced:
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                raise self._failed(error) from error
            self._unsynced = False

    def close(self) -> None:
        """Finish the present file: it is on disk and gets its final name. Raises CaptureError."""
        if self._file is None:
            return
        self.sync()
        unfinished = self._folder / (self._name + UNFINISHED)
        try:
            finish(unfinished)
        except OSError as error:
            raise CaptureError(f"{unfinished} cannot be renamed: {error.strerror}.") from error
        finally:
            self._file.close()
            self._file = None

    def _failed(self, error: OSError) -> CaptureError:
        file = f"{self._folder / self._name}" if self._name else f"{self._folder}"
        return CaptureError(
            f"{file} cannot be written: {error.strerror}. Free some space or make it writable, or name another folder (--captures)."
        )

    def _payload(self, exchange: Exchange) -> tuple[str, KeptPayload | None]:
        """Return the digest of the body of a response, and the record that holds it already; a rendered document is always written whole."""
        if exchange.unmodified:
            return exchange.unmodified.digest, exchange.unmodified.kept
        digest = payload_digest(exchange.body)
        if exchange.rendered_from is not None:
            return digest, None
        return digest, self._kept_payload(exchange.url, digest) if exchange.body else None

    def _kept_payload(self, url: str, digest: str) -> KeptPayload | None:
        return self._written.get((url, digest)) or (self._kept(url, digest) if self._kept else None)

    def _append(self, file: IO[bytes], *members: bytes) -> int:
        """Append the members of one exchange; return the offset of the first. After a failed write nothing of them is left."""
        offset = self._size
        try:
            for member in members:
                _write_all(file, member)
        except OSError:
            file.truncate(offset)
            file.seek(offset)
            raise
        self._size += sum(map(len, members))
        self._unsynced = True
        return offset

    def _open_for(self, size: int) -> IO[bytes]:
        """Return the file of today that has space for `size` bytes."""
        now = self._now()
        if self._file and (self._day != f"{now:%Y%m%d}" or self._size + size > self._largest):
            self.close()
        if self._file:
            return self._file
        self._day = f"{now:%Y%m%d}"
        self._name = f"{now:%Y-%m}/newsarchive-{now:%Y%m%d%H%M%S}-{self._serial:05}-{secrets.token_hex(4)}.warc.gz"
        self._serial += 1
        self._file = _new_file(self._folder / self._name)
        self._size = 0
        self._append(self._file, warcinfo(self._name.rpartition("/")[2], self._info, now))
        return self._file


def _new_file(path: Path) -> IO[bytes]:
    """Return a new file under its unfinished name, locked. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Under its name before it has its lock, the recovery of another process would finish it.
    unlocked = path.with_name(path.name + UNLOCKED)
    file = unlocked.open("xb", buffering=0)
    fcntl.flock(file, fcntl.LOCK_EX)
    unlocked.rename(path.with_name(path.name + UNFINISHED))
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        sync_folder(folder)
    return file


def _write_all(file: IO[bytes], data: bytes) -> None:
    """Write all bytes to an unbuffered file, which may take a part of them only."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]


def finish(unfinished: Path) -> Path:
    """Rename a file to its final name; return it. Raises OSError."""
    final = unfinished.with_name(unfinished.name.removesuffix(UNFINISHED))
    unfinished.rename(final)
    sync_folder(final.parent)
    return final


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
