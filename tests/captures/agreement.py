"""Whether the rows of an archive and the WARC files of its captures agree: every record of both is read."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.checker import Checker

from newsarchive.captures import file_of, read_all, read_at

# warcio 1.8.1 fails on every body in br where brotli 1.2 is installed; without it, it reads them as they are.
BufferedReader.DECOMPRESSORS.pop("br", None)
_QUERY = """SELECT url, status, fetched_at, warc_file, record_offset, record_length, payload_digest, is_revisit, kind
FROM captures WHERE warc_file IS NOT NULL ORDER BY id"""


@dataclass
class Agreement:
    """What was found: sentences on what does not agree, the records of rows, and those that no row names, as (file, offset)."""

    faults: list[str] = field(default_factory=list)
    of_rows: set[tuple[str, int]] = field(default_factory=set)
    without_row: set[tuple[str, int]] = field(default_factory=set)


def agreement(archive: Path, folder: Path) -> Agreement:
    """Compare the rows of an archive with all files of its captures, both ways."""
    found = Agreement()
    with closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute(_QUERY).fetchall()
    for url, status, fetched_at, name, offset, length, digest, is_revisit, kind in rows:
        record = read_at(file_of(folder, name), offset)
        assert record.fetched_at
        stored = (
            record.status,
            f"{record.fetched_at:%Y-%m-%d %H:%M:%S.%f}",
            record.payload_digest,
            record.is_revisit,
            offset + length <= file_of(folder, name).stat().st_size,
        )
        if stored != (status, fetched_at, digest, bool(is_revisit), True):
            found.faults.append(f"{kind} {url}: {stored}, its row has {(status, fetched_at, digest, is_revisit)}")
        found.of_rows.add((name, offset))
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    bodies: set[tuple[str, str | None]] = set()
    revisits: set[tuple[str, str | None]] = set()
    for path in files:
        name = path.relative_to(folder).as_posix().removesuffix(".open")
        for record in read_all(path):
            (revisits if record.is_revisit else bodies).add((record.url, record.payload_digest))
            if (name, record.offset) not in found.of_rows:
                found.without_row.add((name, record.offset))
        found.faults += _refused_by_warcio(path)
    found.faults += [f"the body of a revisit of {url} is nowhere" for url, _ in revisits - bodies]
    return found


def _refused_by_warcio(path: Path) -> list[str]:
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.raw_stream.read()
    checker = Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": False})())
    checker.process_all()
    return [f"warcio check refuses {path.name}"] if checker.exit_value else []
