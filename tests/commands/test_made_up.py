"""Made-up articles, those of fixtures, never share an archive with real ones."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.crawling.saved_pages import ReplayError, kind_of_pages
from newsarchive.testing.fixtures import FIXTURES

pytestmark = pytest.mark.slow

MADE_UP = FIXTURES / "deshchitro"
PAGE = MADE_UP / "ticker-and-related" / "page.html"


def crawl(saved: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", "crawl", "deshchitro", "--from", str(saved), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder, check=False)


def kind(folder: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        return connection.execute("SELECT value FROM archive_info WHERE name = 'kind'").fetchall()


def runs(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        count: int = connection.execute("SELECT count(*) FROM crawl_runs").fetchone()[0]
        return count


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A folder of saved pages of a site."""
    folder = tmp_path / "saved"
    return manifest(folder, {})


def manifest(folder: Path, *stated: dict[str, object]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "1.html").write_bytes(PAGE.read_bytes())
    lines = (
        {"file": "1.html", "url": f"https://deshchitro.com/details/5461{number}", **each}
        for number, each in enumerate(stated)
    )
    (folder / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


def test_a_replay_of_fixtures_makes_an_archive_of_made_up_articles_and_states_it(tmp_path: Path) -> None:
    done = crawl(MADE_UP, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "The articles of this archive are made up" in done.stdout
    assert kind(tmp_path) == [("made_up",)]
    again = crawl(MADE_UP, tmp_path)
    assert again.returncode == 0, again.stderr


def test_real_pages_into_an_archive_of_made_up_ones_are_refused(tmp_path: Path, real: Path) -> None:
    crawl(MADE_UP, tmp_path)
    done = crawl(real, tmp_path)
    assert done.returncode == 2
    assert "archive.db holds made-up articles, and these are real. Use another --archive" in done.stderr
    assert "Traceback" not in done.stderr
    assert runs(tmp_path) == 1


def test_made_up_pages_into_an_archive_of_real_ones_are_refused(tmp_path: Path, real: Path) -> None:
    first = crawl(real, tmp_path)
    assert "made up" not in first.stdout
    assert kind(tmp_path) == [("real",)]
    done = crawl(MADE_UP, tmp_path)
    assert done.returncode == 2
    assert (
        "archive.db holds real articles, and these saved pages are made up. Use another --archive, such as sqlite:///demo.db."
        in done.stderr
    )
    assert runs(tmp_path) == 1


def test_a_crawl_of_the_network_into_an_archive_of_made_up_articles_is_refused_before_any_request(
    tmp_path: Path,
) -> None:
    crawl(MADE_UP, tmp_path)
    command = [sys.executable, "-m", "newsarchive", "crawl", "deshchitro"]
    contact = {**os.environ, "NEWSARCHIVE_CONTACT": "mailto:test@example.org"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path, check=False, env=contact)
    assert done.returncode == 2
    assert "archive.db holds made-up articles" in done.stderr
    assert runs(tmp_path) == 1


def test_status_prints_which_articles_an_archive_holds(tmp_path: Path) -> None:
    crawl(MADE_UP, tmp_path)
    command = [sys.executable, "-m", "newsarchive", "status"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path, check=False)
    assert "The articles of this archive are made up" in done.stdout


@pytest.mark.parametrize(
    ("stated", "expected"),
    [([{}], "real"), ([{}, {"made_up": False}], "real"), ([{"made_up": True}, {"made_up": True}], "made_up")],
)
def test_a_manifest_states_whether_its_pages_are_made_up(
    tmp_path: Path, stated: list[dict[str, object]], expected: str
) -> None:
    assert kind_of_pages(manifest(tmp_path, *stated)) == expected


def test_a_folder_with_both_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="on some lines and not on others"):
        kind_of_pages(manifest(tmp_path, {"made_up": True}, {}))


def test_the_network_is_real_and_fixtures_are_made_up() -> None:
    assert kind_of_pages(None) == "real"
    assert kind_of_pages(FIXTURES) == "made_up"
