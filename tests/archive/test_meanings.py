"""What tables and columns mean is in each archive, in the words of docs/archive.md, and in archives of before by the migration."""

from collections.abc import Iterator

import pytest
from alembic import command
from sqlalchemy import Engine, inspect

from docs.refresh import MEANINGS, meanings
from newsarchive.archive.connect import alembic_config, migrating, open_archive, writing
from newsarchive.archive.schema import metadata
from tests.archive.conftest import Rows, rows_of

OF_ARTICLES = {"articles_local": ["published_local", "published_day"], "articles_normalized": []}
OTHER_VIEWS = ("outlet_days", "columns")
ALL = (*metadata.tables, *OF_ARTICLES, *OTHER_VIEWS)


@pytest.fixture
def migrated(engine: Engine) -> Iterator[Engine]:
    """An archive of before, migrated."""
    with migrating(engine) as connection:
        command.downgrade(alembic_config(connection), "0010")
    assert "columns" not in inspect(engine).get_view_names()
    again = open_archive(engine.url.render_as_string(hide_password=False))
    yield again
    again.dispose()


def test_the_installed_words_are_those_of_the_docs() -> None:
    assert MEANINGS.read_text(encoding="utf-8") == meanings(), "run `make docs`"


def test_every_column_has_a_meaning(migrated: Engine) -> None:
    rows = rows_of(migrated, "SELECT * FROM columns WHERE column_name IS NOT NULL")
    found: dict[str, list[str]] = {name: [] for name in ALL}
    for row in rows:
        found[row["table_name"]].append(row["column_name"])
    tables = {name: table.columns.keys() for name, table in metadata.tables.items()}
    views = {name: [column["name"] for column in inspect(migrated).get_columns(name)] for name in OTHER_VIEWS}
    assert found == tables | OF_ARTICLES | views
    assert all(row["meaning"] for row in rows)


def test_every_table_has_a_meaning(rows: Rows) -> None:
    found = rows("SELECT table_name, meaning, empty_where FROM columns WHERE column_name IS NULL")
    assert {row["table_name"] for row in found} == {*ALL}
    assert all(row["meaning"] and row["empty_where"] is None for row in found)


def test_a_column_is_empty_where_it_is_stated(rows: Rows) -> None:
    found = rows("SELECT column_name, empty_where FROM columns WHERE table_name = 'articles'")
    empty = {row["column_name"]: row["empty_where"] for row in found}
    assert (empty["url"], empty["body"], empty["image"]) == (None, "not found", "not found")


def test_postgres_has_comments_of_tables_and_columns(postgres_engine: Engine) -> None:
    inspector = inspect(postgres_engine)
    rows = rows_of(postgres_engine, "SELECT table_name, column_name, meaning FROM columns")
    stated = {(row["table_name"], row["column_name"]): row["meaning"] for row in rows}
    for name in metadata.tables:
        assert inspector.get_table_comment(name)["text"] == stated[name, None]
        for column in inspector.get_columns(name):
            assert column["comment"] == stated[name, column["name"]]


def test_an_archive_of_before_gets_comments_by_the_migration(postgres_engine: Engine) -> None:
    with writing(postgres_engine) as connection:
        command.downgrade(alembic_config(connection), "0010")
    assert inspect(postgres_engine).get_table_comment("articles")["text"] is None
    assert {column["comment"] for column in inspect(postgres_engine).get_columns("articles")} == {None}
    with writing(postgres_engine) as connection:
        command.upgrade(alembic_config(connection), "head")
        command.check(alembic_config(connection))
    assert inspect(postgres_engine).get_table_comment("articles")["text"]
