"""The files as other programs read them. pandas, polars and DuckDB are not among the dependencies: without them their tests are skipped."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.exports import Column, Kind, Table, WrongExportError, columns_of, export
from newsarchive.archive.exports.destination import Measured
from newsarchive.archive.exports.formats import Format, writer_of
from newsarchive.items import Author
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

HOSTILE = '=1+1\n"উদ্ধৃতি", কমা; ট্যাব\t| \\N NULL'
_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_archive(f"sqlite:///{tmp_path_factory.mktemp('formats') / 'archive.db'}")
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    hostile = article(1, headline=HOSTILE, body=f"{HOSTILE}\n\n{HOSTILE}", authors=[Author('এ "বি"', "person", None)])
    bare = article(2, published_at=None, published_precision=None, byline=None, authors=[], tags=[], witnesses={})
    writer.write(run, [captured(each) for each in (hostile, bare, article(3))], now=NOW)
    yield engine
    engine.dispose()


def exported(archive: Engine, folder: Path, format_: Format, table: Table = "articles") -> Path:
    out = folder / f"{table}.{format_}"
    export(archive, out, table=table)
    return out


@given(st.lists(st.tuples(_TEXTS, _TEXTS | st.none()), max_size=5))
def test_any_text_returns_from_csv_as_it_was(rows: list[tuple[str, str | None]]) -> None:
    out = io.BytesIO()
    columns = (Column("one", Kind.TEXT, ""), Column("two", Kind.TEXT, ""))
    assert writer_of("csv")(Measured(out), columns, map(list, rows)) == len(rows)
    read = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert read == [["one", "two"], *([one, two or ""] for one, two in rows)]


@given(st.lists(_TEXTS, max_size=5))
def test_any_text_returns_from_json_lines_as_it_was(texts: list[str]) -> None:
    out = io.BytesIO()
    writer_of("jsonl")(Measured(out), (Column("one", Kind.TEXT, ""),), ([text] for text in texts))
    assert [json.loads(line)["one"] for line in out.getvalue().splitlines()] == texts


def test_lines_of_csv_end_as_rfc_4180_has_it(archive: Engine, tmp_path: Path) -> None:
    data = exported(archive, tmp_path, "csv", "captures").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    assert not data.startswith(b"\xef\xbb\xbf")


def test_parquet_has_typed_columns(archive: Engine, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = parquet.read_table(exported(archive, tmp_path, "parquet"))
    types = {field.name: str(field.type) for field in table.schema}
    assert list(types) == [column.name for column in columns_of("articles", is_text=False)]
    assert types["published_at"] == types["first_seen_at"] == "timestamp[us, tz=UTC]"
    assert types["published_local_offset"] == "int64"
    assert types["tags"] == "list<element: string>"
    assert types["authors"] == "list<element: struct<name: string, kind: string, place: string>>"
    first, second, _ = rows = table.to_pylist()
    assert [row["url"][-2:] for row in rows] == ["/1", "/3", "/2"]
    assert (first["headline"], first["authors"]) == (HOSTILE, [{"name": 'এ "বি"', "kind": "person", "place": None}])
    assert first["published_at"].isoformat() == "2026-11-23T06:05:00+00:00"
    assert dict(second["witnesses"])["headline"] == "layout:h1"
    assert rows[2]["published_at"] is None
    assert (rows[2]["authors"], rows[2]["tags"], rows[2]["byline"]) == ([], [], None)


@pytest.mark.parametrize("table", ["articles", "captures", "versions", "tickers", "clusters"])
def test_parquet_has_the_values_of_json_lines(archive: Engine, tmp_path: Path, table: Table) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    lines = [json.loads(line) for line in exported(archive, tmp_path, "jsonl", table).read_text().splitlines()]
    found = parquet.read_table(exported(archive, tmp_path, "parquet", table)).to_pylist()
    kinds = {column.name: column.kind for column in columns_of(table, is_text=False)}
    assert len(found) == len(lines)
    for row, line in zip(found, lines, strict=True):
        for name, kind in kinds.items():
            if kind is Kind.INSTANT:
                utc = line.get(name.replace("_at", "_utc"), line[name])
                assert (row[name].isoformat(timespec="microseconds") if row[name] else None) == utc
            elif kind is Kind.PROBLEMS:
                assert row[name] == [{"detail": None} | problem for problem in line[name]]
            else:
                assert (dict(row[name]) if kind is Kind.RULES else row[name]) == line[name]


def test_pandas_reads_all_formats(archive: Engine, tmp_path: Path) -> None:
    pandas: Any = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = pandas.read_csv(exported(archive, tmp_path, "csv"), parse_dates=["published_utc", "first_seen_at"])
    assert table.headline[0] == HOSTILE
    assert str(table.published_utc[0]) == "2026-11-23 06:05:00+00:00"
    assert str(table.published_utc.dtype).endswith("UTC]")
    lines = pandas.read_json(exported(archive, tmp_path, "jsonl"), lines=True)
    assert (lines.headline[0], lines.tags[0]) == (HOSTILE, ["বন্যা", "সিলেট"])
    stored = pandas.read_parquet(exported(archive, tmp_path, "parquet"))
    assert stored.headline[0] == HOSTILE
    month = stored.published_at.dt.tz_convert("Asia/Dhaka").dt.strftime("%Y-%m")
    assert stored.groupby([month, "outlet"]).size().to_dict() == {("2026-11", "dinpatra"): 2}


def test_polars_reads_all_formats(archive: Engine, tmp_path: Path) -> None:
    polars: Any = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    readers: dict[Format, Any] = {"csv": polars.read_csv, "jsonl": polars.read_ndjson, "parquet": polars.read_parquet}
    for format_, read in readers.items():
        table = read(exported(archive, tmp_path, format_))
        assert table["headline"].to_list()[0] == HOSTILE
        assert table["published_precision"].to_list() == ["minute", "minute", None]
    assert table["tags"].to_list()[0] == ["বন্যা", "সিলেট"]
    assert str(table["published_at"].dtype) == "Datetime(time_unit='us', time_zone='UTC')"


def test_duckdb_reads_all_formats(archive: Engine, tmp_path: Path) -> None:
    duckdb: Any = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    readers: dict[Format, Any] = {"csv": duckdb.read_csv, "jsonl": duckdb.read_json, "parquet": duckdb.read_parquet}
    for format_, read in readers.items():
        table = read(str(exported(archive, tmp_path, format_)))
        rows = table.select("headline", "published_precision", "byline").fetchall()
        assert rows[0][:2] == (HOSTILE, "minute")
        assert rows[2][1:] == (None, None)
    tagged = table.aggregate("outlet, count(*) FILTER (WHERE len(tags) > 0)")
    assert tagged.fetchall() == [("dinpatra", 2)]


def test_without_pyarrow_parquet_is_a_sentence(
    archive: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "newsarchive.archive.exports.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(WrongExportError, match=r"pip install 'newsarchive\[parquet\]'"):
        export(archive, tmp_path / "articles.parquet")
    assert list(tmp_path.iterdir()) == []
