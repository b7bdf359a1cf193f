"""Exports of both databases: the rows are those of the archive, in a stable order, and a query selects what search finds."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Engine, delete, func, select, text

from newsarchive.archive import Writer
from newsarchive.archive.connect import writing
from newsarchive.archive.exports import (
    TABLES,
    Asked,
    Table,
    WrongExportError,
    columns_of,
    export,
    export_to_stream,
    formats,
)
from newsarchive.archive.exports import write as module_of_writing
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.schema import metadata
from newsarchive.archive.search import find, search
from newsarchive.archive.search.tables import search_meta
from newsarchive.items import Capture, CapturedPage, Reason
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

_SOURCES = {
    "articles": "articles",
    "versions": "article_versions",
    "tickers": "ticker_sightings",
    "captures": "captures",
    "clusters": "article_clusters",
}
# Article 3 is edited and then gone, 4 and 5 are copies, 6 has no publish time, 7 is the oldest.
_OLDEST = NOW - timedelta(days=30)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    other = writer.start_run(OTHER, **RUN)
    copy = article(5, headline=article(4).headline, body=article(4).body)
    undated = article(6, published_at=None, published_precision=None, published_raw=None)
    oldest = article(7, headline='=SUM(A1) "উদ্ধৃতি", কমা', published_at=_OLDEST, authors=[], tags=[])
    pages = [article(1), article(2), article(3), article(4), copy, undated, oldest]
    writer.write(run, [captured(each, ticker=("শিরোনাম", "সেতু")) for each in pages], now=NOW)
    edited = article(3, headline="সেতু বন্ধ", body="সেতুর কাজ বন্ধ।\n\nমানুষ নৌকায় পার হয়।")
    writer.write(run, [captured(edited, fetched_at=after(5))], now=NOW)
    gone = Capture(str(edited.canonical_url), OUTLET.key, "article", 404, after(9), None, None, reason=Reason.NOT_FOUND)
    writer.write(run, [CapturedPage(gone)], now=NOW)
    elsewhere = article(
        8, outlet=OTHER.key, url="https://khobor.example/8", canonical_url="https://khobor.example/8", headline="বৃষ্টি"
    )
    writer.write(other, [captured(elsewhere, outlet=OTHER, ticker=("শিরোনাম",), fetched_at=after(3000))], now=NOW)
    return engine


def lines(engine: Engine, table: Table = "articles", **asked: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export_to_stream(engine, out, table=table, format_="jsonl", asked=Asked(**asked))
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def cells(engine: Engine, table: Table = "articles", **asked: Any) -> list[dict[str, str]]:
    out = io.BytesIO()
    export_to_stream(engine, out, table=table, format_="csv", asked=Asked(**asked))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def test_every_row_is_exported_with_every_column(filled: Engine) -> None:
    for table in TABLES:
        found = lines(filled, table)
        with filled.connect() as connection:
            assert len(found) == connection.scalar(select(func.count()).select_from(metadata.tables[_SOURCES[table]]))
        names = [column.name for column in columns_of(table, is_text=True)]
        assert found
        assert all(list(row) == names for row in found)
        assert [list(row) for row in cells(filled, table)] == [names] * len(found)


def test_csv_and_json_lines_have_the_same_values(filled: Engine) -> None:
    def cell(value: Any) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, bool | list | dict):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return str(value)

    for table in TABLES:
        found = [{name: cell(value) for name, value in row.items()} for row in lines(filled, table)]
        assert found == cells(filled, table)


def test_texts_are_those_of_the_archive(filled: Engine) -> None:
    stored = {row["id"]: row for row in rows_of(filled, "SELECT id, headline, body, url, byline FROM articles")}
    assert {row["id"]: {name: row[name] for name in stored[row["id"]]} for row in lines(filled)} == stored


def test_articles_come_in_the_order_of_publication_and_undated_ones_last(filled: Engine) -> None:
    found = lines(filled)
    dated = [(row["published_utc"], row["id"]) for row in found if row["published_utc"]]
    assert dated == sorted(dated)
    assert found[0]["url"].endswith("/7")
    assert found[-1]["url"].endswith("/6")
    assert found[-1]["published_at"] is None


def test_other_rows_come_in_the_order_of_ids(filled: Engine) -> None:
    for table in ("versions", "tickers", "captures"):
        ids = [row["id"] for row in lines(filled, table)]
        assert ids == sorted(ids)
    members = [(row["cluster_id"], row["article_id"]) for row in lines(filled, "clusters")]
    assert members == sorted(members)


def test_times_have_the_offset_of_the_outlet_and_are_in_utc_beside_it(filled: Engine) -> None:
    by_url = {row["url"]: row for row in lines(filled)}
    here, there = by_url["https://dinpatra.example/news/1"], by_url["https://khobor.example/8"]
    assert here["published_at"] == "2026-11-23T12:05:00.000000+06:00"
    assert here["published_utc"] == "2026-11-23T06:05:00.000000+00:00"
    assert there["published_at"] == "2026-11-23T11:35:00.000000+05:30"
    assert datetime.fromisoformat(there["published_at"]) == datetime.fromisoformat(there["published_utc"])
    assert here["first_seen_at"] == "2026-11-23T08:05:00.000000+00:00"


def test_a_query_selects_what_search_finds(filled: Engine) -> None:
    for query in ("নদী", "নদী -সেতু", '"নদীর পানি"', "সেতু OR বৃষ্টি", "outlet:khobor", "নদ*"):
        wanted = {hit.id for hit in search(filled, query, limit=1000).hits}
        assert wanted
        assert {row["id"] for row in lines(filled, query=query)} == wanted, query


def test_filters_select_as_those_of_search(filled: Engine) -> None:
    assert [row["url"] for row in lines(filled, outlet="khobor")] == ["https://khobor.example/8"]
    assert len(lines(filled, outlet="dinpatra", section="সারাদেশ", byline="প্রতিবেদক")) == 7
    assert [row["url"][-2:] for row in lines(filled, since=date(2026, 10, 1), until=date(2026, 10, 31))] == ["/7"]
    assert len(lines(filled, since=date(2026, 11, 23), until=date(2026, 11, 23))) == 6


def test_a_phrase_is_compared_with_all_articles(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "MOST_CHECKED", 2)
    assert len(search(filled, '"নদীর পানি"', limit=1000).hits) <= 2
    assert len(lines(filled, query='"নদীর পানি"')) == 7


def test_of_other_tables_the_rows_of_the_selected_articles_are_exported(filled: Engine) -> None:
    [edited] = lines(filled, query='headline:"সেতু বন্ধ"')
    [version] = lines(filled, "versions", query='headline:"সেতু বন্ধ"')
    assert (version["article_id"], version["url"], version["headline"]) == (
        edited["id"],
        edited["url"],
        "নদীর পানি বেড়েছে 3",
    )
    assert version["changes"] == ["headline", "body"]
    assert [row["status"] for row in lines(filled, "captures", query='headline:"সেতু বন্ধ"')] == [200, 200, 404]
    assert lines(filled, "versions", query="বৃষ্টি") == []


def test_a_cluster_is_exported_whole(filled: Engine) -> None:
    both = lines(filled, "clusters")
    assert [row["url"][-2:] for row in both] == ["/4", "/5"]
    with writing(filled) as connection:
        connection.execute(text("UPDATE articles SET section = 'বিশ্ব' WHERE url LIKE '%/5'"))
    assert {row["cluster_id"] for row in both} == {both[0]["article_id"]}
    assert lines(filled, "clusters", query="পানি 4") == both
    assert lines(filled, "clusters", outlet="khobor") == []


def test_tickers_are_selected_by_outlet_and_days(filled: Engine) -> None:
    assert {row["outlet"] for row in lines(filled, "tickers")} == {"dinpatra", "khobor"}
    assert [row["title"] for row in lines(filled, "tickers", outlet="khobor")] == ["শিরোনাম"]
    assert [row["outlet"] for row in lines(filled, "tickers", since=date(2026, 11, 24))] == ["khobor"]
    assert {row["outlet"] for row in lines(filled, "tickers", until=date(2026, 11, 24))} == {"dinpatra"}
    with pytest.raises(WrongExportError, match="--outlet, --since and --until alone"):
        lines(filled, "tickers", query="সেতু")


@pytest.mark.parametrize("asked", [{"query": "!!"}, {"query": "-সেতু"}, {"byline": "?"}])
def test_a_query_without_a_word_does_not_export_everything(sqlite_engine: Engine, asked: dict[str, Any]) -> None:
    with pytest.raises(WrongExportError, match="nothing of this query"):
        lines(sqlite_engine, **asked)


def test_days_in_the_wrong_order_are_refused(sqlite_engine: Engine) -> None:
    with pytest.raises(WrongExportError, match="is later than"):
        lines(sqlite_engine, since=date(2026, 2, 2), until=date(2026, 1, 1))


def test_a_query_needs_a_present_index_and_a_whole_export_does_not(filled: Engine) -> None:
    with writing(filled) as connection:
        connection.execute(delete(search_meta))
    with pytest.raises(ArchiveError, match="index rebuild"):
        lines(filled, query="সেতু")
    assert len(lines(filled)) == 8


def test_what_is_written_meanwhile_is_not_exported(
    filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer_of = formats.writer_of

    def writes_first(format_: Any) -> Callable[..., int]:
        def write(out: Any, columns: Any, rows: Iterable[Any]) -> int:
            writer = Writer(filled, extractor="0")
            writer.write(writer.start_run(OUTLET, **RUN), [captured(article(99))], now=NOW)
            return int(writer_of(format_)(out, columns, rows))

        return write

    monkeypatch.setattr(module_of_writing, "writer_of", writes_first)
    done = export(filled, tmp_path / "articles.csv")
    manifest = json.loads((tmp_path / "articles.csv.manifest.json").read_text(encoding="utf-8"))
    assert (done.rows, manifest["rows"], manifest["archive"]["articles"]) == (8, 8, 8)
    assert rows_of(filled, "SELECT count(*) AS count FROM articles") == [{"count": 9}]


def test_the_manifest_describes_the_file(filled: Engine, tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"
    done = export(filled, out, asked=Asked(query="নদী (", outlet="dinpatra", since=date(2026, 11, 1)))
    assert done.manifest is not None
    found = json.loads(done.manifest.read_text(encoding="utf-8"))
    data = out.read_bytes()
    assert found["file"] == {
        "name": "found.jsonl",
        "format": "jsonl",
        "bytes": len(data),
        "sha256": sha256(data).hexdigest(),
    }
    assert found["rows"] == done.rows == len(data.splitlines())
    assert found["query"]["words"] == "নদী ("
    assert found["query"]["filters"]["since"] == found["query"]["parsed"]["since"] == "2026-11-01"
    assert [part["field"] for part in found["query"]["parsed"]["asked"]["and"]] == ["text", "outlet"]
    assert found["query"]["notes"] == done.notes == ["a bracket without its partner was left out"]
    assert found["archive"] | {"schema": ""} == {
        "schema": "",
        "kind": "real",
        "articles": 8,
        "newest_capture": after(3000).astimezone(datetime.fromisoformat("2026-01-01T00:00Z").tzinfo).isoformat(),
    }
    assert [column["name"] for column in found["columns"]] == list(json.loads(data.splitlines()[0]))
    assert set(found["versions"]) == {"newsarchive", "python"}
    assert "research" in found["terms"]


def test_the_manifest_lists_days_without_a_run(engine: Engine, tmp_path: Path) -> None:
    writer = Writer(engine, extractor="0")
    for days in (0, 1, 4):
        writer.start_run(OUTLET, **RUN | {"started_at": NOW + timedelta(days=days)})
    writer.start_run(OTHER, **RUN)
    done = export(engine, tmp_path / "articles.csv")
    manifest = json.loads(cast("Path", done.manifest).read_text(encoding="utf-8"))
    assert manifest["days_without_run"] == {
        "dinpatra": [{"first": "2026-11-25", "last": "2026-11-26"}],
        "khobor": [],
    }


def test_of_an_outlet_that_is_crawled_the_days_up_to_now_count(engine: Engine, tmp_path: Path) -> None:
    run = RUN | {"source": "network", "started_at": datetime.now(NOW.tzinfo) - timedelta(days=3)}
    Writer(engine, extractor="0").start_run(OUTLET, **run)
    done = export(engine, tmp_path / "articles.csv")
    manifest = json.loads(cast("Path", done.manifest).read_text(encoding="utf-8"))
    [gap] = manifest["days_without_run"]["dinpatra"]
    assert date.fromisoformat(gap["first"]) <= date.fromisoformat(gap["last"])


def test_an_export_of_an_empty_archive_has_its_columns(engine: Engine) -> None:
    out = io.BytesIO()
    assert export_to_stream(engine, out, format_="csv").rows == 0
    assert out.getvalue().decode().strip().split(",") == [
        column.name for column in columns_of("articles", is_text=True)
    ]
