"""Every response of a crawl over real sockets is in WARC files, byte for byte as the site sent it, and each row names its record."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures import StoredResponse, file_of, read_at
from tests.captures.agreement import agreement
from tests.end_to_end.capture_site import CHALLENGE, NUMBERS, Sent, capture_site

HERE = Path(__file__).parent
ARTICLES = 40  # of a crawl that is killed
KILLS = int(os.environ.get("NEWSARCHIVE_KILLS", "6"))
# A batch is 7 pages: some kills are before the first, some in the middle of one, some after the last request.
LAST_REQUEST = ARTICLES + len(NUMBERS) + 7
MOMENTS = [
    1,
    4,
    *sorted(random.Random(13).sample(range(8, LAST_REQUEST), KILLS - 3)),
    LAST_REQUEST,
]


def _command(port: int, archive: Path, *options: str) -> list[str]:
    return [sys.executable, str(HERE / "crawl_captures.py"), str(port), f"sqlite:///{archive}", *options]


def _crawl(port: int, archive: Path, *options: str) -> dict[str, Any]:
    done = subprocess.run(_command(port, archive, *options), capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results[0]


def _rows(archive: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(query, values).fetchall()


@dataclass
class Crawled:
    """Two crawls of the site: what it sent in each, their results, the archive and the folder of its captures."""

    port: int
    first: Sent
    sent: Sent
    results: list[dict[str, Any]]
    archive: Path
    captures: Path

    def responses(self, path: str, run: int = 1) -> list[tuple[str, StoredResponse]]:
        """Return kind and record of the rows of a path, in the order of their fetches."""
        query = "SELECT kind, warc_file, record_offset FROM captures WHERE run_id = ? AND url = ? ORDER BY fetched_at"
        found = _rows(self.archive, query, run, f"http://127.0.0.1:{self.port}{path}")
        return [(kind, read_at(file_of(self.captures, name), at)) for kind, name, at in found]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    archive = tmp_path_factory.mktemp("captured") / "archive.db"
    with capture_site() as (port, sent):
        results = [_crawl(port, archive)]
        first = Sent({path: list(bodies) for path, bodies in sent.bodies.items()})
        results.append(_crawl(port, archive))
    return Crawled(port, first, sent, results, archive, archive.with_suffix(".captures"))


def test_every_response_is_a_record_and_a_row_with_the_bytes_that_the_site_sent(crawled: Crawled) -> None:
    for path, bodies in crawled.first.bodies.items():
        assert [record.coded_body for _, record in crawled.responses(path)] == bodies, path
    found = agreement(crawled.archive, crawled.captures)
    assert found.faults == []
    assert found.without_row == set()
    assert len(found.of_rows) == sum(map(len, crawled.sent.bodies.values()))


@pytest.mark.parametrize(
    ("path", "kinds", "statuses"),
    [
        ("/robots.txt", ["robots"], [200]),
        ("/rss.xml", ["listing"], [200]),
        ("/", ["listing"], [200]),
        ("/details/5", ["redirect"], [301]),
        ("/district/bogura/details/5", ["article"], [200]),
        ("/details/6", ["article"], [404]),
        ("/details/7", ["retried", "article"], [503, 200]),
        ("/details/8", ["article"], [403]),
    ],
)
def test_a_response_has_the_kind_of_what_became_of_it(
    crawled: Crawled, path: str, kinds: list[str], statuses: list[int]
) -> None:
    found = crawled.responses(path)
    assert [kind for kind, _ in found] == kinds
    assert [record.status for _, record in found] == statuses


def test_content_codings_are_kept_and_headers_are_those_of_the_site(crawled: Crawled) -> None:
    (_, compressed), (_, listing) = crawled.responses("/details/2")[0], crawled.responses("/")[0]
    assert compressed.header("Content-Encoding") == "br"
    assert "গ্রামের খবর নম্বর 2" in compressed.body.decode()
    assert listing.header("Content-Encoding") == "gzip"
    (_, plain) = crawled.responses("/details/3")[0]
    assert plain.header("ETag") == '"3"'
    assert plain.header("Content-Length") == str(len(plain.body))


def test_rows_have_reason_target_source_and_the_digest_of_failures(crawled: Crawled) -> None:
    query = """SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), kind, reason, redirects_to, source, size FROM captures
    WHERE run_id = 1 AND (kind IN ('robots', 'redirect', 'retried') OR reason IS NOT NULL) ORDER BY url, fetched_at"""
    assert _rows(crawled.archive, query) == [
        ("5", "redirect", None, "/district/bogura/details/5", "listing /", 5),
        ("6", "article", "not_found", None, "listing /", 12),
        ("7", "retried", "server_error", None, "listing /", 4),
        ("8", "article", "blocked", None, "listing /", len(CHALLENGE)),
        ("robots.txt", "robots", None, None, None, 33),
    ]
    sources = _rows(crawled.archive, "SELECT DISTINCT source FROM captures WHERE run_id = 1 AND url LIKE '%details/3'")
    assert sources == [("feed /rss.xml",)]


def test_rows_have_what_the_publisher_asks(crawled: Crawled) -> None:
    asked = """SELECT replace(url, rtrim(url, replace(url, '/', '')), ''), kind, robots FROM captures
    WHERE robots IS NOT NULL AND run_id = 1 ORDER BY url"""
    assert _rows(crawled.archive, asked) == [
        ("3", "article", "nosnippet, googlebot: noarchive"),
        ("7", "retried", "noindex"),
    ]


def test_neither_robots_nor_redirects_nor_repeated_errors_are_counted(crawled: Crawled) -> None:
    counts = crawled.results[0]["counts"]
    assert (counts["new"], counts["listing"], counts["failed"], counts["asked"]) == (6, 2, 2, 10)
    assert crawled.results[0]["failures"] == {"not_found": 1, "blocked": 1}


def test_what_the_second_run_receives_again_is_a_revisit(crawled: Crawled) -> None:
    again = {path: crawled.responses(path, run=2)[0][1] for path in ("/", "/details/2", "/details/6")}
    assert {path: record.is_revisit for path, record in again.items()} == dict.fromkeys(again, True)
    assert {record.coded_body for record in again.values()} == {b""}
    assert again["/details/2"].header("Content-Encoding") == "br"
    assert crawled.results[1]["counts"]["unchanged"] == 6


def test_the_metadata_states_what_the_source_stated(crawled: Crawled) -> None:
    texts: dict[str, str] = {}
    for path in sorted(crawled.captures.rglob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                text = record.raw_stream.read()
                if record.rec_type == "metadata":
                    texts.setdefault(record.rec_headers.get_header("WARC-Target-URI").rpartition("/")[2], text.decode())
                if record.rec_type == "warcinfo":
                    assert b"operator: mailto:desk@example.org\r\n" in text
                    assert b"robots: obey\r\n" in text
    assert texts["3"] == (
        "via: feed /rss.xml\r\noutlet: testsite\r\nkind: article\r\nsource-kind: feed\r\ntitle: গ্রামের খবর নম্বর 3\r\n"
        "section: গ্রাম\r\npublished: Thu, 20 Jun 2024 15:03:57 +0600\r\n"
    )
    assert texts["robots.txt"] == "outlet: testsite\r\nkind: robots\r\n"
    assert texts["rss.xml"] == "via: feed /rss.xml\r\noutlet: testsite\r\nkind: listing\r\n"


def test_without_captures_nothing_is_kept_and_all_else_is_the_same(crawled: Crawled, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with capture_site() as (port, _):
        result = _crawl(port, archive, "drop")
    assert result["counts"] == crawled.results[0]["counts"]
    assert not archive.with_suffix(".captures").exists()
    query = "SELECT kind, status, reason, digest, size FROM captures WHERE run_id = 1 AND kind <> 'listing' ORDER BY 1, 2, 3, 4"
    assert _rows(archive, query) == _rows(crawled.archive, query)
    assert _rows(archive, "SELECT count(*) FROM captures WHERE warc_file IS NOT NULL") == [(0,)]


def _killed_after(responses: int, port: int, sent: Sent, archive: Path) -> None:
    """Crawl, and kill the process when the site has sent so many responses."""
    process = subprocess.Popen(_command(port, archive), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sent.after = lambda number: process.kill() if number == responses else None
    try:
        assert process.wait(timeout=120) < 0, "it ended before it was killed"
    finally:
        sent.after = lambda _: None


@pytest.mark.slow
@pytest.mark.parametrize("responses", MOMENTS)
def test_rows_and_files_agree_after_a_kill_and_the_next_run_completes_them(tmp_path: Path, responses: int) -> None:
    archive, captures = tmp_path / "archive.db", tmp_path / "archive.captures"
    with capture_site(ARTICLES) as (port, sent):
        _killed_after(responses, port, sent, archive)
        acknowledged = _rows(archive, "SELECT count(*) FROM captures")[0][0]
        result = _crawl(port, archive)
    assert result["outcome"] == "finished"
    found = agreement(archive, captures)
    assert found.faults == []
    assert list(captures.rglob("*.open")) == []
    assert len(found.of_rows) == acknowledged + len(_rows(archive, "SELECT 1 FROM captures WHERE run_id = 2"))
    assert _rows(archive, "SELECT count(*) FROM articles") == [(ARTICLES + 6,)]


@pytest.mark.slow
@pytest.mark.parametrize("tail", ["cut", "zeros"])
def test_after_a_loss_of_power_what_was_acknowledged_is_there_and_the_next_run_completes_it(
    tmp_path: Path, tail: str
) -> None:
    archive, captures = tmp_path / "archive.db", tmp_path / "archive.captures"
    chance = random.Random(tail)
    with capture_site(ARTICLES) as (port, sent):
        _killed_after(ARTICLES - 5, port, sent, archive)
        (unfinished,) = captures.rglob("*.open")
        acknowledged = _rows(archive, "SELECT url, record_offset + record_length FROM captures ORDER BY id")
        # What was written after the last row may be missing, or its place is there without its bytes. So is the end of the database's log.
        size, certain = unfinished.stat().st_size, max(end for _, end in acknowledged)
        assert certain < size, "a record without a row"
        with unfinished.open("r+b") as file:
            file.truncate(chance.randrange(certain, size))
            if tail == "zeros":
                file.truncate(size)
        with archive.with_name("archive.db-wal").open("ab") as log:
            log.write(chance.randbytes(5000) if tail == "cut" else bytes(5000))
        result = _crawl(port, archive)
    assert result["outcome"] == "finished"
    found = agreement(archive, captures)
    assert found.faults == []
    assert list(captures.rglob("*.open")) == []
    assert (
        _rows(archive, "SELECT url, record_offset + record_length FROM captures WHERE run_id = 1 ORDER BY id")
        == acknowledged
    )
    assert _rows(archive, "SELECT count(*) FROM articles") == [(ARTICLES + 6,)]
    assert _rows(archive, "SELECT outcome FROM crawl_runs") == [("abandoned",), ("finished",)]


@contextmanager
def _small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a file system of a size on a folder, which only root may."""
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if not mount or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("size", ["8k", "40k", "64k"])
def test_a_disk_that_is_full_of_captures_ends_the_run_and_nothing_written_is_lost(tmp_path: Path, size: str) -> None:
    archive, captures = tmp_path / "archive.db", tmp_path / "archive.captures"
    with _small_disk(captures, size), capture_site(ARTICLES) as (port, _):
        result = _crawl(port, archive)
        assert result["outcome"] == "failed"
        assert "cannot be written: No space left on device. Free some space" in result["error"]
        assert _rows(archive, "SELECT outcome FROM crawl_runs") == [("failed",)]
        assert result["failures"].keys() <= {"not_found", "blocked"}
        before = agreement(archive, captures)
        assert before.faults == []
        assert bool(before.of_rows) == (size != "8k")
        subprocess.run(["mount", "-o", "remount,size=10m", str(captures)], check=True)
        assert _crawl(port, archive)["outcome"] == "finished"
        after = agreement(archive, captures)
    assert after.faults == []
    assert after.of_rows > before.of_rows
    assert _rows(archive, "SELECT count(*) FROM articles") == [(ARTICLES + 6,)]


