import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text

from newsarchive.archive import ArchiveError, Outcome, Writer, migrate, open_archive
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import REVISION, articles
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
NOBODY = 65534


@contextmanager
def sqlite(url: str) -> Iterator[sqlite3.Connection]:
    """The file as another program opens it."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
        yield connection


def refusal(url: str, *, migrate: bool = True) -> str:
    with pytest.raises(ArchiveError) as refused:
        open_archive(url, migrate=migrate)
    return str(refused.value)


def test_a_fresh_archive_is_made(sqlite_url: str) -> None:
    engine = open_archive(sqlite_url)
    assert rows_of(engine, "SELECT version_num FROM alembic_version") == [{"version_num": REVISION}]
    engine.dispose()


def test_every_connection_is_prepared(sqlite_engine: Engine) -> None:
    for _ in range(2):
        with sqlite_engine.connect() as connection:
            pragmas = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
            found = [connection.execute(text(f"PRAGMA {pragma}")).scalar() for pragma in pragmas]
            connection.invalidate()
        assert found == ["wal", 2, 30_000, 1]


def test_migrate_returns_the_revisions_before_and_after(sqlite_url: str) -> None:
    assert migrate(sqlite_url) == (None, REVISION)
    assert migrate(sqlite_url) == (REVISION, REVISION)


def test_opening_without_migrating(sqlite_url: str) -> None:
    assert "there is no archive" in refusal(sqlite_url, migrate=False)
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()
    migrate(sqlite_url)
    open_archive(sqlite_url, migrate=False).dispose()
    with sqlite(sqlite_url) as other:
        other.execute("DELETE FROM alembic_version")
    assert refusal(sqlite_url, migrate=False).endswith("Run `newsarchive migrate`.")


def test_a_newer_schema_is_refused(sqlite_url: str) -> None:
    migrate(sqlite_url)
    with sqlite(sqlite_url) as other:
        other.execute("UPDATE alembic_version SET version_num = '0707'")
    message = f"was written by a newer newsarchive (schema 0707; this one knows up to {REVISION}). Update newsarchive"
    assert message in refusal(sqlite_url)
    assert message in refusal(sqlite_url, migrate=False)
    with pytest.raises(ArchiveError, match="newer newsarchive"):
        migrate(sqlite_url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("archive.db", "Write sqlite:///archive.db"),
        ("", "Write sqlite:///archive.db"),
        ("nosuch://host/name", "no such type of database"),
        ("sqlite://", "would be lost"),
        ("sqlite:///:memory:", "would be lost"),
        ("sqlite:////nowhere/archive.db", "there is no folder /nowhere"),
        ("sqlite:////proc/archive.db", "/proc/archive.db"),
        ("oracle://host/name", "An archive is SQLite or PostgreSQL"),
        ("postgresql+pg8000://host/name", "needs the Python package pg8000"),
        ("postgresql+nosuch://host/name", "no such type of database"),
        ("sqlite:///archive.db?timeout=x", "timeout=x is no number of seconds"),
        ("sqlite:///archive.db?timeout=-1", "is no number of seconds"),
        ("sqlite:///archive.db?timeout=nan", "is no number of seconds"),
        ("sqlite:///archive.db?timeout=1&timeout=2", "is no number of seconds"),
        ("sqlite:///archive.db?tmeout=5", "'tmeout' is no parameter of an archive. Known: timeout"),
        ("sqlite:///archive.db?mode=ro", "'mode' is no parameter"),
        ("sqlite:///file:archive.db?uri=true&mod=ro", "'mod' is no parameter"),
        ("sqlite:///a\0b.db", "contains NUL"),
        (f"sqlite:////tmp/{'n' * 300}.db", "File name too long"),
        (f"sqlite:////{'tmp/' * 2000}a.db", "File name too long"),
        ("sqlite:////dev/null", "is a device"),
        ("postgresql://host:port/name", "is not the URL of an archive"),
    ],
)
def test_a_url_of_no_archive_is_refused(url: str, message: str) -> None:
    assert message.casefold() in refusal(url).casefold()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert f"sqlite:///{tmp_path}/archive.db" in refusal(f"sqlite:///{tmp_path}")


def test_a_file_that_was_deleted_is_noticed_at_the_next_use(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = open_archive(sqlite_url)
    with writing(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    file.rename(file.with_suffix(".moved"))
    with pytest.raises(ArchiveError, match="was deleted or moved while it was in use"), writing(engine):
        pass
    assert not file.exists()
    file.with_suffix(".moved").rename(file)
    with writing(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()


def test_a_file_that_was_replaced_is_noticed(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = open_archive(sqlite_url)
    copy = file.with_suffix(".copy")
    copy.write_bytes(file.read_bytes())
    copy.replace(file)
    with pytest.raises(ArchiveError, match="was replaced by another file"), reading(engine):
        pass
    engine.dispose()


@pytest.mark.parametrize("content", [b"<html>" * 500, "খবর".encode() * 500, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_refused_and_unchanged(sqlite_url: str, content: bytes) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.write_bytes(content)
    assert f"{file} is not a database" in refusal(sqlite_url)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused(sqlite_url: str) -> None:
    with sqlite(sqlite_url) as other:
        other.execute("CREATE TABLE moz_places (id INTEGER)")
    assert "is a database of another program" in refusal(sqlite_url)


def test_a_damaged_archive_is_reported(sqlite_url: str) -> None:
    migrate(sqlite_url)
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert f"{file} is damaged" in refusal(sqlite_url)


@pytest.fixture
def open_folder(sqlite_url: str) -> Iterator[Path]:
    """A folder that everybody may read and nobody may write, outside pytest's own, which other users may not enter."""
    migrate(sqlite_url)  # modules that are imported late are imported while they are readable
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        yield Path(folder)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Run a test as nobody if the tests run as root, who may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)


