"""The memory of what waits: a back-fill whose sitemaps list a million addresses, and a run of a thousand pages, each against a site on loopback."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bench.made_up import CONSONANTS, SIGNS
from bench.memory import Memory

DAYS: Final = 2_000
A_DAY: Final = 500  # addresses in the sitemap of each day
MOST: Final = 300.0  # MB, for a million addresses
PAGES: Final = 1_000
MARKS: Final = (200, PAGES)
_FRONT: Final = 200  # articles that the front page lists; the others are found by links
_LINKS: Final = 100  # from each article to others
_WORDS: Final = 230  # in an article, of so many different ones:
_VOCABULARY: Final = 3_000
_MARKUP: Final = "<!-- scripts and styles -->" * 2_000  # pages are far larger than their articles
_DAY = re.compile(r"/day-(\d{4}-\d\d-\d\d)\.xml")
_ARTICLE = re.compile(r"/news/(\d+)")
_SENTENCE = "নদীর পাড়ে বাঁধের কাজ শেষ হয়েছে, এলাকার মানুষ এতে খুশি। "


def main() -> None:
    """Print the most memory of the process that lists a million addresses, and that of one that fetches a thousand pages, at two points."""
    found = listed(DAYS)
    most = found[-1]
    print(
        f"a back-fill of {DAYS:,} daily sitemaps: {most.pages:,} addresses of articles, each once; at most {most.peak:.0f} MB "
        f"(goal: {MOST:.0f} MB), {found[0].now:.0f} MB after the first sitemap"
    )
    for each in fetched(PAGES, MARKS):
        print(f"a run of {PAGES:,} pages: {each.now:.1f} MB after {each.pages:,}")


def listed(days: int, a_day: int = A_DAY) -> list[Memory]:
    """Return the memory of a back-fill after its first sitemap, and at its end: its articles are counted and not fetched."""
    with _site(a_day) as port:
        return _measured("listed", str(port), str(days), str(a_day))


def fetched(pages: int, marks: tuple[int, ...]) -> list[Memory]:
    """Return the memory of a run of so many articles when it has stored those of each mark."""
    with _site(0, pages) as port:
        return _measured("fetched", str(port), *map(str, marks))


def _measured(*arguments: str) -> list[Memory]:
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.memory", f"sqlite:///{folder}/archive.db", *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent, text=True, check=True)
    return [Memory.of(line) for line in done.stdout.splitlines()]


@contextmanager
def _site(a_day: int, pages: int = 0) -> Iterator[int]:
    """Yield the port of a site: a sitemap of so many addresses for each day, and so many articles that link to each other."""

    class Site(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece, at once
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            found = _answer(self.path, f"http://{self.headers['Host']}", a_day, pages)
            kind, body = found or ("text/html; charset=utf-8", "")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Be quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def _answer(path: str, base: str, a_day: int, pages: int) -> tuple[str, str] | None:
    """Return type and body of the response for a path; None if there is none."""
    if day := _DAY.fullmatch(path):
        return "application/xml", _sitemap(base, day[1], a_day)
    if path == "/":
        return "text/html; charset=utf-8", _html("", range(1, min(_FRONT, pages) + 1))
    article = _ARTICLE.fullmatch(path)
    if article and 0 < int(article[1]) <= pages:
        number = int(article[1])
        return "text/html; charset=utf-8", _html(
            _text(number), ((number * 7 + step) % pages + 1 for step in range(_LINKS))
        )
    return None


def _sitemap(base: str, day: str, a_day: int) -> str:
    first = date.fromisoformat(day).toordinal() * a_day
    entries = "".join(
        f"<url><loc>{base}/news/{number}</loc><lastmod>{day}T08:05:00+06:00</lastmod><news:news>"
        f"<news:publication_date>{day}T08:00:00+06:00</news:publication_date>"
        f"<news:title>{_SENTENCE}{number}</news:title></news:news></url>"
        for number in range(first, first + a_day)
    )
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {names}>{entries}</urlset>'


def _text(number: int) -> str:
    """Return the markup of an article whose words are its own: near copies would be compared with each other."""
    words = Random(number).choices(_words(), k=_WORDS)
    return (
        f'<h1 class="details-title">{" ".join(words[:7])}</h1><div class="details-meta"></div>'
        f'<div class="details-body"><p>{" ".join(words[7:])}</p></div>'
    )


@cache
def _words() -> list[str]:
    chance = Random(0)
    return ["".join(chance.choice(CONSONANTS) + chance.choice(SIGNS) for _ in range(3)) for _ in range(_VOCABULARY)]


def _html(main: str, links: Iterator[int] | range) -> str:
    listed = "".join(f'<a href="/news/{number}"><h5>গ্রামের খবর নম্বর {number}</h5></a>' for number in links)
    return f'<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8">{_MARKUP}</head><body><main>{main}</main>{listed}</body></html>'
