"""What goes wrong around a crawl: the database, the clock, names, a proxy, a site that sends its home page for everything.

What was acknowledged is there, the operator reads a sentence that says what to do, and the next run converges. Killed processes are in
test_interrupted.py and tests/archive/test_kills.py; loss of power and a full disk in test_captures.py.
"""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.captures.agreement import agreement
from tests.end_to_end.site import article_html
from tests.serving import web_server

pytestmark = pytest.mark.slow

NUMBERS = range(1, 13)
FORBIDDEN = 99  # by robots.txt
NAME = "potrika.example"
# The command line, without the waits of AutoThrottle and of repeated requests; each page is written at once, and the site has a name.
_PROGRAM = """
import socket

resolve = socket.getaddrinfo
socket.getaddrinfo = lambda host, *rest, **more: resolve("127.0.0.1" if host == "potrika.example" else host, *rest, **more)

from newsarchive.crawling import settings
settings.AUTOTHROTTLE_ENABLED = False
settings.RETRY_TIMES = 0
settings.NEWSARCHIVE_BATCH = 1
{fault}
from newsarchive.commands import main
main()
"""
_OUTLET = """
from newsarchive.outlets import DETAILS_ID, Feed, Listing, Outlet

OUTLET = Outlet(
    key="{key}", name_bn="পত্রিকা", name_en="Potrika", domains=("{domain}",), timezone="Asia/Dhaka", scheme="http",
    sources=(Feed("/feed"), Listing("/")), articles=DETAILS_ID, layouts=("deshchitro",), delay=0.01, depth=0,
)
"""
LOGIN = "<!DOCTYPE html><html><head><title>Wi-Fi</title></head><body><h1>Sign in to the network</h1><form><input name=user></form></body></html>"