def test_a_folder_that_may_not_be_written_is_refused(open_folder: Path, unprivileged: None) -> None:
    assert "may not be written by this user" in refusal(f"sqlite:///{open_folder}/archive.db")


def test_a_locked_archive_is_reported(sqlite_url: str) -> None:
    migrate(sqlite_url)
    engine = open_archive(f"{sqlite_url}?timeout=0.05")
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    with sqlite(sqlite_url) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match=r"archive\.db is locked by another program\."):
            writer.write(run, [captured(article(1))], now=NOW)
        other.execute("ROLLBACK")
    assert writer.write(run, [captured(article(1))], now=NOW) == [Outcome.NEW]
    engine.dispose()


def test_a_full_disk_is_reported_and_nothing_is_written_in_part(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(1))], now=NOW)
    _limit(sqlite_engine, lambda pages: pages + 5)
    batch = [captured(article(number, body=f"{number} " + "কথা " * 2000)) for number in range(50)]
    with pytest.raises(ArchiveError, match=r"the disk is full: .*archive\.db could not grow\. .* Free some space"):
        writer.write(run, batch, now=NOW)
    counted = "SELECT (SELECT count(*) FROM captures) AS captures, (SELECT count(*) FROM articles) AS articles"
    assert rows_of(sqlite_engine, counted) == [{"captures": 1, "articles": 1}]
    _limit(sqlite_engine, lambda _: 1_000_000)
    assert writer.write(run, batch, now=NOW).count(Outcome.NEW) == 49


def _limit(engine: Engine, pages: Callable[[int], int]) -> None:
    with engine.connect() as connection:
        size = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages(size)}"))


def test_reading_is_possible_while_a_batch_is_written(sqlite_url: str) -> None:
    engine = open_archive(f"{sqlite_url}?timeout=0.05")
    Writer(engine, extractor="0").start_run(OUTLET, **RUN)
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM crawl_runs"))
        assert len(rows_of(engine, "SELECT id FROM crawl_runs")) == 1
        with sqlite(sqlite_url) as other:
            assert other.execute("SELECT count(*) FROM crawl_runs").fetchone() == (1,)
    assert rows_of(engine, "SELECT id FROM crawl_runs") == []
    engine.dispose()


OPEN = "import sys; from newsarchive.archive import *; open_archive(sys.argv[1]).dispose()"


def _open_at_once(url: str) -> None:
    command = [sys.executable, "-c", OPEN, url]
    opening = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(3)]
    errors = [process.communicate()[1] for process in opening]
    assert [process.returncode for process in opening] == [0] * 3, errors


@pytest.mark.slow
def test_several_may_open_a_fresh_archive_at_once(sqlite_url: str) -> None:
    _open_at_once(sqlite_url)


def test_several_may_open_a_fresh_archive_on_postgresql_at_once(postgres_url: str) -> None:
    _open_at_once(postgres_url)


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    with reading(engine) as connection:
        count = select(func.count()).select_from(articles)
        assert connection.scalar(count) == 0
        writer.write(run, [captured(article(1))], now=NOW)
        assert connection.scalar(count) == 0
    with reading(engine) as connection:
        assert connection.scalar(count) == 1
