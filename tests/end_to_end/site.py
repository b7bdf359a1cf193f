"""A news site of the project's own on loopback, with everything that sites do to a crawler."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.serving import web_server

LARGE = 20 * 1024 * 1024  # bytes: more than a page may have


def article_html(number: int, links: str = "") -> str:
    """Write an article page in Deshchitro's design."""
    return f"""<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>খবর {number} | দেশচিত্র</title></head><body>
<div class="scroll-news"><marquee><a href="/details/2">চলতি শিরোনাম দুই</a> <a href="/details/3">চলতি শিরোনাম তিন</a></marquee></div>
<main><h1 class="details-title">গ্রামের খবর নম্বর {number}</h1>
<div class="details-meta"><span class="reporter">নিজস্ব প্রতিবেদক</span>
<p class="details-date">প্রকাশের সময়: 20-06-2024 03:{number % 60:02}:57 pm</p></div>
<div class="details-body"><p>নদীর পাড়ে {number} নম্বর বাঁধের কাজ শেষ হয়েছে।</p><p>এলাকার মানুষ এতে খুশি।</p></div></main>
<aside>{links}</aside></body></html>"""


def front_html(numbers: list[int]) -> str:
    """Write a front page that names articles."""
    cards = "".join(
        f'<div class="media"><a href="/details/{number}"><h5>গ্রামের খবর নম্বর {number}</h5></a></div>'
        for number in numbers
    )
    marquee = '<div class="scroll-news"><marquee><a href="/details/1">চলতি শিরোনাম এক</a></marquee></div>'
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{marquee}{cards}<a href="/about">আমরা</a></body></html>'


@dataclass
class Log:
    """What the site was asked: path and user agent in order, and how many requests it had at once."""

    paths: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)
    most_at_once: int = 0
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def request(self, path: str, agent: str) -> Iterator[None]:
        """Note a request while it is answered."""
        # The page that never ends goes on for a moment after the crawler has hung up.
        counted = path != "/details/10"
        with self._lock:
            self.paths.append(path)
            self.agents.add(agent)
            self.times.append(time.monotonic())
            self._at_once += counted
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= counted


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    log: Log
    stopping: threading.Event

    def do_GET(self) -> None:
        with self.log.request(self.path, self.headers.get("User-Agent", "")):
            answer: Callable[[], None] = getattr(self, _ANSWERS.get(self.path, ""), self._plain)
            try:
                answer()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Be quiet."""

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _plain(self) -> None:
        number = self.path.removeprefix("/details/")
        if number.isdecimal() and int(number) < 50:
            self._send(article_html(int(number)).encode())
        else:
            self._send(b"<h1>404</h1>", 404)

    def robots(self) -> None:
        self._send(b"User-agent: *\nDisallow: /details/6\n", Content_Type="text/plain")

    def front(self) -> None:
        self._send(front_html([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 404]).encode())

    def compressed(self) -> None:
        self._send(gzip.compress(article_html(4).encode()), Content_Encoding="gzip")

    def wrong_charset(self) -> None:
        self._send(article_html(5).encode(), Content_Type="text/html; charset=iso-8859-1")

    def moved(self) -> None:
        self._send(b"", 301, Location="/district/bogura/details/7")

    def seven(self) -> None:
        self._send(article_html(7).encode())

    def moved_away(self) -> None:
        self._send(b"", 302, Location="https://elsewhere.example/details/8")

    def broken(self) -> None:
        self._send(b"<h1>500</h1>", 500)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while not self.stopping.wait(0.1):
            self.wfile.write(b"4\r\n<p>.\r\n")

    def slow(self) -> None:
        self.stopping.wait(1)
        self._send(article_html(11).encode())

    def large(self) -> None:
        self._send(b" " * LARGE)

    def cut(self) -> None:
        body = article_html(13).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(2 * len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def forbidden(self) -> None:
        self._send(b"<h1>403</h1>", 403)

    def links_on(self) -> None:
        self._send(article_html(15, '<a href="/details/16">আরও</a>').encode())


_ANSWERS = {
    "/robots.txt": "robots",
    "/": "front",
    "/details/4": "compressed",
    "/details/5": "wrong_charset",
    "/details/7": "moved",
    "/details/8": "moved_away",
    "/details/9": "broken",
    "/details/10": "endless",
    "/details/11": "slow",
    "/details/12": "large",
    "/details/13": "cut",
    "/details/14": "forbidden",
    "/details/15": "links_on",
    "/district/bogura/details/7": "seven",
}


@contextmanager
def running_site() -> Iterator[tuple[int, Log]]:
    """Run the site; give its port on 127.0.0.1 and its log."""
    log, stopping = Log(), threading.Event()
    handler = type("Handler", (_Handler,), {"log": log, "stopping": stopping})
    with web_server(handler) as port:
        try:
            yield port, log
        finally:
            stopping.set()