@dataclass
class Site:
    """A site. `asked`: the paths of its requests; `everything`: the page for every request; `at`: what is done when a path is requested."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    everything: str | None = None
    at: dict[str, Callable[[], object]] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """The home page: the name of the site, and its articles with their first sentences."""
        cards = "".join(
            f'<div class="media"><a href="/details/{each}"><h3>গ্রামের খবর নম্বর {each}</h3></a>'
            f"<p>নদীর পাড়ে {each} নম্বর বাঁধের কাজ শেষ হয়েছে। এলাকার মানুষ এতে খুশি।</p></div>"
            for each in (*NUMBERS, FORBIDDEN)
        )
        root = f"http://{NAME}:{self.port}/"
        return (
            '<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>পত্রিকা</title>'
            f'<meta property="og:type" content="website"><meta property="og:title" content="পত্রিকা"><link rel="canonical" href="{root}">'
            f"</head><body><header><h1>পত্রিকা</h1></header><main>{cards}</main></body></html>"
        )

    def answer(self, path: str) -> tuple[int, str]:
        number = path.removeprefix("/details/")
        if self.everything is not None:
            return 200, self.everything
        if path == "/robots.txt":
            return 200, f"User-agent: *\nDisallow: /details/{FORBIDDEN}\n"
        if path == "/feed":
            items = "".join(f"<item><link>http://{NAME}:{self.port}/details/{each}</link></item>" for each in NUMBERS)
            return 200, f"<rss><channel>{items}</channel></rss>"
        if path == "/":
            return 200, self.home
        return (200, article_html(int(number))) if number.isdecimal() else (404, "<h1>404</h1>")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        path = urlsplit(self.path).path  # a proxy is sent the whole address
        self.site.asked.append(path)
        self.site.at.pop(path, lambda: None)()
        status, text = self.site.answer(path)
        self.send_response(status)
        is_page = text.startswith(("<!DOCTYPE", "<h1>"))
        self.send_header("Content-Type", f"text/{'html' if is_page else 'plain'}; charset=utf-8")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@dataclass
class Operator:
    """Who crawls a site from a folder. `environment`: besides that of the test."""

    site: Site
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    def declare(self, key: str, domain: str) -> None:
        (self.folder / "outlets").mkdir(exist_ok=True)
        (self.folder / "outlets" / f"{key}.py").write_text(_OUTLET.format(key=key, domain=domain), encoding="utf-8")

    def run(self, *arguments: str, fault: str = "", timeout: str = "") -> tuple[int, str]:
        """Run a command, with a fault of the program's surroundings; return its exit code and what it printed."""
        command = [sys.executable, "-c", _PROGRAM.format(fault=fault), *arguments]
        done = subprocess.run(
            [*command, "--archive", f"sqlite:///{self.archive}{timeout}"],
            cwd=self.folder,
            env=os.environ
            | {
                "NEWSARCHIVE_CONTACT": "mailto:desk@example.org",
                "NEWSARCHIVE_OUTLETS": str(self.folder / "outlets"),
                "NEWSARCHIVE_ALLOWED_NETWORKS": "127.0.0.1/32",
            }
            | self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    def crawl(self, *options: str, **fault: str) -> tuple[int, str]:
        """Crawl the outlet `potrika`."""
        self.site.asked.clear()
        return self.run("crawl", "potrika", *options, **fault)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection:
            return connection.execute(query).fetchall()

    def articles(self) -> list[tuple[Any, ...]]:
        """Return what the archive has of the articles."""
        return self.rows("SELECT url, headline, body, published_at, version FROM articles ORDER BY url")

    def assert_converges(self) -> None:
        """The next run has all articles, and everything agrees."""
        code, printed = self.crawl()
        assert code == 0, printed
        assert self.rows("SELECT state, count(*) FROM articles GROUP BY state") == [("present", len(NUMBERS))]
        assert self.rows("SELECT count(*) FROM article_versions") == [(0,)]
        assert self.rows("SELECT count(*) FROM crawl_runs WHERE outcome IS NULL") == [(0,)]
        assert agreement(self.archive, self.archive.with_suffix(".captures")).faults == []
        assert "/details/99" not in self.site.asked


@pytest.fixture
def operator(tmp_path: Path) -> Iterator[Operator]:
    site = Site()
    with web_server(type("Handler", (_Handler,), {"site": site})) as port:
        site.port = port
        operator = Operator(site, tmp_path)
        operator.declare("potrika", f"{NAME}:{port}")
        yield operator


class _Lock:
    """The write lock of an archive, as another program holds it."""

    def __init__(self, archive: Path) -> None:
        self._connection = sqlite3.connect(archive, isolation_level=None, check_same_thread=False)

    def take(self) -> None:
        self._connection.execute("PRAGMA busy_timeout = 60000")
        self._connection.execute("BEGIN IMMEDIATE")

    def free(self) -> None:
        self._connection.close()


def test_a_database_that_is_locked_for_a_time_is_waited_for(operator: Operator) -> None:
    lock: list[_Lock] = []

    def take() -> None:
        lock.append(_Lock(operator.archive))
        lock[0].take()
        threading.Timer(2, lock[0].free).start()

    operator.site.at["/details/1"] = take
    code, printed = operator.crawl()
    assert code == 0, printed
    assert lock
    assert len(operator.articles()) == len(NUMBERS)


def test_a_database_that_stays_locked_ends_the_run_with_a_sentence_and_nothing_is_lost(operator: Operator) -> None:
    lock: list[_Lock] = []

    def take() -> None:
        lock.append(_Lock(operator.archive))
        lock[0].take()

    operator.site.at["/details/6"] = take
    code, printed = operator.crawl(timeout="?timeout=0.2")
    lock[0].free()
    assert code == 1
    assert f"potrika: {operator.archive} is locked by another program." in printed
    assert "Wait until that program ends" in printed
    before = operator.articles()
    assert len(before) < len(NUMBERS)
    operator.assert_converges()
    assert set(before) <= set(operator.articles())


_OTHER_DAY = """
from datetime import UTC, datetime, timedelta
from newsarchive import clock
clock.set_clock(lambda: datetime.now(UTC) + timedelta(days={days}))
"""


def test_after_a_run_with_a_clock_that_was_ahead_the_outlet_is_still_crawled(operator: Operator) -> None:
    code, printed = operator.crawl("--due", fault=_OTHER_DAY.format(days=400))
    assert code == 0, printed
    before = operator.articles()
    assert len(before) == len(NUMBERS)
    code, printed = operator.crawl("--due")
    assert code == 0, printed
    assert operator.site.asked == ["/robots.txt", "/feed"]
    assert operator.crawl("--due")[1].strip().startswith("newsarchive: nothing is due before ")
    assert operator.site.asked == [], "and not all the time"
    for command in ("status", "health", "due"):
        assert operator.run(command)[0] == 0
    operator.assert_converges()


# The clock is set by so much at its twentieth reading.
_STEP = """
import itertools
from datetime import UTC, datetime, timedelta
from newsarchive import clock
readings = itertools.count()
clock.set_clock(lambda: datetime.now(UTC) + (timedelta(hours={hours}) if next(readings) > 20 else timedelta(0)))
"""


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_clock_that_is_set_in_mid_run_changes_nothing(operator: Operator, hours: int) -> None:
    code, printed = operator.crawl(fault=_STEP.format(hours=hours))
    assert code == 0, printed
    assert len(operator.articles()) == len(NUMBERS)
    assert agreement(operator.archive, operator.archive.with_suffix(".captures")).faults == []
    operator.assert_converges()


UNREACHABLE = (
    "potrika: no article was read, because its host was not found or took no connection. If other sites can be reached from this computer, "
    "this one is down; if not, look at the network, the name server and the proxy."
)
# As of a computer whose name servers do not answer.
_NO_NAMES = """
def fail(*_, **__):
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

socket.getaddrinfo = fail
"""


def test_without_names_nothing_is_lost_and_a_sentence_states_it(operator: Operator) -> None:
    operator.crawl()
    before = operator.articles()
    code, printed = operator.crawl(fault=_NO_NAMES)
    assert code == 1
    assert operator.site.asked == []
    assert UNREACHABLE in printed
    assert operator.articles() == before
    operator.assert_converges()


def test_a_name_that_does_not_exist_concerns_its_outlet_alone(operator: Operator) -> None:
    operator.declare("vanished", "news.invalid")
    code, printed = operator.run("crawl", "potrika", "vanished")
    assert code == 1
    assert len(operator.articles()) == len(NUMBERS)
    assert (
        "http://news.invalid/robots.txt could not be read (unreachable), so nothing else was requested there" in printed
    )
    assert "vanished: no article was read, because its host was not found" in printed
    assert "potrika: no article" not in printed


_VIA = {"NEWSARCHIVE_PROXY": "environment", "no_proxy": "", "NO_PROXY": ""}
_CLOSED = "http://127.0.0.1:9"  # no program listens there


def test_the_proxy_of_the_environment_is_not_used_unless_it_is_wanted(operator: Operator) -> None:
    operator.environment = {"http_proxy": _CLOSED, "HTTP_PROXY": _CLOSED, "no_proxy": "", "NO_PROXY": ""}
    operator.assert_converges()


def test_a_proxy_that_does_not_answer_is_a_sentence(operator: Operator) -> None:
    operator.crawl()
    before = operator.articles()
    operator.environment = _VIA | {"http_proxy": _CLOSED}
    code, printed = operator.crawl()
    assert code == 1
    assert UNREACHABLE in printed
    assert operator.site.asked == []
    assert operator.articles() == before
    operator.environment = {}
    operator.assert_converges()


def _assert_reported(operator: Operator, failed: int) -> None:
    """Health reports that so many articles were answered with other pages, and what to do."""
    code, printed = operator.run("health")
    assert code == 1
    assert (
        f"potrika: broken. Expected hardly a fetch to fail; {failed} of {failed} fetches of articles failed (soft_404 {failed} times)"
        in printed
    )
    assert (
        "Most likely: the site, or a proxy before it, sends another page in place of its articles, such as its home page."
        in printed
    )
    assert "Open an article in a browser: if it is there, look at the network of this computer" in printed


def _behind_portal(operator: Operator, portal: Site) -> str:
    """Crawl through a proxy that is a site of its own, after a crawl of two days before; return what was printed."""
    operator.crawl(fault=_OTHER_DAY.format(days=-2))
    before = operator.articles()
    with web_server(type("Portal", (_Handler,), {"site": portal})) as port:
        operator.environment = _VIA | {"http_proxy": f"http://127.0.0.1:{port}"}
        code, printed = operator.crawl()
    operator.environment = {}
    assert code == 1
    assert operator.site.asked == []
    assert operator.articles() == before
    return printed


def test_a_proxy_that_answers_everything_with_its_login_page_makes_no_article(operator: Operator) -> None:
    printed = _behind_portal(operator, Site(everything=LOGIN))
    assert (
        "potrika: feed /feed gave nothing (unreadable: <html> is no feed); listing / is requested instead." in printed
    )
    assert "potrika: listing / gave nothing (empty: no links); no other source is left." in printed
    operator.assert_converges()
    assert operator.site.asked[0] == "/robots.txt", "that of the portal is not kept for a day"


def test_a_proxy_that_begins_to_answer_with_its_login_page_in_mid_run_changes_no_article(operator: Operator) -> None:
    portal = Site(operator.site.port)

    def log_out() -> None:
        portal.everything = LOGIN

    portal.at = {f"/details/{number}": log_out for number in NUMBERS}
    printed = _behind_portal(operator, portal)
    assert "soft_404" in printed
    _assert_reported(operator, failed=12)
    operator.assert_converges()


def test_a_site_that_answers_everything_with_its_home_page_makes_and_changes_no_article(operator: Operator) -> None:
    operator.crawl(fault=_OTHER_DAY.format(days=-2))
    before = operator.articles()
    operator.site.everything = operator.site.home
    code, printed = operator.crawl()
    assert code == 1
    assert "soft_404" in printed
    assert operator.articles() == before
    _assert_reported(operator, failed=13)
    operator.site.everything = None
    operator.assert_converges()
