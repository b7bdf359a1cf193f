"""The pace at which a host is requested, by the host's own log: one process, two at once, two outlets of one process."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.site import article_html
from tests.serving import web_server

ARTICLES = 4
DELAY = 0.3  # seconds, of robots.txt
SHORT = 0.01  # seconds, of an outlet whose robots.txt asks for more
WAIT = 2  # seconds, of Retry-After


@dataclass
class Site:
    """A host with several outlets. `arrivals`: path and instant of each request; `refuses`: the first request of this path is answered with 429."""

    robots: str = f"User-agent: *\nCrawl-delay: {DELAY}\n"
    refuses: str | None = None
    arrivals: list[tuple[str, float]] = field(default_factory=list)
    at: dict[str, Callable[[], object]] = field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.arrivals]

    @property
    def gaps(self) -> list[float]:
        return [after - before for (_, before), (_, after) in pairwise(self.arrivals)]

    def answer(self, path: str) -> tuple[int, str, dict[str, str]]:
        if path == "/robots.txt":
            return (200, self.robots, {}) if self.robots else (404, "", {})
        if path == self.refuses:
            self.refuses = None
            return 429, "", {"Retry-After": str(WAIT)}
        _, key, *article = path.split("/")
        if article:
            return 200, article_html(int(article[-1])), {}
        links = "".join(
            f'<li><a href="/{key}/details/{number}">খবর {number}</a></li>' for number in range(1, ARTICLES + 1)
        )
        return 200, f"<html><body><ul>{links}</ul></body></html>", {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.arrivals.append((self.path, time.monotonic()))
        self.site.at.get(self.path, lambda: None)()
        status, text, headers = self.site.answer(self.path)
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        with suppress(BrokenPipeError, ConnectionResetError):  # it was killed in the meantime
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@dataclass
class Host:
    """A site, its port, and the folder of its operator."""

    site: Site
    port: int
    folder: Path

    def start(self, *keys: str, delay: float = SHORT) -> subprocess.Popen[str]:
        """Return a process that is ready to crawl the outlets, into an archive of its own."""
        program = str(Path(__file__).with_name("crawl_politely.py"))
        archive = f"sqlite:///{self.folder}/{'-'.join(keys)}.db"
        process = subprocess.Popen(
            [sys.executable, program, str(self.port), archive, str(delay), *keys],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def crawl(self, *processes: subprocess.Popen[str]) -> list[dict[str, Any]]:
        """Let processes crawl at once; return the results of their outlets."""
        for process in processes:
            begin(process)
        return [result for process in processes for result in json.loads(process.communicate(timeout=120)[0])]


def begin(process: subprocess.Popen[str]) -> None:
    """Let a process begin."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    site = Site()
    with web_server(type("Handler", (_Handler,), {"site": site})) as port:
        yield Host(site, port, tmp_path)


def assert_crawled(
    host: Host, results: list[dict[str, Any]], robots: int, keys: tuple[str, ...] = ("one", "two")
) -> None:
    """All articles of the outlets were read, and nothing was requested twice but robots.txt."""
    assert [(result["outcome"], result["counts"]["new"]) for result in results] == [("finished", ARTICLES)] * len(keys)
    pages = [f"/{key}{page}" for key in keys for page in ("", *(f"/details/{n}" for n in range(1, ARTICLES + 1)))]
    assert sorted(host.site.paths) == sorted([*pages, *["/robots.txt"] * robots])


def test_one_process_keeps_the_crawl_delay(host: Host) -> None:
    results = host.crawl(host.start("one"))
    assert_crawled(host, results, robots=1, keys=("one",))
    assert min(host.site.gaps) >= DELAY


@pytest.mark.slow
def test_two_processes_keep_the_crawl_delay_of_their_host_together(host: Host) -> None:
    results = host.crawl(host.start("one"), host.start("two"))
    assert_crawled(host, results, robots=2)
    assert min(host.site.gaps) >= DELAY, "robots.txt included"


@pytest.mark.slow
def test_two_outlets_of_one_process_keep_the_crawl_delay_of_their_host_together(host: Host) -> None:
    results = host.crawl(host.start("one", "two"))
    assert_crawled(host, results, robots=2)
    assert min(host.site.gaps) >= DELAY


@pytest.mark.slow
def test_two_processes_keep_the_delay_of_their_outlets_together(host: Host) -> None:
    host.site.robots = ""
    results = host.crawl(host.start("one", delay=DELAY), host.start("two", delay=DELAY))
    assert_crawled(host, results, robots=2)
    # It is counted from the begin of a request, which the host does not see: only the sum of the gaps is certain, but for the way of the first.
    assert sum(host.site.gaps) >= 0.8 * DELAY * len(host.site.gaps)


@pytest.mark.slow
def test_a_wait_that_the_host_asks_one_process_for_is_kept_by_the_other(host: Host) -> None:
    host.site.refuses = "/one/details/1"
    results = host.crawl(host.start("one"), host.start("two"))
    assert [result["counts"]["new"] for result in results] == [ARTICLES] * 2
    refused = host.site.paths.index("/one/details/1")
    assert host.site.gaps[refused] >= WAIT


@pytest.mark.slow
def test_a_process_that_is_killed_in_a_request_leaves_the_host_free(host: Host) -> None:
    asked, answered = threading.Event(), threading.Event()

    def hold() -> None:
        asked.set()
        answered.wait(60)

    host.site.at["/one/details/1"] = hold
    killed, other = host.start("one"), host.start("two")
    begin(killed)
    assert asked.wait(60)
    begin(other)
    killed.kill()
    killed.communicate()
    (result,) = json.loads(other.communicate(timeout=60)[0])
    answered.set()
    assert (result["outcome"], result["counts"]["new"]) == ("finished", ARTICLES)


def test_without_a_delay_no_turns_are_taken(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    host.site.robots = ""
    monkeypatch.setenv("NEWSARCHIVE_TURNS", str(host.folder / "turns"))
    assert_crawled(host, host.crawl(host.start("one", delay=0)), robots=1, keys=("one",))
    assert not (host.folder / "turns" / "hosts").exists()


@pytest.mark.parametrize(
    ("folder", "why"), [("{folder}/file", "Not a directory"), ("/proc/none", "No such file or directory")]
)
def test_a_folder_of_turns_that_cannot_be_written_ends_the_run_before_any_request(
    host: Host, monkeypatch: pytest.MonkeyPatch, folder: str, why: str
) -> None:
    (host.folder / "file").touch()
    turns = folder.format(folder=host.folder)
    monkeypatch.setenv("NEWSARCHIVE_TURNS", turns)
    (result,) = host.crawl(host.start("one"))
    assert result["outcome"] == "failed"
    assert result["error"].startswith(f"{turns}/robots/127.0.0.1:{host.port} cannot be written: {why}. ")
    assert result["error"].endswith("Make its folder writable, or set NEWSARCHIVE_TURNS to one that is.")
    assert host.site.paths == []
