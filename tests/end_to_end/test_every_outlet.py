"""Every outlet of the registry, from its own sources to stored articles."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.outlets import Outlet
from newsarchive.outlets.registry import outlets
from newsarchive.outlets.sources import Source
from tests.end_to_end.outlet_sites import article_address, listed_articles, save

SOURCES = [
    (outlet, source) for outlet in outlets().values() for source in outlet.sources if not source.responses_are_articles
]


@pytest.mark.parametrize(("outlet", "source"), SOURCES, ids=lambda value: getattr(value, "key", None) or str(value))
def test_each_source_lists_an_article_of_its_outlet(outlet: Outlet, source: Source) -> None:
    article = article_address(outlet)
    assert listed_articles(outlet, source, article) == {article}


def test_every_outlet_is_crawled_from_its_sources_to_a_stored_article(tmp_path: Path) -> None:
    known = outlets()
    articles = save(tmp_path, list(known.values()))
    archive = tmp_path / "archive.db"
    command = [
        sys.executable,
        "-m",
        "newsarchive",
        "crawl",
        "--from",
        str(tmp_path),
        "--archive",
        f"sqlite:///{archive}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with closing(sqlite3.connect(archive)) as connection:
        stored = dict(connection.execute("SELECT outlet, url FROM articles"))
        bodies = dict(connection.execute("SELECT outlet, headline FROM articles"))
    assert stored == articles
    assert all(bodies.values())
    assert "saved articles that no source" not in done.stdout, "a source led to each"
    assert f"{len(articles)} new article" in done.stdout, (
        "no batch goes uncounted, however many outlets take turns to write"
    )
