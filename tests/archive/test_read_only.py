"""What is opened to be read cannot be written, by whatever statement."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text

from newsarchive.archive import ArchiveError, Writer, open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.queries import article_of_id
from tests.archive.pages import NOW, article, captured

STATEMENTS = (
    "DELETE FROM related_links",
    "UPDATE articles SET headline = 'x'",
    "CREATE TABLE other (id integer)",
    "DROP TABLE articles",
)


Begin = Callable[[Engine], AbstractContextManager[Connection]]


def execute(engine: Engine, begin: Begin, statement: str) -> None:
    with begin(engine) as connection:
        connection.execute(text(statement))
        connection.commit()


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("begin", [reading, writing])
def test_no_statement_writes(engine: Engine, writer: Writer, run: int, begin: Begin, statement: str) -> None:
    writer.write(run, [captured(article(1))], now=NOW)
    opened = open_archive(engine.url.render_as_string(hide_password=False), read_only=True)
    with pytest.raises(ArchiveError):
        execute(opened, begin, statement)
    found = article_of_id(opened, 1)
    assert found is not None
    assert found.present.content["headline"] == "নদীর পানি বেড়েছে 1"
    opened.dispose()


def test_what_is_written_meanwhile_is_read(engine: Engine, writer: Writer, run: int) -> None:
    opened = open_archive(engine.url.render_as_string(hide_password=False), read_only=True)
    assert article_of_id(opened, 1) is None
    writer.write(run, [captured(article(1))], now=NOW)
    assert article_of_id(opened, 1) is not None
    opened.dispose()


def test_nothing_is_created_or_migrated(sqlite_url: str) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        open_archive(sqlite_url, read_only=True)
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()


def test_a_file_name_with_signs_of_an_address_is_a_file_name(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/নদী %41 #1.db"
    open_archive(url).dispose()
    open_archive(url, read_only=True).dispose()
