"""A back-fill reads a listing when no article waits, requests what the archive lacks, and ends where the one before was interrupted."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.sources_site import running_sources

pytestmark = pytest.mark.end_to_end
DAYS = ("2026-08-01", "2026-08-03")
NEWEST_FIRST = [
    "/day-2026-08-03.xml",
    "/story/33",
    "/day-2026-08-02.xml",
    "/story/32",
    "/day-2026-08-01.xml",
    "/story/31",
]
LISTINGS = NEWEST_FIRST[::2]


@pytest.fixture
def site() -> Iterator[tuple[int, list[str]]]:
    with running_sources() as served:
        yield served


def _start(port: int, folder: Path, *most: str) -> subprocess.Popen[str]:
    program = str(Path(__file__).with_name("crawl_sources.py"))
    command = [sys.executable, program, str(port), f"sqlite:///{folder / 'archive.db'}", "articles", *DAYS, *most]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder)


def _fill(port: int, folder: Path, *most: str) -> dict[str, Any]:
    out, _ = _start(port, folder, *most).communicate(timeout=120)
    (result,) = json.loads(out)
    found: dict[str, Any] = result
    return found


def _pages(asked: list[str]) -> list[str]:
    return [path for path in asked if path != "/robots.txt"]


def test_the_next_listing_is_read_when_no_article_waits(site: tuple[int, list[str]], tmp_path: Path) -> None:
    port, asked = site
    assert _fill(port, tmp_path)["counts"]["new"] == 3
    # A listing is requested while the last article is still under way.
    assert sorted(_pages(asked)) == sorted(NEWEST_FIRST)
    assert [path for path in asked if path in LISTINGS] == LISTINGS
    assert asked.index("/story/33") < asked.index("/day-2026-08-01.xml")


def test_a_second_back_fill_requests_no_article_again(site: tuple[int, list[str]], tmp_path: Path) -> None:
    port, asked = site
    _fill(port, tmp_path)
    asked.clear()
    again = _fill(port, tmp_path)
    assert _pages(asked) == LISTINGS
    assert again["outcome"] == "finished"
    assert again["failures"] == {}


def test_beyond_the_limit_nothing_is_lost(site: tuple[int, list[str]], tmp_path: Path) -> None:
    port, asked = site
    first = _fill(port, tmp_path, "1")
    assert first["counts"]["new"] == 1
    assert first["failures"] == {"over_limit": 2}  # an article and the listing that was not read
    (warning,) = first["warnings"]
    assert (
        warning == "more than 1 articles were found; the others were not requested (over_limit): run the command again"
    )
    for _ in range(2):
        _fill(port, tmp_path, "1")
    stories = [path for path in asked if path.startswith("/story/")]
    assert sorted(stories) == ["/story/31", "/story/32", "/story/33"]


def test_a_killed_back_fill_is_whole_after_the_next(site: tuple[int, list[str]], tmp_path: Path) -> None:
    port, _ = site
    process = _start(port, tmp_path)
    archive = tmp_path / "archive.db"
    while process.poll() is None and not _stored(archive):
        pass
    process.kill()
    process.communicate()
    assert _fill(port, tmp_path)["outcome"] == "finished"
    assert sorted(_stored(archive)) == ["/story/31", "/story/32", "/story/33"]


def _stored(archive: Path) -> list[str]:
    if not archive.exists():
        return []
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
        try:
            rows = connection.execute("SELECT url FROM articles").fetchall()
        except sqlite3.OperationalError:  # the schema is just being made
            return []
    return [f"/story/{url.rpartition('/')[2]}" for (url,) in rows]
