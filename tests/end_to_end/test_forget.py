"""A forgotten article is not requested again by a crawl, and that is no failure of the run."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.testing.fixtures import FIXTURES

pytestmark = [pytest.mark.end_to_end, pytest.mark.slow]


def _run(archive: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "newsarchive", *arguments, "--archive", f"sqlite:///{archive}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=archive.parent, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_crawl_keeps_a_forgotten_article_out(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    crawl = ("crawl", "prothomalo", "--from", str(FIXTURES))
    _run(archive, *crawl)
    with closing(sqlite3.connect(archive)) as connection:
        (url,) = connection.execute("SELECT url FROM articles ORDER BY id LIMIT 1").fetchone()
    _run(archive, "forget", url, "--because", "a test", "--yes")
    assert "forgotten 1" in _run(archive, *crawl)
    with closing(sqlite3.connect(archive)) as connection:
        assert (url,) not in connection.execute("SELECT url FROM articles").fetchall()
        found = connection.execute(
            "SELECT status, reason, digest FROM captures WHERE url = ? ORDER BY id", (url,)
        ).fetchall()
    assert found == [(200, "forgotten", None), (None, "forgotten", None)], "it was not requested"
