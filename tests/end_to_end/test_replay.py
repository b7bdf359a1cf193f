"""The bundled pages, crawled by the very spiders, middlewares and pipelines of a live crawl."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from newsarchive.testing.fixtures import FIXTURES, cases
from tests.shared import shared


def _crawl(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsarchive", "crawl", *arguments, "--archive", f"sqlite:///{archive}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=archive.parent, check=False)


def _articles(archive: Path) -> set[str]:
    with closing(sqlite3.connect(archive)) as connection:
        return {url for (url,) in connection.execute("SELECT url FROM articles")}


def test_the_bundled_pages_are_crawled_and_a_second_run_adds_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    first = _crawl(archive, "--from", str(FIXTURES))
    assert first.returncode == 0, first.stderr
    # A crawl asks for an article's one address: a print view or an AMP copy that was saved alone is not asked for.
    expected = {
        case.expected["canonical_url"]
        for case in cases()
        if case.meta["kind"] == "article" and not re.search(r"/print/|\bamp\b", case.meta["url"])
    }
    assert _articles(archive) == expected
    assert f"{len(expected)} new article" in first.stdout
    assert "Look into the archive" in first.stdout
    assert "\x1b" not in first.stdout, "no colours in a pipe"
    assert first.stderr == "", "no bars in a pipe, and nothing to warn of"
    second = _crawl(archive, "--from", str(FIXTURES))
    assert second.returncode == 0, second.stderr
    assert f"Nothing new: {len(expected)} articles fetched again, none changed." in second.stdout


def test_616_of_616_real_articles_are_archived_and_found_unchanged(tmp_path: Path) -> None:
    pages = shared("pages")
    archive = tmp_path / "archive.db"
    first = _crawl(archive, "dainikamadershomoy", "--from", str(pages))
    assert first.returncode == 0, first.stderr
    stored = _articles(archive)
    manifest = (pages / "manifest.jsonl").read_text(encoding="utf-8")
    saved = set(re.findall(r'"url": "(https://www\.dainikamadershomoy\.com/post/\d+)"', manifest))
    assert len(saved) == 616
    assert stored == saved
    second = _crawl(archive, "dainikamadershomoy", "--from", str(pages))
    assert "Nothing new: 616 articles fetched again, none changed." in second.stdout
