"""Conditional requests, kept robots.txt and stated edits over real sockets: what a second run costs, by the server's own log."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from newsarchive.captures import read_at
from tests.end_to_end.ageing import age
from tests.end_to_end.site import article_html
from tests.serving import web_server

pytestmark = pytest.mark.slow

_OUTLET = """
from newsarchive.outlets import Feed, Listing, NewsSitemap, Outlet

OUTLET = Outlet(
    key="testsite", name_bn="পরীক্ষা", name_en="Test", domains=("127.0.0.1:{port}",), timezone="Asia/Dhaka",
    sources=(Feed("/feed"), Feed("/other", always=True), NewsSitemap("/map.xml", always=True), Listing("/", always=True)),
    articles={{r"/details/(?P<id>\\\\d+)": "/details/{{id}}"}}, layouts=("deshchitro",), delay=0.02, scheme="http",
)
"""


@dataclass
class Request:
    """A request as the server saw it. `status`: what it answered; `sent`: the bytes of the body."""

    path: str
    headers: dict[str, str]
    status: int
    sent: int


@dataclass
class Site:
    """A site whose every source names its articles. `texts`: a word of each article; `validates`: it answers conditional requests."""

    texts: dict[int, str] = field(default_factory=lambda: dict.fromkeys((1, 2, 3), "প্রথম"))
    modified: dict[int, str] = field(default_factory=dict)
    validates: bool = True
    robots: tuple[int, str] = (200, "User-agent: *\nDisallow: /private\n")
    log: list[Request] = field(default_factory=list)

    def body(self, path: str, host: str) -> tuple[int, str, bytes]:
        number = path.removeprefix("/details/")
        links = "".join(f"<li><a href='/details/{each}'>খবর {each}</a></li>" for each in self.texts)
        items = "".join(f"<item><link>http://{host}/details/{each}</link></item>" for each in self.texts)
        entries = "".join(
            f"<url><loc>http://{host}/details/{each}</loc>{self._lastmod(each)}</url>" for each in self.texts
        )
        pages = {
            "/": ("text/html", f"<!DOCTYPE html><html><body><ul>{links}</ul></body></html>"),
            "/feed": ("application/xml", f"<rss><channel>{items}</channel></rss>"),
            "/other": ("application/xml", f"<rss><channel><title>ক</title>{items}</channel></rss>"),
            "/map.xml": ("application/xml", f"<urlset>{entries}</urlset>"),
        }
        if path == "/robots.txt":
            return self.robots[0], "text/plain", self.robots[1].encode()
        if path in pages:
            return 200, pages[path][0], pages[path][1].encode()
        if number.isdecimal() and int(number) in self.texts:
            html = article_html(int(number), "<a href='/details/1'>এক</a>")
            return 200, "text/html; charset=utf-8", html.replace("এলাকার", f"{self.texts[int(number)]} এলাকার").encode()
        return 404, "text/html", b"<h1>404</h1>"

    def _lastmod(self, number: int) -> str:
        return f"<lastmod>{self.modified[number]}</lastmod>" if number in self.modified else ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        status, kind, body = self.site.body(self.path, self.headers["Host"])
        etag = f'W/"{hashlib.md5(body, usedforsecurity=False).hexdigest()}-গ"'.encode().decode("latin-1")
        if self.site.validates and status == 200 and self.headers["If-None-Match"] == etag:
            status, body = 304, b""
        self.site.log.append(Request(self.path, dict(self.headers.items()), status, len(body)))
        self.send_response(status)
        self.send_header("ETag", etag)
        if self.path == "/feed":
            self.send_header("Last-Modified", "Thu, 20 Jun 2024 15:03:57 +0600")
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@dataclass
class World:
    """A site and the folder of its operator."""

    site: Site
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> str:
        found = subprocess.run(
            [sys.executable, *arguments],
            cwd=Path(__file__).parents[2],
            env=os.environ
            | {"NEWSARCHIVE_REVISITS_PER_NEW": "0", "NEWSARCHIVE_OUTLETS": str(self.folder / "outlets")}
            | self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in found.stderr
        assert found.returncode == 0, found.stdout + found.stderr
        return found.stdout

    def command(self, *arguments: str) -> str:
        own = ("--archive", f"sqlite:///{self.folder / 'archive.db'}")
        return self.run("-m", "newsarchive", *arguments, *own)

    def crawl(self, *options: str) -> list[Request]:
        """Crawl; return the requests that the server saw."""
        before = len(self.site.log)
        self.run("-m", "tests.end_to_end.crawl_conditional", str(self.folder), *options)
        return self.site.log[before:]

    def age(self, time: timedelta) -> None:
        """Let time pass: everything in the archive is older by it. The WARC files are not."""
        age(self.folder / "archive.db", time)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "archive.db")) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    site = Site()
    with web_server(type("Handler", (_Handler,), {"site": site})) as port:
        (tmp_path / "outlets").mkdir()
        (tmp_path / "outlets" / "testsite.py").write_text(
            _OUTLET.format(port=port).replace("\\\\d", "\\d"), encoding="utf-8"
        )
        yield World(site, tmp_path)


_SOURCES = ["/", "/feed", "/map.xml", "/other"]


def test_no_address_is_fetched_twice_whatever_the_number_of_sources_that_name_it(world: World) -> None:
    asked = Counter(request.path for request in world.crawl())
    assert asked == dict.fromkeys([*_SOURCES, "/robots.txt", "/details/1", "/details/2", "/details/3"], 1)


def test_a_second_pass_over_an_unchanged_world_costs_a_request_a_source_and_no_body(world: World) -> None:
    world.crawl()
    world.age(timedelta(minutes=12))
    again = world.crawl("due")
    assert sorted(request.path for request in again) == _SOURCES, "neither robots.txt nor an old article"
    assert {(request.status, request.sent) for request in again} == {(304, 0)}
    written = world.rows(
        "SELECT kind, status, reason, is_revisit, size > 0, source IS NOT NULL FROM captures WHERE run_id = 2"
    )
    assert written == [("listing", 304, None, 1, 1, 1)] * 4
    assert world.rows("SELECT count(*) FROM article_sightings") == [(3,)]
    assert world.rows("SELECT outcome FROM crawl_runs") == [("finished",)] * 2
    world.command("capture", "check")


def test_validators_are_sent_as_they_were_received(world: World) -> None:
    world.crawl()
    again = {request.path: request.headers for request in world.crawl()}
    etags = dict(world.rows("SELECT replace(url, rtrim(url, replace(url, '/', '')), '/'), etag FROM captures"))
    assert again["/feed"]["If-None-Match"] == etags["/feed"]
    assert again["/feed"]["If-Modified-Since"] == "Thu, 20 Jun 2024 15:03:57 +0600"
    assert "If-Modified-Since" not in again["/details/1"]


def test_an_article_that_has_not_changed_is_seen_again_and_a_changed_one_is_a_version(world: World) -> None:
    world.crawl()
    seen = world.rows("SELECT url, last_seen_at FROM articles ORDER BY id")
    world.site.texts[2] = "দ্বিতীয়"
    answered = {request.path: request.status for request in world.crawl()}
    assert (answered["/details/1"], answered["/details/2"], answered["/details/3"]) == (304, 200, 304)
    rows = world.rows("SELECT url, last_seen_at FROM articles ORDER BY id")
    assert all(now[1] > before[1] for now, before in zip(rows, seen, strict=True))
    assert world.rows("SELECT count(*), max(cause) FROM article_versions") == [(1, "site")]
    assert world.rows("SELECT failures FROM crawl_runs") == [("{}",), ("{}",)]
    world.command("capture", "check")
    world.command("reextract", "--dry-run")
    rebuilt = f"sqlite:///{world.folder / 'rebuilt.db'}"
    captures = str(world.folder / "archive.captures")
    replayed = ("crawl", "--from", captures, "--captures", captures, "--archive", rebuilt)
    world.run("-m", "newsarchive", *replayed)
    query = "SELECT url, kind, status, reason, digest, size, source, is_revisit FROM captures ORDER BY fetched_at, url"
    with closing(sqlite3.connect(world.folder / "rebuilt.db")) as connection:
        assert connection.execute(query).fetchall() == world.rows(query)


def test_an_unmodified_response_is_a_revisit_that_other_programs_read(world: World) -> None:
    world.crawl()
    world.crawl()
    (file, offset), *_ = world.rows(
        "SELECT warc_file, record_offset FROM captures WHERE status = 304 AND url LIKE '%/details/1'"
    )
    path = world.folder / "archive.captures" / file
    first = world.rows("SELECT warc_file, record_offset FROM captures WHERE status = 200 AND url LIKE '%/details/1'")[0]
    holder = read_at(world.folder / "archive.captures" / first[0], first[1])
    ours = read_at(path, offset)
    assert (ours.status, ours.is_revisit, ours.payload_digest) == (304, True, holder.payload_digest)
    with path.open("rb") as stream:
        records = {record.rec_headers["WARC-Record-ID"]: record for record in ArchiveIterator(stream)}
    found = records[str(ours.record_id)] if ours.record_id in records else records[f"<{ours.record_id}>"]
    assert found.rec_headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert found.rec_headers["WARC-Refers-To"].strip("<>") == str(holder.record_id).strip("<>")
    assert found.http_headers.get_statuscode() == "304"
    page = world.command("capture", ours.url)
    assert page.encode() == holder.body


def test_where_validators_lie_the_body_says_that_nothing_has_changed(world: World) -> None:
    world.site.validates = False
    world.crawl()
    assert {request.status for request in world.crawl()} == {200}
    assert world.rows("SELECT count(*) FROM article_versions") == [(0,)]
    assert world.rows("SELECT DISTINCT is_revisit FROM captures WHERE run_id = 2") == [(1,)]


def test_a_body_that_is_lost_is_requested_in_full(world: World) -> None:
    world.crawl()
    for file in (world.folder / "archive.captures").rglob("*.warc.gz"):
        file.unlink()
    again = world.crawl()
    assert {request.status for request in again} == {200}
    assert "/robots.txt" in {request.path for request in again}
    assert not any("If-None-Match" in request.headers for request in again)


def test_without_captures_nothing_is_kept_and_everything_is_asked(world: World) -> None:
    world.crawl("drop")
    again = world.crawl("drop")
    assert {request.status for request in again} == {200}
    assert sorted(request.path for request in again if "details" not in request.path) == [*_SOURCES, "/robots.txt"]


def test_robots_is_kept_for_a_day_and_obeyed(world: World) -> None:
    world.site.robots = (200, "User-agent: *\nDisallow: /details/2\n")
    assert "/details/2" not in {request.path for request in world.crawl()}
    world.site.robots = (200, "User-agent: *\nAllow: /\n")
    world.age(timedelta(hours=23))
    assert not {"/robots.txt", "/details/2"} & {request.path for request in world.crawl()}
    world.age(timedelta(hours=2))
    assert {"/robots.txt", "/details/2"} <= {request.path for request in world.crawl()}


def test_robots_that_could_not_be_read_is_asked_again(world: World) -> None:
    world.site.robots = (503, "")
    before = len(world.site.log)
    world.crawl()
    assert {request.path for request in world.site.log[before:]} == {"/robots.txt"}
    world.site.robots = (404, "")
    assert "/robots.txt" in {request.path for request in world.crawl()}
    assert "/robots.txt" not in {request.path for request in world.crawl()}, "no robots.txt is an answer too"


def test_an_article_that_a_source_states_to_be_edited_is_visited_again_within_the_allowance(world: World) -> None:
    world.environment["NEWSARCHIVE_REVISITS_PER_NEW"] = "0.25"
    world.crawl()
    world.age(timedelta(minutes=14))
    world.site.texts[3] = "সংশোধিত"
    day = datetime.now(UTC) - timedelta(days=1)
    world.site.modified = {number: (day - timedelta(hours=number)).isoformat() for number in (1, 2)}
    world.site.modified[3] = datetime.now(UTC).isoformat()
    articles = [request.path for request in world.crawl("due") if "details" in request.path]
    assert articles == ["/details/3"]
    assert world.rows(
        "SELECT a.url LIKE '%/3', v.cause FROM article_versions v JOIN articles a ON a.id = v.article_id"
    ) == [(1, "site")]
