"""Copies between both databases: every row of every table, in any order of interruptions."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, func, insert, make_url, select, text, update

from newsarchive.archive import ArchiveError, Writer, claim, copying, kind_of, open_archive, table_rows
from newsarchive.archive.connect import writing
from newsarchive.archive.copying import Advance, Copied, NotEmptyError, copy_archive
from newsarchive.archive.schema import articles, metadata, outlets
from newsarchive.archive.search import Hits, check, search
from tests.archive.pages import NOW, OUTLET, RUN, captured
from tests.archive.search.made import made
from tests.archive.search.test_search import generated
from tests.archive.whole import fill_whole

Tables = dict[str, list[tuple[Any, ...]]]


class KilledError(Exception):
    """What ends a copy in these tests."""


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "CHUNK", 7)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("filled") / "archive.db"
    engine = open_archive(f"sqlite:///{file}")
    fill_whole(engine)
    engine.dispose()
    return file


@pytest.fixture
def source(filled: Path, tmp_path: Path) -> Iterator[Engine]:
    shutil.copy(filled, tmp_path / "archive.db")
    engine = open_archive(f"sqlite:///{tmp_path / 'archive.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def target_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('tmp_path') / 'copy.db'}"
    return str(request.getfixturevalue("postgres_url"))


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def tables_of(url: str) -> Tables:
    """All rows as Python has them."""
    engine = open_archive(url, migrate=False)
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return found


def copied(source: str, target: str, rows: float = float("inf")) -> tuple[Copied, bool]:
    """Copy until so many rows are done; return what was copied, and whether an unfinished copy was continued."""
    continued = []
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        if done >= rows:
            raise KilledError

    def begun(_: int, is_continued: bool) -> Advance:
        continued.append(is_continued)
        return advance

    result = copy_archive(source, target, begun)
    return result, continued[0]


def test_a_copy_and_its_copy_have_the_same_rows_in_all_tables(source: Engine, target_url: str, tmp_path: Path) -> None:
    first = tables_of(url_of(source))
    assert all(first.values()), "a table without rows shows nothing"
    copied(url_of(source), target_url)
    assert tables_of(target_url) == first
    back = f"sqlite:///{tmp_path / 'back.db'}"
    result, _ = copied(target_url, back)
    assert tables_of(back) == first
    assert result.rows == sum(map(len, first.values()))


@pytest.mark.slow
def test_a_copy_between_databases_of_postgresql(postgres_server: str, postgres_url: str, source: Engine) -> None:
    copied(url_of(source), postgres_url)
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE newsarchive_second_copy"))
        other = make_url(postgres_server).set(database="newsarchive_second_copy").render_as_string(hide_password=False)
        copied(postgres_url, other)
        assert tables_of(other) == tables_of(url_of(source))
        connection.execute(text("DROP DATABASE newsarchive_second_copy"))
    server.dispose()


def comparable(found: Hits) -> tuple[Any, ...]:
    """What two archives must answer alike: the order of articles of the same minute is that in which their index was written."""
    hits = sorted((replace(hit, key=0) for hit in found.hits), key=lambda hit: hit.id)
    return [hit.published_at for hit in found.hits], hits, found.notes, found.suggestions


def test_a_copy_answers_the_same_queries_alike(source: Engine, target_url: str) -> None:
    copied(url_of(source), target_url)
    target = open_archive(target_url, migrate=False)
    assert check(target).faults == []
    chance = random.Random(14)
    found = 0
    for _ in range(100):
        query = generated(chance)
        one, two = (search(engine, query, limit=100) for engine in (source, target))
        assert comparable(one) == comparable(two), query
        found += bool(one.hits)
    target.dispose()
    assert found > 20


def test_a_copy_takes_new_articles(source: Engine, target_url: str) -> None:
    copied(url_of(source), target_url)
    target = open_archive(target_url)
    assert kind_of(target) == "made_up"
    writer = Writer(target, extractor="0")
    run = writer.start_run(OUTLET, **RUN, kind="made_up")
    writer.write(run, [captured(made(number)) for number in range(2000, 2010)], now=NOW)
    with target.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(articles)) == 52
    assert check(target).faults == []
    target.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.001, 0.2, 0.45, 0.5, 0.99])
def test_a_copy_that_was_interrupted_goes_on(source: Engine, target_url: str, share: float) -> None:
    rows = sum(map(len, tables_of(url_of(source)).values()))
    with pytest.raises(KilledError):
        copied(url_of(source), target_url, 2 * rows * share)
    with pytest.raises(ArchiveError, match=r"is an unfinished copy of .*archive.db. Run `newsarchive copy`"):
        open_archive(target_url)
    _, is_continued = copied(url_of(source), target_url)
    assert is_continued
    assert tables_of(target_url) == tables_of(url_of(source))


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.4, 0.9])
def test_what_a_crawl_changes_between_is_copied_too(source: Engine, target_url: str, share: float) -> None:
    rows = sum(map(len, tables_of(url_of(source)).values()))
    with pytest.raises(KilledError):
        copied(url_of(source), target_url, 2 * rows * share)
    fill_whole(source, 60)  # all articles are seen again, and there are new ones
    copied(url_of(source), target_url)
    assert tables_of(target_url) == tables_of(url_of(source))


def test_what_is_kept_is_not_written_again(source: Engine, target_url: str) -> None:
    rows = sum(map(len, tables_of(url_of(source)).values()))
    with pytest.raises(KilledError):
        copied(url_of(source), target_url, rows)
    with writing(source) as connection:  # rows that are behind what was copied, and rows before it
        connection.execute(update(articles).where(articles.c.id == 40).values(section="নতুন"))
    written = []

    def log(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO") and "search" not in statement:
            written.append(statement.split()[2].strip('"'))

    event.listen(Engine, "before_cursor_execute", log)
    try:
        copied(url_of(source), target_url)
    finally:
        event.remove(Engine, "before_cursor_execute", log)
    assert "articles" in written
    assert not {"archive_info", "outlets", "crawl_runs", "captures"} & set(written)
    assert tables_of(target_url) == tables_of(url_of(source))


def test_a_crawl_during_the_copy_changes_nothing_in_it(source: Engine, target_url: str) -> None:
    before = tables_of(url_of(source))
    done: list[int] = []

    def advance(count: int) -> None:
        if not done:
            fill_whole(source, 60)
        done.append(count)

    copy_archive(url_of(source), target_url, lambda *_: advance)
    assert tables_of(target_url) == before
    assert tables_of(url_of(source)) != before


def test_an_archive_that_is_not_empty_is_refused(source: Engine, target_url: str) -> None:
    other = open_archive(target_url)
    claim(other, "real")
    other.dispose()
    with pytest.raises(NotEmptyError, match="holds an archive already"):
        copied(url_of(source), target_url)
    with pytest.raises(NotEmptyError, match="into itself"):
        copied(url_of(source), url_of(source))


def test_the_unfinished_copy_of_another_archive_is_refused(source: Engine, target_url: str, tmp_path: Path) -> None:
    with pytest.raises(KilledError):
        copied(url_of(source), target_url, 50)
    other = f"sqlite:///{tmp_path / 'other.db'}"
    open_archive(other).dispose()
    with pytest.raises(NotEmptyError, match="is an unfinished copy of"):
        copied(other, target_url)
    with pytest.raises(ArchiveError, match="is an unfinished copy of"):
        copied(target_url, other)


def test_a_finished_copy_is_not_written_by_another_process(source: Engine, target_url: str) -> None:
    """Of two processes that copy, one ends first, and a crawl may write then: the other stops."""

    def finish(_: int) -> None:
        if not finished:
            finished.append(True)
            copied(url_of(source), target_url)

    finished: list[bool] = []
    with pytest.raises(ArchiveError, match="was finished or deleted by another process"):
        copy_archive(url_of(source), target_url, lambda *_: finish)
    assert tables_of(target_url) == tables_of(url_of(source))


def test_rows_that_differ_at_the_end_are_reported(
    source: Engine, target_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rebuild_and_change(engine: Engine) -> int:
        with writing(engine) as connection:
            connection.execute(update(articles).where(articles.c.id == 3).values(headline="অন্য"))
        return 0

    monkeypatch.setattr(copying, "rebuild", rebuild_and_change)
    with pytest.raises(ArchiveError, match="the 42 rows of articles are not the 42 of the origin"):
        copied(url_of(source), target_url)
    monkeypatch.undo()
    copied(url_of(source), target_url)
    assert tables_of(target_url) == tables_of(url_of(source))


def test_an_old_archive_is_not_migrated_by_a_copy(source: Engine, target_url: str) -> None:
    with writing(source) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    with pytest.raises(ArchiveError, match=r"has schema 0004, .*Run `newsarchive migrate`"):
        copied(url_of(source), target_url)


def test_text_keys_are_copied_in_every_order_of_letters(source: Engine, target_url: str) -> None:
    keys = ["a", "B", "ab", "A", "é", "ক", "-", "_", "z", "Z1", "z-1", "10", "9"]
    with writing(source) as connection:
        row = {"name_bn": "ক", "name_en": "k", "domains": [], "timezone": "Asia/Dhaka"}
        connection.execute(insert(outlets), [{"key": key, **row} for key in keys])
    copied(url_of(source), target_url)
    assert tables_of(target_url) == tables_of(url_of(source))
