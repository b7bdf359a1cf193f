"""Writing a table of the archive, or the part of it that a query selects, to a file with a manifest, or to a stream."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, Engine

from newsarchive.archive.connect import reading
from newsarchive.archive.exports.columns import TABLES, Column, Table, columns_of
from newsarchive.archive.exports.destination import Measured, check_free, replacing
from newsarchive.archive.exports.errors import WrongExportError
from newsarchive.archive.exports.formats import Format, format_of, writer_of
from newsarchive.archive.exports.manifest import manifest, state_of
from newsarchive.archive.exports.rows import rows
from newsarchive.archive.exports.selection import Asked, order_contents, select_contents
from newsarchive.archive.search import Query

_EVERYTHING: Final = Asked()


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
    job = _Job(table, format_, asked)
    now = datetime.now(UTC)
    with reading(engine) as connection, replacing(beside) as second, replacing(out) as first:
        measured = Measured(first)
        notes, count = job.write(connection, measured)
        described = manifest(
            file={"name": out.name, "format": format_, "bytes": measured.size, "sha256": measured.sha256},
            table=table,
            columns=job.columns,
            count=count,
            asked=asked,
            query=job.query,
            notes=notes,
            state=state_of(connection, asked, now),
            now=now,
        )
        second.write(json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n")
    return Exported(count, measured.size, beside, notes)


def export_to_stream(
    engine: Engine, out: IO[bytes], *, table: Table = "articles", format_: Format, asked: Asked = _EVERYTHING
) -> Exported:
    """Write rows to a stream, without a manifest. Raises WrongExportError, ArchiveError, and OSError if the stream cannot be written."""
    job = _Job(table, format_, asked)
    with reading(engine) as connection:
        measured = Measured(out)
        notes, count = job.write(connection, measured)
    return Exported(count, measured.size, None, notes)


class _Job:
    """What is exported; wrong ones are refused before anything is opened."""

    def __init__(self, table: Table, format_: Format, asked: Asked) -> None:
        if table not in TABLES:
            raise WrongExportError(f"There is no table {table}. There are: {', '.join(TABLES)}.")
        _refuse(table, asked)
        self.table = table
        self.asked = asked
        self.query: Query = asked.parsed()
        self.columns: tuple[Column, ...] = columns_of(table, is_text=format_ != "parquet")
        self._write = writer_of(format_)

    def write(self, connection: Connection, out: Measured) -> tuple[list[str], int]:
        """Write the rows; return notes on the query and the number of rows."""
        notes: list[str] = list(self.query.notes)
        if not self.asked.is_all and self.table != "tickers":
            notes += select_contents(connection, self.query)
        if self.table == "articles":
            order_contents(connection, self.asked)
        found: Iterator[list[Any]] = rows(connection, self.table, self.columns, self.asked)
        return notes, self._write(out, self.columns, found)


def _refuse(table: Table, asked: Asked) -> None:
    """Raise WrongExportError for filters that a table does not have."""
    if table == "tickers" and (asked.query or asked.byline or asked.section):
        raise WrongExportError(
            "Tickers are selected by --outlet, --since and --until alone: they have no text of articles."
        )
    if table == "tickers" and not asked.is_of_present:
        raise WrongExportError(
            "Tickers have no versions, and each row has its times; `newsarchive ticker OUTLET --at T` prints what was shown at an instant."
        )
    if table == "clusters" and asked.at:
        raise WrongExportError("Clusters are those of the present contents: there are none of an instant.")
