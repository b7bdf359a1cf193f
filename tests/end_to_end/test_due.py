"""Planned runs over real sockets: what a second run asks for, overlap, the loop."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from newsarchive.archive import Writer, open_archive
from newsarchive.items import OutletRecord
from tests.end_to_end.ageing import age
from tests.end_to_end.site import article_html
from tests.serving import web_server

_OUTLET = """
from newsarchive.outlets import Listing, Outlet

OUTLET = Outlet(
    key="{key}", name_bn="পরীক্ষা", name_en="Test", domains=("127.0.0.1:{port}",), timezone="Asia/Dhaka",
    sources=(Listing("/"),), articles={{r"/details/(?P<id>\\\\d+)": "/details/{{id}}"}}, layouts=("deshchitro",),
    delay=0.05, scheme="http",
)
"""


@dataclass
class Site:
    """A site with a front page that names articles. `asked`: the paths of its requests; `answers`: it answers while this is set."""

    numbers: list[int] = field(default_factory=lambda: [1, 2, 3])
    asked: list[str] = field(default_factory=list)
    answers: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.answers.wait(60)
        number = self.path.removeprefix("/details/")
        if self.path == "/":
            body = "".join(f'<a href="/details/{each}">খবর {each}</a>' for each in self.site.numbers)
        elif number.isdecimal() and int(number) in self.site.numbers:
            body = article_html(int(number), '<a href="/details/1">এক</a>')
        else:
            body = ""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<html><body>{body}</body></html>".encode() if self.path == "/" else body.encode())

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@dataclass
class World:
    """A site and the folder of its operator."""

    site: Site
    folder: Path

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "NEWSARCHIVE_CONTACT": "mailto:desk@example.org",
            "NEWSARCHIVE_OUTLETS": str(self.folder / "outlets"),
            "NEWSARCHIVE_ALLOWED_NETWORKS": "127.0.0.1/32",
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "newsarchive", *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        assert "Traceback" not in err
        return process.returncode, out, err

    def crawl(self) -> list[str]:
        """Crawl what is due; return the paths that were asked for."""
        before = len(self.site.asked)
        code, out, err = self.run("crawl", "testsite", "--due")
        assert code == 0, out + err
        return self.site.asked[before:]

    def age(self, time: timedelta) -> None:
        """Let time pass: everything in the archive is older by it."""
        age(self.folder / "archive.db", time)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    site = Site()
    site.answers.set()
    with web_server(type("Handler", (_Handler,), {"site": site})) as port:
        (tmp_path / "outlets").mkdir()
        (tmp_path / "outlets" / "testsite.py").write_text(
            _OUTLET.format(key="testsite", port=port).replace("\\\\d", "\\d"), encoding="utf-8"
        )
        try:
            yield World(site, tmp_path)
        finally:
            site.answers.set()


@pytest.mark.slow
def test_over_an_unchanged_world_a_run_asks_for_its_source_and_for_no_old_article(world: World) -> None:
    assert sorted(world.crawl()) == ["/", "/details/1", "/details/2", "/details/3", "/robots.txt"]
    assert world.crawl() == [], "nothing is due"
    world.age(timedelta(minutes=12))
    assert world.crawl() == ["/"], "robots.txt is kept for a day"
    world.age(timedelta(hours=2))
    world.site.numbers.insert(0, 4)
    found = world.crawl()
    assert "/details/4" in found
    revisited = [path for path in found if path.startswith("/details/") and path != "/details/4"]
    assert len(revisited) == 1, "one article in the budget of the day"


@pytest.mark.slow
def test_a_run_with_nothing_new_is_finished_and_an_address_that_fails_is_not_asked_every_time(world: World) -> None:
    world.site.numbers.append(404)
    first = world.run("crawl", "testsite", "--due")[1]
    assert "3 new articles" in first
    world.site.asked.clear()
    world.age(timedelta(minutes=12))
    world.run("crawl", "testsite", "--due")
    assert world.site.asked == ["/"]
    with closing(sqlite3.connect(world.folder / "archive.db")) as connection:
        assert connection.execute("SELECT outcome FROM crawl_runs").fetchall() == [("finished",), ("finished",)]


@pytest.mark.slow
def test_an_outlet_that_a_living_process_crawls_is_left_out(world: World) -> None:
    now = datetime.now(UTC)
    engine = open_archive(f"sqlite:///{world.folder / 'archive.db'}")
    outlet = OutletRecord("testsite", "পরীক্ষা", "Test", ("127.0.0.1",), "Asia/Dhaka")
    started_at = now + timedelta(minutes=4)  # its heartbeat stays young while the test takes no longer than nine
    Writer(engine, extractor="0").start_run(outlet, source="network", started_at=started_at, settings={}, versions={})
    engine.dispose()
    code, out, err = world.run("crawl", "testsite", "--due")
    assert (code, out) == (0, "")
    assert re.search(rf"testsite is being crawled by process {os.getpid()} since .* UTC; left out", err)
    code, out, _ = world.run("crawl", "testsite")
    assert code == 1
    assert f"testsite: being crawled by process {os.getpid()} since" in out
    assert world.site.asked == []


@pytest.mark.slow
def test_a_killed_run_leaves_its_outlet_free(world: World) -> None:
    world.site.answers.clear()
    first = world.start("crawl", "testsite", "--due")
    while not world.site.asked:
        time.sleep(0.05)
    first.kill()
    first.communicate()
    world.site.answers.set()
    world.site.asked.clear()
    assert "/details/3" in world.crawl()
    with closing(sqlite3.connect(world.folder / "archive.db")) as connection:
        assert connection.execute("SELECT outcome FROM crawl_runs").fetchall() == [("abandoned",), ("finished",)]


@pytest.mark.slow
def test_due_prints_what_is_next_and_why(world: World) -> None:
    world.crawl()
    code, out, _ = world.run("due")
    assert code == 0
    assert re.search(r"testsite +listing / .* in (9|10) min +its first day", out)
    assert re.search(r"Nothing is due before .* UTC, in (9|10) min\.", out)
    code, out, _ = world.run("due", "testsite", "--json")
    found = json.loads(out)
    assert (found["outlet"], found["is_due"], found["busy"]) == ("testsite", False, None)
    assert datetime.fromisoformat(found["next_at"]) > datetime.now(UTC)
    assert [source["source"] for source in found["sources"]] == ["listing /"]


@pytest.mark.slow
def test_due_and_what_runs_agree_on_the_outlets(world: World) -> None:
    second = (world.folder / "outlets" / "testsite.py").read_text(encoding="utf-8").replace("testsite", "second")
    world.crawl()
    (world.folder / "outlets" / "second.py").write_text(second, encoding="utf-8")
    code, out, _ = world.run("due")
    assert re.search(r"second +listing / +never .* now +not asked for a week, or never", out)
    assert "Due now: 1 source and 0 known articles of 1 outlet." in out
    assert [json.loads(line)["outlet"] for line in world.run("due", "--json")[1].splitlines()] == ["second", "testsite"]
    code, out, err = world.run("crawl", "--due", "--except", "second")
    assert (code, out) == (0, "")
    assert "nothing is due before" in err
    code, out, _ = world.run("crawl", "--due", "--json")
    assert [json.loads(line)["outlet"] for line in out.splitlines()] == ["second"]


@pytest.mark.slow
def test_a_source_that_failed_for_long_is_asked_at_once_for_what_is_new(world: World) -> None:
    world.crawl()
    known, world.site.numbers = world.site.numbers, []
    for _ in range(2):
        world.age(timedelta(hours=3))
        world.run("crawl", "--due")
    world.site.numbers = [4, *known]
    assert world.crawl() == [], "it waits for its next try"
    before = len(world.site.asked)
    code, out, _ = world.run("crawl", "testsite", "--new")
    assert code == 0
    assert "1 new article." in out
    assert sorted(world.site.asked[before:]) == ["/", "/details/4"], "none of the known articles"


@pytest.mark.slow
def test_the_loop_states_when_the_next_source_is_due_and_why_a_round_failed(world: World) -> None:
    _, out, err = world.run("run", "--rounds", "1")
    assert "the first round begins" in err
    assert "3 new articles in" in out
    _, out, err = world.run("run", "--rounds", "1")
    assert "nothing is due before" in err
    assert "nothing was due" in out
    world.site.numbers = []
    world.age(timedelta(hours=2))
    _, out, _ = world.run("run", "--rounds", "1")
    assert re.search(r"no article was read in .*; failed: testsite: .*not_found", out)


@pytest.mark.slow
def test_the_loop_prints_a_line_a_round_and_survives_a_round_that_fails(world: World) -> None:
    code, out, err = world.run("run", "testsite", "--rounds", "1")
    assert code == 0, err
    assert re.fullmatch(r"[\d-]+ [\d:]+ 3 new articles in \d+ s\n", out)
    (world.folder / "archive.db").write_bytes(b"no database" * 1000)
    code, out, err = world.run("run", "testsite", "--rounds", "1")
    assert code == 0
    assert "the crawl failed after" in out
    assert "is not a database" in err


@pytest.mark.slow
def test_the_loop_ends_with_its_child(world: World) -> None:
    world.site.answers.clear()
    loop = world.start("run", "testsite")
    while not world.site.asked:
        assert loop.poll() is None
        time.sleep(0.05)
    loop.send_signal(signal.SIGTERM)
    world.site.answers.set()
    out, err = loop.communicate(timeout=60)
    assert loop.returncode == 0, err
    assert out.count("\n") == 1
    with closing(sqlite3.connect(world.folder / "archive.db")) as connection:
        assert connection.execute("SELECT outcome FROM crawl_runs").fetchall() == [("interrupted",)]
    before = len(world.site.asked)
    time.sleep(0.5)
    assert len(world.site.asked) == before, "nobody asks any more"
