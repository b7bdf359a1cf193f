"""A crawl that is stopped, kindly or not, loses nothing that was written and repeats nothing."""

import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.saved_site import save

ARTICLES = 300
# A batch is 50 pages: the crawl is in its middle when the first is written.
STORED = [0, 90, 115, 199]  # articles of which the batches are in the archive when the crawl is killed


def _start(folder: Path, archive: Path, *program: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        *(program or ("-m", "newsarchive")),
        "crawl",
        "deshchitro",
        "--from",
        str(folder),
        "--archive",
        f"sqlite:///{archive}",
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=archive.parent)


def _stored(archive: Path) -> list[str]:
    if not archive.exists():
        return []
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
        try:
            return [url for (url,) in connection.execute("SELECT url FROM articles")]
        except sqlite3.OperationalError:  # the schema is just being made
            return []


def _wait_for(archive: Path, articles: int, process: subprocess.Popen[str]) -> None:
    """Wait until so many articles are written, watching the archive from outside as a reader would."""
    deadline = time.monotonic() + 60
    while len(_stored(archive)) < articles and process.poll() is None:
        assert time.monotonic() < deadline, "the crawl writes nothing"


def _finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    return process.returncode, out


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("saved"), ARTICLES)


@pytest.mark.parametrize("stored", STORED)
def test_a_killed_crawl_run_again_has_every_article_once(saved: Path, tmp_path: Path, stored: int) -> None:
    archive = tmp_path / "archive.db"
    process = _start(saved, archive)
    _wait_for(archive, stored, process)
    process.kill()
    process.communicate()
    code, out = _finish(_start(saved, archive))
    assert code == 0, out
    found = _stored(archive)
    assert len(found) == len(set(found)) == ARTICLES
    with closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("SELECT count(*) FROM article_versions").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {outcome for (outcome,) in connection.execute("SELECT outcome FROM crawl_runs")} <= {
            "abandoned",
            "finished",
        }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_one_signal_ends_the_run_cleanly_with_its_batches_written(
    saved: Path, tmp_path: Path, number: signal.Signals
) -> None:
    archive = tmp_path / "archive.db"
    process = _start(saved, archive)
    _wait_for(archive, 1, process)
    process.send_signal(number)
    code, out = _finish(process)
    assert code == 1
    assert "interrupted" in out
    with closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("SELECT outcome FROM crawl_runs").fetchall() == [("interrupted",)]
        captured = connection.execute("SELECT count(*) FROM captures WHERE kind = 'article'").fetchone()[0]
    assert 0 < len(_stored(archive)) == captured < ARTICLES


def _delete(archive: Path, _: int) -> None:
    for file in archive.parent.glob(f"{archive.name}*"):
        file.unlink()


def _allow_no_growth(_: Path, process: int) -> None:
    """Let each write of the process beyond 8 KB fail, as on a disk that is full."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (8192, 8192))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(_delete, "was deleted or moved while it was in use"), (_allow_no_growth, "the disk failed under")],
)
def test_an_archive_that_is_lost_in_mid_run_is_a_sentence(
    saved: Path, tmp_path: Path, fault: Callable[[Path, int], None], sentence: str
) -> None:
    archive = tmp_path / "archive.db"
    process = _start(saved, archive)
    _wait_for(archive, 1, process)
    fault(archive, process.pid)
    code, out = _finish(process)
    assert code == 1
    assert f"deshchitro: {archive} {sentence}" in out or f"deshchitro: {sentence} {archive}" in out


# After the first batch SQLite refuses to write, as on a file system that has become read-only.
READ_ONLY = """
from sqlalchemy import Engine, event
from newsarchive.archive import Writer
write = Writer.write

def write_once(writer, run, pages, now):
    outcomes = write(writer, run, pages, now=now)
    event.listen(Engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA query_only = ON"))
    return outcomes

Writer.write = write_once
from newsarchive.commands import main
main()
"""


def test_a_file_system_that_becomes_read_only_in_mid_run_is_a_sentence(saved: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    code, out = _finish(_start(saved, archive, "-c", READ_ONLY))
    assert code == 1
    assert f"deshchitro: {archive} cannot be written" in out
    assert 0 < len(_stored(archive)) < ARTICLES
