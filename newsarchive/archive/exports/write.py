"""Writing a table of the archive, or the part of it that a query selects, to a file with a manifest, to a ZIP with both, or to a stream."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import Connection, Engine

from newsarchive.archive.exports.collecting import collecting
from newsarchive.archive.exports.columns import TABLES, Column, Table, columns_of, texts_of
from newsarchive.archive.exports.destination import Measured, check_free, replacing
from newsarchive.archive.exports.errors import ExportStoppedError, TooManyRowsError, WrongExportError
from newsarchive.archive.exports.formats import Format, format_of, writer_of
from newsarchive.archive.exports.manifest import manifest, state_of
from newsarchive.archive.exports.rows import count_rows, rows
from newsarchive.archive.exports.selection import Asked, order_contents, select_contents
from newsarchive.archive.search import Query

MANIFEST: Final = "manifest.json"  # its name in a ZIP
_EVERYTHING: Final = Asked()
_FASTEST: Final = 1  # level of compression: of Bengali text it leaves a fifth


@dataclass(frozen=True, slots=True)
class Exported:
    """An export. `manifest`: the file of its manifest, None on a stream; `notes`: sentences about what was left out of the query or cut."""

    rows: int
    bytes: int
    manifest: Path | None
    notes: list[str]


def export(
    engine: Engine,
    out: Path,
    *,
    table: Table = "articles",
    format_: Format | None = None,
    asked: Asked = _EVERYTHING,
    overwrite: bool = False,
) -> Exported:
    """Write rows to a file, and beside it the manifest FILE.manifest.json. Both appear when they are whole.

    `format_`: if it is None, that of the suffix. The rows are one state of the archive, whatever is written meanwhile. Raises WrongExportError for
    what cannot be exported so, ExportError if the file cannot be written, ArchiveError.
    """
    format_ = format_ or format_of(out)
    beside = out.with_name(f"{out.name}.manifest.json")
    for file in (out, beside):
        check_free(file, overwrite=overwrite)
    job = Job(table, format_, asked)
    with collecting(engine) as connection, replacing(beside) as second, replacing(out) as first:
        measured = Measured(first)
        notes, count = job.write(connection, measured)
        second.write(job.described(connection, out.name, measured, notes, count))
    return Exported(count, measured.size, beside, notes)


def export_to_stream(
    engine: Engine, out: IO[bytes], *, table: Table = "articles", format_: Format, asked: Asked = _EVERYTHING
) -> Exported:
    """Write rows to a stream, without a manifest. Raises WrongExportError, ArchiveError, and OSError if the stream cannot be written."""
    job = Job(table, format_, asked)
    with collecting(engine) as connection:
        measured = Measured(out)
        notes, count = job.write(connection, measured)
    return Exported(count, measured.size, None, notes)


def export_zip(
    engine: Engine, out: IO[bytes], job: "Job", *, most: int | None = None, stopped: Event | None = None
) -> Exported:
    """Write a ZIP with the rows and, behind them, their manifest.

    `most`: rows that are allowed; `stopped`: is set when nobody waits for it any more. Raises TooManyRowsError, ExportStoppedError,
    ArchiveError, and OSError if the stream cannot be written.
    """
    compression = ZIP_STORED if job.format == "parquet" else ZIP_DEFLATED  # Parquet is compressed
    with collecting(engine) as connection, ZipFile(out, "w", compression, compresslevel=_FASTEST) as packed:
        with packed.open(_member(job.file, job.now, compression), "w", force_zip64=True) as member:
            measured = Measured(member)
            notes, count = job.write(connection, measured, most, stopped)
        described = job.described(connection, job.file, measured, notes, count)
        packed.writestr(_member(MANIFEST, job.now, ZIP_DEFLATED), described)
    return Exported(count, measured.size, None, notes)


def _member(name: str, at: datetime, compression: int) -> ZipInfo:
    found = ZipInfo(name, at.timetuple()[:6])
    found.compress_type = compression
    return found


_NOARCHIVE: Final = "texts whose publisher asks that no copy is shown (noarchive) are empty"


class Job:
    """What is exported; wrong ones are refused before anything is opened: raises WrongExportError.

    `with_texts`: with the columns of whole texts; `respects_noarchive`: they are empty where the publisher asks that no copy is shown. `address`:
    where it was asked for, for the manifest.
    """

    def __init__(
        self,
        table: Table,
        format_: Format,
        asked: Asked,
        *,
        with_texts: bool = True,
        respects_noarchive: bool = False,
        address: str | None = None,
    ) -> None:
        if table not in TABLES:
            raise WrongExportError(f"There is no table {table}. There are: {', '.join(TABLES)}.")
        _refuse(table, asked)
        self.table = table
        self.format = format_
        self.asked = asked
        self.query: Query = asked.parsed()
        self.columns: tuple[Column, ...] = columns_of(table, is_text=format_ != "parquet", with_texts=with_texts)
        self.left_out = [] if with_texts else texts_of(table)
        self.respects_noarchive = respects_noarchive
        self.address = address
        self.now = datetime.now(UTC)
        self._write = writer_of(format_)

    @property
    def file(self) -> str:
        """The name of its file in a ZIP."""
        return f"{self.table}.{self.format}"

    def collect(self, connection: Connection) -> list[str]:
        """Fill the temporary tables; return notes on the query."""
        notes: list[str] = list(self.query.notes)
        if not self.asked.is_all and self.table != "tickers":
            notes += select_contents(connection, self.query)
        if self.table == "articles":
            order_contents(connection, self.asked)
        return notes

    def write(
        self, connection: Connection, out: Measured, most: int | None = None, stopped: Event | None = None
    ) -> tuple[list[str], int]:
        """Write the rows; return notes on the query and the number of rows. Raises TooManyRowsError, ExportStoppedError."""
        notes = self.collect(connection)
        if most is not None and count_rows(connection, self.table, self.asked, most + 1) > most:
            raise TooManyRowsError(most)
        found_rows = rows(connection, self.table, self.columns, self.asked, respects_noarchive=self.respects_noarchive)
        with closing(found_rows) as found:
            return notes, self._write(out, self.columns, _until(stopped, found) if stopped else found)

    def described(self, connection: Connection, name: str, written: Measured, notes: list[str], count: int) -> bytes:
        """Return the manifest of what was written, in the transaction of the rows."""
        found = manifest(
            file={"name": name, "format": self.format, "bytes": written.size, "sha256": written.sha256},
            table=self.table,
            columns=self.columns,
            left_out=self.left_out,
            count=count,
            asked=self.asked,
            query=self.query,
            notes=[*notes, *([_NOARCHIVE] if self.respects_noarchive and not self.left_out else [])],
            state=state_of(connection, self.asked, self.now),
            address=self.address,
            now=self.now,
        )
        return json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n"


def _until(stopped: Event, found: Iterator[list[Any]]) -> Iterator[list[Any]]:
    for row in found:
        if stopped.is_set():
            raise ExportStoppedError("Nobody waits for the export any more.")
        yield row


def _refuse(table: Table, asked: Asked) -> None:
    """Raise WrongExportError for filters that a table does not have."""
    if table == "tickers" and (asked.query or asked.byline or asked.section):
        raise WrongExportError(
            "Tickers are selected by --outlet, --since and --until alone: they have no text of articles.", "tickers"
        )
    if table == "tickers" and not asked.is_of_present:
        raise WrongExportError(
            "Tickers have no versions, and each row has its times; `newsarchive ticker OUTLET --at T` prints what was shown at an instant.",
            "ticker_versions",
        )
    if table == "clusters" and asked.at:
        raise WrongExportError(
            "Clusters are those of the present contents: there are none of an instant.", "clusters_at"
        )
    if table != "articles" and asked.copies == "once":
        raise WrongExportError("Each text once is for the table articles alone: use --copies all.", "once")
