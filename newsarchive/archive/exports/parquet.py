"""Rows as Parquet, by pyarrow, which is an optional package: nothing but `formats` imports this module."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from newsarchive.archive.exports.columns import Column, Kind
from newsarchive.archive.exports.destination import Measured

_AT_ONCE: Final = 2000  # rows of a row group


def _struct(*names: str) -> Any:
    return pa.list_(pa.struct([(name, pa.string()) for name in names]))


_TYPES: Final[dict[Kind, Any]] = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
    Kind.TEXTS: pa.list_(pa.string()),
    Kind.AUTHORS: _struct("name", "kind", "place"),
    Kind.PROBLEMS: _struct("field", "reason", "detail"),
    Kind.RULES: pa.map_(pa.string(), pa.string()),
}


def write_parquet(out: Measured, columns: Sequence[Column], rows: Iterable[list[Any]]) -> int:
    """Write rows, compressed with zstd; return their number."""
    schema = pa.schema(
        [pa.field(column.name, _TYPES[column.kind], metadata={"meaning": column.meaning}) for column in columns]
    )
    rules = [at for at, column in enumerate(columns) if column.kind is Kind.RULES]
    count = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for chunk in _chunks(rows):
            for row in chunk:
                for at in rules:
                    row[at] = list(row[at].items())
            arrays = [
                pa.array(values, field.type) for values, field in zip(zip(*chunk, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=_AT_ONCE)
            count += len(chunk)
    return count


def _chunks(rows: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk
