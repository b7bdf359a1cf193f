"""An archive of schema 0013 with rows keeps them, on SQLite and PostgreSQL; edited headlines are found by an index."""

from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, select, text

from newsarchive.archive import Writer
from newsarchive.archive.connect import alembic_config, writing
from newsarchive.archive.schema import CHANGED, article_versions
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, after, article, captured
from tests.archive.whole import fill_whole

pytestmark = pytest.mark.slow

INDEX = "ix_article_versions_headline"
FACTS = "SELECT id, url, digest, redirects_to, article_url FROM captures ORDER BY id"


def test_captures_of_before_are_kept_and_state_nothing(engine: Engine, rows: Rows) -> None:
    fill_whole(engine, 10)
    before = rows(FACTS)
    for move, revision in ((command.downgrade, "0013"), (command.upgrade, "0014")):
        with writing(engine) as connection:
            move(alembic_config(connection), revision)
        names = {column["name"] for column in inspect(engine).get_columns("captures")}
        assert ("robots" in names) == (revision == "0014")
        indexes = {index["name"] for index in inspect(engine).get_indexes("article_versions")}
        assert (INDEX in indexes) == (revision == "0014")
        assert rows(FACTS) == before
    assert rows("SELECT DISTINCT robots FROM captures") == [{"robots": None}]
    with writing(engine) as connection:
        described = text("SELECT count(*) FROM columns WHERE table_name = 'captures' AND column_name = 'robots'")
        assert connection.scalar(described) == 1


def test_what_a_publisher_asks_is_in_the_row_of_the_capture(writer: Writer, run: int, rows: Rows) -> None:
    page = captured(article(1))
    page.capture = replace(page.capture, robots="noarchive")
    writer.write(run, [page, captured(article(2))], now=NOW)
    assert [row["robots"] for row in rows("SELECT robots FROM captures ORDER BY id")] == ["noarchive", None]


def test_articles_whose_headline_the_site_changed_are_found(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(number, headline="আগে")) for number in (1, 2)], now=NOW)
    edits = [article(1, headline="পরে"), article(2, headline="আগে", body='"headline" নয়')]
    writer.write(run, [captured(each, fetched_at=after(1)) for each in edits], now=NOW)
    with engine.connect() as connection:
        found = connection.scalars(select(article_versions.c.article_id).where(CHANGED["headline"])).all()
        first = connection.scalar(text("SELECT id FROM articles ORDER BY id"))
    assert found == [first]


@pytest.mark.parametrize("kind", CHANGED)
def test_sqlite_finds_them_by_the_index(sqlite_engine: Engine, kind: str) -> None:
    query = select(article_versions.c.article_id).where(CHANGED[kind])
    with sqlite_engine.connect() as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {query.compile(sqlite_engine)}")).all()
    assert [row.detail for row in plan] == [f"SCAN article_versions USING INDEX ix_article_versions_{kind}"]
