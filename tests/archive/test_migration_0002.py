"""An archive of schema 0001, in archive_0001.sql as newsarchive wrote it then, is migrated with all that it knows.

It holds an article with an edit, one whose older capture arrived after the newer one, one whose times of fetch are unknown, a copy, related links,
a ticker and two outlets.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, MetaData, create_engine, func, insert, inspect, select

from newsarchive.archive import ArchiveError, Outcome, Writer, kind_of, migrate, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.archive.columns import json_text
from newsarchive.archive.connect import alembic_config, migrating, writing
from newsarchive.archive.schema import (
    REVISION,
    article_sightings,
    article_versions,
    articles,
    metadata,
    ticker_sightings,
)
from newsarchive.items import Reason
from tests.archive.conftest import Rows, rows_of
from tests.archive.pages import DHAKA, NOW, OUTLET, RUN, after, article, captured

pytestmark = pytest.mark.slow

DUMP = Path(__file__).with_name("archive_0001.sql")
# No table refers to one after it.
TABLES = "outlets crawl_runs captures articles article_versions ticker_headlines related_links article_clusters".split()


def write_0001(file: Path, *changes: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
        for change in changes:
            connection.execute(change)
        connection.commit()


@pytest.fixture
def sqlite_0001(tmp_path: Path, sqlite_url: str) -> str:
    write_0001(tmp_path / "archive.db")
    return sqlite_url


@pytest.fixture
def postgres_0001(tmp_path: Path, postgres_url: str) -> str:
    """The same archive in PostgreSQL: its schema made by the migrations up to 0001, its rows copied."""
    write_0001(tmp_path / "copied.db")
    target = create_engine(postgres_url, json_serializer=json_text)
    with writing(target) as connection:
        command.upgrade(alembic_config(connection), "0001")
        source = create_engine(f"sqlite:///{tmp_path / 'copied.db'}")
        held = MetaData()
        held.reflect(source, only=TABLES)
        made = MetaData()
        made.reflect(connection, only=TABLES)
        with source.connect() as reading:
            for name in TABLES:
                rows = [_in_utc(dict(row)) for row in reading.execute(select(held.tables[name])).mappings()]
                connection.execute(insert(made.tables[name]), rows)
                if "id" in made.tables[name].c:
                    last = select(func.max(made.tables[name].c.id)).scalar_subquery()
                    connection.execute(select(func.setval(f"{name}_id_seq", last)))
        source.dispose()
    target.dispose()
    return postgres_url


def _in_utc(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value for name, value in row.items()}


@pytest.fixture(params=["sqlite_0001", "postgres_0001"], ids=lambda name: name.removesuffix("_0001"))
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    assert migrate(url) == ("0001", REVISION)
    opened = open_archive(url)
    yield opened
    opened.dispose()


def test_the_migrated_archive_has_the_present_schema(engine: Engine) -> None:
    with writing(engine) as connection:
        command.check(alembic_config(connection))
    inspector = inspect(engine)
    for name, table in metadata.tables.items():
        assert {index["name"] for index in inspector.get_indexes(name) if "duplicates_constraint" not in index} == {
            index.name for index in table.indexes
        }
        assert {key["name"] for key in inspector.get_foreign_keys(name)} == {
            key.name for key in table.foreign_key_constraints
        }


def test_no_article_and_no_capture_is_lost(engine: Engine, rows: Rows) -> None:
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 6}]
    assert rows("SELECT count(*) AS n FROM captures") == [{"n": 12}]
    assert rows("SELECT count(*) AS n FROM captures WHERE reason IS NOT NULL OR status IS NULL") == [{"n": 0}]


def test_versions_are_in_the_order_of_their_captures(rows: Rows) -> None:
    query = """SELECT a.version AS last, a.headline AS now, v.version, v.headline, v.cause FROM article_versions v
               JOIN articles a ON a.id = v.article_id ORDER BY a.id, v.version"""
    assert [tuple(row.values()) for row in rows(query)] == [
        (2, "নদীর পানি বিপৎসীমার ওপরে", 1, article(1).headline, "site"),
        (2, "সেতু চালু", 1, "সেতুর কাজ", "site"),
    ]


def test_versions_have_their_changes(engine: Engine) -> None:
    query = select(article_versions.c.changes).order_by(article_versions.c.article_id)
    with engine.connect() as connection:
        assert connection.scalars(query).all() == [["headline"], ["headline", "body"]]


def test_articles_have_their_public_ids(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.execute(select(articles.c.outlet, articles.c.url, articles.c.public_id)).all()
    assert [row.public_id for row in rows] == [public_id(row.outlet, row.url) for row in rows]


def test_the_sightings_that_are_known_are_kept(engine: Engine) -> None:
    query = (
        select(articles.c.url, article_sightings.c.seen_at, article_sightings.c.version)
        .join(articles, articles.c.id == article_sightings.c.article_id)
        .order_by(articles.c.url, article_sightings.c.seen_at)
    )
    with engine.connect() as connection:
        found = [(url, _minutes(at), version) for url, at, version in connection.execute(query)]
    news = "https://dinpatra.example/news/{}".format
    assert found == [
        (news(1), 0, 1),
        (news(1), 60, 2),
        (news(2), 1, 1),
        (news(2), 61, 1),
        (news(3), 30, 1),
        (news(3), 120, 2),
        (news(3), 180, 2),
        (news(4), 10, 1),
        (news(4), 200, 1),
        (news(5), 15, 1),
        ("https://khobor.example/1", 20, 1),
    ]


def test_each_headline_of_a_ticker_has_one_span(engine: Engine) -> None:
    query = select(ticker_sightings).order_by(ticker_sightings.c.headline_id)
    with engine.connect() as connection:
        spans = [
            (
                _minutes(row.first_seen_at),
                _minutes(row.last_seen_at),
                row.position,
                row.first_capture_id == row.last_capture_id,
            )
            for row in connection.execute(query)
        ]
    assert spans == [(0, 0, 0, True), (0, 60, 1, False)]


def test_links_join_the_articles_of_the_archive(rows: Rows) -> None:
    links = "SELECT l.title, a.url FROM {} l LEFT JOIN articles a ON a.url = l.target_url WHERE l.id < 4 ORDER BY l.id"
    assert [row["url"] for row in rows(links.format("related_links"))] == [
        "https://dinpatra.example/news/2",
        None,
        None,
    ]
    assert [row["url"] for row in rows(links.format("ticker_headlines"))] == [
        "https://dinpatra.example/news/1",
        "https://dinpatra.example/news/2",
    ]


def test_authors_and_local_times_are_filled(rows: Rows) -> None:
    query = """SELECT a.id, w.position, w.name, w.kind, w.place FROM article_authors w JOIN articles a ON a.id = w.article_id
               WHERE a.headline = 'সেতু চালু' ORDER BY w.position"""
    assert [tuple(row.values())[1:] for row in rows(query)] == [
        (0, "রহিমা খাতুন", "person", None),
        (1, "নিজস্ব প্রতিবেদক", "correspondent", "বরিশাল"),
    ]
    local = rows("SELECT DISTINCT published_local, published_day FROM articles_local WHERE published_at IS NOT NULL")
    assert local == [{"published_local": "2026-11-23 12:05:00", "published_day": "2026-11-23"}]


def test_clusters_are_those_of_the_present_contents(rows: Rows) -> None:
    query = "SELECT a.url FROM article_clusters c JOIN articles a ON a.id = c.article_id ORDER BY a.url"
    assert [row["url"][-1] for row in rows(query)] == ["2", "5"]


def test_a_migrated_archive_goes_on(engine: Engine, rows: Rows) -> None:
    writer = Writer(engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    pages = [
        captured(article(2), fetched_at=after(300)),
        captured(article(1), fetched_at=after(30)),
        captured(article(3, body="সেতুর নকশা হয়েছে।", headline="সেতু হবে"), fetched_at=after(-60)),
    ]
    assert writer.write(run, pages, now=NOW) == [Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.CHANGED]
    query = "SELECT version, headline FROM article_versions v WHERE article_id = 3 ORDER BY version"
    assert [tuple(row.values()) for row in rows(query)] == [(1, "সেতু হবে"), (2, "সেতুর কাজ")]


def test_an_archive_of_the_network_is_real(engine: Engine) -> None:
    assert kind_of(engine) == "real"


REPLAYED = "UPDATE crawl_runs SET source = 'replay', settings = '{\"NEWSARCHIVE_REPLAY\": \"fixtures\"}'"


@pytest.mark.parametrize(
    ("replayed", "expected"),
    [(REPLAYED, "made_up"), (f"{REPLAYED} WHERE id = 1", "mixed")],
)
def test_an_archive_of_replayed_fixtures_is_made_up(
    tmp_path: Path, sqlite_url: str, replayed: str, expected: str
) -> None:
    write_0001(tmp_path / "archive.db", replayed)
    engine = open_archive(sqlite_url)
    assert kind_of(engine) == expected
    if expected == "mixed":  # real articles may go on to come, made-up ones may not
        Writer(engine, extractor="0").start_run(OUTLET, **RUN)
        with pytest.raises(ArchiveError, match="holds real articles too"):
            Writer(engine, extractor="0").start_run(OUTLET, **RUN, kind="made_up")
    engine.dispose()


def test_a_migration_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, sqlite_url: str) -> None:
    file = tmp_path / "archive.db"
    write_0001(file, "CREATE TABLE ticker_captures (id INTEGER)")
    before = _dump(file)
    with pytest.raises(ArchiveError, match="ticker_captures already exists"):
        migrate(sqlite_url)
    assert _dump(file) == before


def test_a_failed_answer_on_which_a_ticker_was_found_first_is_kept_by_a_downgrade(
    writer: Writer, run: int, engine: Engine, rows: Rows
) -> None:
    failed = captured(None, ticker=["নতুন শিরোনাম"], url="https://dinpatra.example/news/9")
    failed.capture = replace(failed.capture, reason=Reason.SOFT_404)
    unseen = captured(None, url="https://dinpatra.example/news/10")
    unseen.capture = replace(unseen.capture, status=None, digest=None, size=None, reason=Reason.TIMEOUT)
    writer.write(run, [failed, unseen, captured(article(9, body=None))], now=NOW)
    with migrating(engine) as connection:
        command.downgrade(alembic_config(connection), "0001")
    headlines = (
        "SELECT c.url FROM ticker_headlines t JOIN captures c ON c.id = t.first_capture_id WHERE t.title = 'নতুন শিরোনাম'"
    )
    assert rows(headlines) == [{"url": "https://dinpatra.example/news/9"}]
    assert rows("SELECT count(*) AS n FROM captures WHERE url LIKE '%/news/10'") == [{"n": 0}]


def test_rows_that_refer_to_missing_ones_are_not_migrated(tmp_path: Path, sqlite_url: str) -> None:
    file = tmp_path / "archive.db"
    write_0001(file, "UPDATE article_clusters SET cluster_id = 77", "UPDATE related_links SET article_id = 77")
    before = _dump(file)
    with pytest.raises(ArchiveError, match="refer to missing ones"):
        migrate(sqlite_url)
    assert _dump(file) == before


def test_a_migrated_archive_checks_references_again(sqlite_0001: str) -> None:
    migrate(sqlite_0001)
    engine = open_archive(sqlite_0001)
    assert rows_of(engine, "PRAGMA foreign_keys") == [{"foreign_keys": 1}]
    engine.dispose()


def _dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def _minutes(at: datetime) -> int:
    return round((at.astimezone(DHAKA) - NOW) / timedelta(minutes=1))
