"""Exports: tables of the archive as CSV, JSON lines or Parquet, whole or for a query, each with a manifest. docs/exporting.md explains them."""

from newsarchive.archive.exports.columns import TABLES, Column, Kind, Table, columns_of
from newsarchive.archive.exports.errors import ExportError, ExportStoppedError, TooManyRowsError, WrongExportError
from newsarchive.archive.exports.formats import FORMATS, Format, writable_formats
from newsarchive.archive.exports.selection import Asked
from newsarchive.archive.exports.write import Exported, Job, export, export_to_stream, export_zip

__all__ = [
    "FORMATS",
    "TABLES",
    "Asked",
    "Column",
    "ExportError",
    "ExportStoppedError",
    "Exported",
    "Format",
    "Job",
    "Kind",
    "Table",
    "TooManyRowsError",
    "WrongExportError",
    "columns_of",
    "export",
    "export_to_stream",
    "export_zip",
    "writable_formats",
]
