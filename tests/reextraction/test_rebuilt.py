"""An archive that is built again from the captures of a crawl has the rows of the crawl."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from newsarchive.archive import open_archive
from newsarchive.outlets import Listing, Outlet
from newsarchive.reextraction.replay import Replay
from tests.end_to_end import site

CRAWL = Path(site.__file__).with_name("crawl_site.py")
NUMBERS = {"id", "run_id", "article_id", "capture_id", "first_capture_id", "first_run_id", "ticker_id"}
# The order of rows is that of writing, and numbers of rows follow it.
TABLES = (
    "captures",
    "articles",
    "article_versions",
    "article_sightings",
    "listed_addresses",
    "ticker_headlines",
    "tickers",
)


def rows(archive: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name not in NUMBERS]
        kept = " WHERE warc_file IS NOT NULL" if table == "captures" else ""
        query = f"SELECT {', '.join(columns)} FROM {table}{kept}"  # noqa: S608  all names are those of TABLES and of the schema
        return sorted(connection.execute(query), key=str)


@pytest.mark.end_to_end
@pytest.mark.slow
def test_a_fresh_archive_from_the_captures_has_identical_rows(tmp_path: Path) -> None:
    archive, rebuilt = tmp_path / "archive.db", tmp_path / "rebuilt.db"
    with site.running_site() as (port, _):
        command = [sys.executable, str(CRAWL), str(port), f"sqlite:///{archive}"]
        for _ in range(2):
            subprocess.run(command, capture_output=True, timeout=120, cwd=tmp_path, check=True)
    outlet = Outlet(
        key="testsite",
        name_bn="পরীক্ষা",
        name_en="Test Site",
        domains=(f"127.0.0.1:{port}",),
        timezone="Asia/Dhaka",
        sources=(Listing("/"),),
        articles={r"/(?:district/[\w-]+/)?details/(?P<id>\d+)": "/details/{id}"},
        layouts=("deshchitro",),
        scheme="http",
    )
    captures = tmp_path / "archive.captures"
    found = Replay(open_archive(f"sqlite:///{rebuilt}"), captures, captures, [outlet]).run()
    assert found.damaged == []
    for table in TABLES:
        assert rows(rebuilt, table) == rows(archive, table), table
    assert len(rows(archive, "articles")) == 9
