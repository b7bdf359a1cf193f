"""Rows as CSV, JSON lines or Parquet. Texts are written as the archive has them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

from newsarchive.archive.exports.columns import Column, Kind
from newsarchive.archive.exports.destination import Measured
from newsarchive.archive.exports.errors import WrongExportError

Format = Literal["csv", "jsonl", "parquet"]
Rows = Iterable[list[Any]]

FORMATS: Final[tuple[Format, ...]] = ("csv", "jsonl", "parquet")
_SUFFIXES: Final[dict[str, Format]] = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_BUFFER: Final = 1 << 16
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def writable_formats() -> list[Format]:
    """Return the formats whose packages are installed."""
    return [each for each in FORMATS if each != "parquet" or find_spec("pyarrow")]


def format_of(out: Path) -> Format:
    """Return the format that the suffix of a file names. Raises WrongExportError."""
    try:
        return _SUFFIXES[out.suffix.lower()]
    except KeyError:
        raise WrongExportError(
            f"{out}: the suffix names no format. Write .csv, .jsonl or .parquet, or use --format."
        ) from None


def writer_of(format_: Format) -> Callable[[Measured, Sequence[Column], Rows], int]:
    """Return the function that writes rows in a format and returns their number. Raises WrongExportError if a package is missing."""
    if format_ == "csv":
        return _write_csv
    if format_ == "jsonl":
        return _write_json_lines
    try:
        from newsarchive.archive.exports.parquet import write_parquet
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise WrongExportError(
            "Parquet needs the Python package pyarrow. Install it with `pip install 'newsarchive[parquet]'`, or use --format csv or jsonl.",
            "parquet",
        ) from error
    return write_parquet


def _write_csv(out: Measured, columns: Sequence[Column], rows: Rows) -> int:
    """Write RFC 4180: a header, commas, CRLF, quotes around cells that need them. NULL is an empty cell."""
    text = io.TextIOWrapper(io.BufferedWriter(out, _BUFFER), encoding="utf-8", newline="")
    lines = csv.writer(text)
    count = 0
    try:
        lines.writerow(column.name for column in columns)
        for row in rows:
            lines.writerow(map(_cell, row))
            count += 1
    finally:
        text.detach().detach()  # what is held is written, and the stream below remains open
    return count


def _write_json_lines(out: Measured, columns: Sequence[Column], rows: Rows) -> int:
    names = [column.name for column in columns]
    instants = [at for at, column in enumerate(columns) if column.kind is Kind.INSTANT]
    buffered = io.BufferedWriter(out, _BUFFER)
    count = 0
    try:
        for row in rows:
            for at in instants:
                row[at] = _written(row[at]) if row[at] else None
            buffered.write(f"{_json(dict(zip(names, row, strict=True)))}\n".encode())
            count += 1
    finally:
        buffered.detach()
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _written(value)
    return _json(value) if isinstance(value, list | dict) else value


def _written(instant: datetime) -> str:
    # Always with microseconds: programs infer the form of a column from its first cells.
    return instant.isoformat(timespec="microseconds")