OUTLET = """from newsarchive.outlets import DETAILS_ID, Feed, Outlet

OUTLET = Outlet(
    key="potrika", name_bn="পত্রিকা", name_en="Potrika", domains=("127.0.0.1:{port}",), timezone="Asia/Dhaka", scheme="http",
    sources=(Feed("/rss.xml"),), articles=DETAILS_ID, layouts=("deshchitro",), delay=0.0, depth=0,
)
"""


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        (["newsarchive", "crawl", "potrika"], "archive.captures"),
        (["newsarchive", "crawl", "potrika", "--captures", "kept"], "kept"),
        (["newsarchive", "crawl", "potrika", "--no-captures"], None),
        (["scrapy", "crawl", "potrika"], "archive.captures"),
        (["scrapy", "crawl", "potrika", "-s", "NEWSARCHIVE_CAPTURES=kept"], "kept"),
    ],
)
def test_the_folder_of_captures_is_beside_the_archive_or_the_named_one(
    tmp_path: Path, command: list[str], folder: str | None
) -> None:
    with capture_site() as (port, sent):
        (tmp_path / "outlets").mkdir()
        (tmp_path / "outlets" / "potrika.py").write_text(OUTLET.format(port=port), encoding="utf-8")
        environment = os.environ | {
            "NEWSARCHIVE_OUTLETS": "outlets",
            "NEWSARCHIVE_ALLOWED_NETWORKS": "127.0.0.1/32",
            "NEWSARCHIVE_CONTACT": "mailto:desk@example.org",
            "SCRAPY_SETTINGS_MODULE": "newsarchive.crawling.settings",
        }
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == sorted(
        filter(None, ["outlets", folder])
    )
    if folder:
        found = agreement(tmp_path / "archive.db", tmp_path / folder)
        assert (found.faults, found.without_row, len(found.of_rows)) == ([], set(), len(sent.bodies))
