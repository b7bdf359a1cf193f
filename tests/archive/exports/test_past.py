"""Exports of the past, of both databases: what the archive held at an instant, and superseded versions, as search finds them."""

import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.exports import Asked, Table, WrongExportError, export, export_to_stream
from newsarchive.archive.search import limited, parse, search
from newsarchive.items import Capture, CapturedPage, Reason
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.archive.search.made import QUERIES, contents, edit, fill

INSTANTS = [NOW - timedelta(minutes=1), NOW, after(59), after(60), after(120), after(10_000)]


@pytest.fixture
def edited(engine: Engine) -> Engine:
    """Articles of which some have two or three versions."""
    fill(engine, range(30))
    edit(engine, range(0, 30, 2), after(60), 1000)
    edit(engine, range(0, 30, 3), after(120), 2000)
    return engine


def exported(engine: Engine, table: Table = "articles", **asked: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export_to_stream(engine, out, table=table, format_="jsonl", asked=Asked(**asked))
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def named(rows: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return sorted((row["id"], row["version"]) for row in rows)


def found(engine: Engine, query: str, **asked: Any) -> list[tuple[int, int]]:
    hits = search(engine, limited(parse(query), **asked), limit=500).hits
    return sorted((hit.id, hit.version) for hit in hits)


def test_contents_of_an_instant_are_those_that_search_finds(edited: Engine) -> None:
    for query in (None, *QUERIES):
        for at in INSTANTS:
            assert named(exported(edited, query=query, at=at)) == found(edited, query or "", at=at)


def test_contents_of_all_versions_are_those_that_search_finds(edited: Engine) -> None:
    for query in (None, *QUERIES):
        assert named(exported(edited, query=query, versions="all")) == found(edited, query or "", versions="all")


def test_filters_select_in_the_past_too(edited: Engine) -> None:
    for filters in ({"section": "অর্থনীতি"}, {"byline": "সুমন"}, {"since": NOW.date()}, {"outlet": "dinpatra"}):
        for past in ({"at": after(30)}, {"versions": "all"}):
            wanted = found(edited, "", **filters, **past)
            assert wanted
            assert named(exported(edited, **filters, **past)) == wanted


def test_rows_have_the_texts_of_their_version_and_its_times(edited: Engine) -> None:
    stored = {(row["id"], row["version"]): row for row in contents(edited)}
    rows = exported(edited, versions="all")
    assert len(rows) == len(stored) == 30 + 15 + 10
    for row in rows:
        content = stored[row["id"], row["version"]]
        names = ("headline", "byline", "body", "section", "content_hash", "capture_id", "tags", "problems")
        assert {name: row[name] for name in names} == {name: content[name] for name in names}
        times = (row["version_first_seen_at"], row["last_seen_at"], row["superseded_at"])
        assert [time and datetime.fromisoformat(time) for time in times] == [
            content["seen_from"],
            content["last_seen_at"],
            content["seen_until"],
        ]


def test_versions_of_an_article_follow_the_order_of_publication(edited: Engine) -> None:
    rows = exported(edited, versions="all")
    dated = [(row["published_utc"], row["id"], row["version"]) for row in rows if row["published_utc"]]
    assert dated == sorted(dated)
    assert not any(row["published_utc"] for row in rows[len(dated) :])
    assert rows == exported(edited, versions="all")


def test_other_tables_have_the_rows_of_an_instant(edited: Engine, rows: Rows) -> None:
    [counted] = rows("SELECT count(*) AS count FROM article_versions WHERE version = 1")
    assert len(exported(edited, "versions", at=after(119))) == 15 < counted["count"]
    assert exported(edited, "versions", at=after(59)) == []
    [all_captures] = rows("SELECT count(*) AS count FROM captures")
    assert [len(exported(edited, "captures", at=at)) for at in (after(-1), after(59), after(60), after(120))] == [
        0,
        30,
        45,
        all_captures["count"],
    ]


def test_other_tables_have_the_rows_of_articles_found_in_any_version(edited: Engine) -> None:
    everywhere = {row["id"] for row in exported(edited, query="byline:সুমন", versions="all")}
    assert {row["id"] for row in exported(edited, query="byline:সুমন")} < everywhere
    versions = exported(edited, "versions", query="byline:সুমন", versions="all")
    assert {row["article_id"] for row in versions} == {
        row["article_id"] for row in exported(edited, "versions") if row["article_id"] in everywhere
    }
    assert exported(edited, "clusters", versions="all") == exported(edited, "clusters")


def test_captures_of_an_instant_are_those_of_the_articles_found_then(edited: Engine) -> None:
    ids = {row["id"] for row in exported(edited, query="সেতু", at=after(60))}
    captures = exported(edited, "captures", query="সেতু", at=after(60))
    assert len({row["url"] for row in captures}) == len(ids) > 0
    assert all(datetime.fromisoformat(row["fetched_at"]) <= after(60) for row in captures)


def test_the_state_is_that_of_the_instant(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    page = article(1)
    writer.write(run, [captured(page)], now=NOW)
    gone = Capture(str(page.canonical_url), OUTLET.key, "article", 404, after(60), None, None, reason=Reason.NOT_FOUND)
    writer.write(run, [CapturedPage(gone)], now=after(60))
    states = {minutes: exported(engine, at=after(minutes))[0] for minutes in (59, 60)}
    assert [(row["state"], row["state_since"]) for row in states.values()] == [
        ("present", None),
        ("gone", "2026-11-23T09:05:00.000000+00:00"),
    ]


def test_the_manifest_states_the_past_in_words_and_as_json(edited: Engine, tmp_path: Path) -> None:
    asked = {"at": Asked(query="নদী", at=after(60)), "all": Asked(versions="all"), "present": Asked()}
    manifests = {}
    for name, each in asked.items():
        done = export(edited, tmp_path / f"{name}.csv", asked=each)
        assert done.manifest
        manifests[name] = json.loads(done.manifest.read_text(encoding="utf-8"))["query"]
    instant = after(60).isoformat()
    assert {name: each["contents"] for name, each in manifests.items()} == {
        "at": f"what the archive held at {instant}",
        "all": "present contents and superseded versions",
        "present": "present contents",
    }
    assert [each["filters"]["at"] for each in manifests.values()] == [instant, None, None]
    assert [each["parsed"]["at"] for each in manifests.values()] == [instant, None, None]
    assert [each["parsed"]["versions"] for each in manifests.values()] == ["present", "all", "present"]


@pytest.mark.parametrize(
    ("table", "asked", "words"),
    [
        ("articles", {"at": NOW, "versions": "all"}, "one version"),
        ("tickers", {"at": NOW}, "newsarchive ticker OUTLET --at T"),
        ("tickers", {"versions": "all"}, "no versions"),
        ("clusters", {"at": NOW}, "present contents"),
    ],
)
def test_what_has_no_past_is_refused(sqlite_engine: Engine, table: Table, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(WrongExportError, match=words):
        exported(sqlite_engine, table, **asked)
