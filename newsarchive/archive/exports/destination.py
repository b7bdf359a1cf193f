"""Where an export goes: a file that appears when it is whole, or standard output; its bytes are counted and hashed."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

from typing_extensions import Buffer, override

from newsarchive.archive.exports.errors import ExportError, WrongExportError


class Measured(io.RawIOBase):
    """A stream that counts and hashes what is written to another one."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = sha256()
        self.size = 0

    @override
    def writable(self) -> bool:
        """True if it can be written to, as it always can."""
        return True

    @override
    def write(self, data: Buffer, /) -> int:
        """Write bytes."""
        view = memoryview(data)
        self._stream.write(view)
        self._hash.update(view)
        self.size += view.nbytes
        return view.nbytes

    @override
    def tell(self) -> int:
        """Return the number of bytes written."""
        return self.size

    @property
    def sha256(self) -> str:
        """The SHA-256 of all bytes written, in hex."""
        return self._hash.hexdigest()


def check_free(out: Path, *, overwrite: bool) -> None:
    """Raise WrongExportError if a file cannot be written, or is there already and may not be replaced."""
    if not out.parent.is_dir():
        raise WrongExportError(f"There is no folder {out.parent} for {out.name}. Create it, or give another name.")
    if out.exists() and not out.is_file():
        raise WrongExportError(f"{out} is no file. Give the name of a file.")
    if out.exists() and not overwrite:
        raise WrongExportError(f"{out} exists. Give another name, or replace it with --overwrite.")


@contextmanager
def replacing(out: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes the name `out` when it is whole; after an exception nothing is left of it. Raises ExportError."""
    target = out.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        cause = (error.strerror or str(error)).rstrip(".")
        raise ExportError(f"{out} cannot be written: {cause}. Nothing of it was kept.") from error
    finally:
        _remove(part)  # there is none any more once it has its name


def _remove(part: Path) -> None:
    with suppress(OSError):  # the reason why it could not be written is raised already
        part.unlink(missing_ok=True)
