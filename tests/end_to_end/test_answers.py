"""A crawl to whose second requests a site sends anything but its articles: the archive stays as it was."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.end_to_end.site import article_html, front_html
from tests.end_to_end.test_site import _crawl
from tests.serving import web_server

Sent = tuple[int, bytes, dict[str, str]]  # status, body, headers
NOT_FOUND = "<html><head><title>দেশচিত্র</title></head><body><h2>দুঃখিত, খবরটি আর পাওয়া যাচ্ছে না</h2></body></html>"
MAINTENANCE = "<html><head><title>দেশচিত্র</title></head><body><h1>সাইটটির উন্নয়নের কাজ চলছে</h1></body></html>"
PHP = "<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception in /srv/www/details.php:31\n"
CUT = article_html(7)[: article_html(7).index("বাঁধের")]
ANSWERS: dict[int, tuple[str, Sent]] = {
    1: ("empty_page", (200, b"", {})),
    2: ("empty_page", (200, b" \n\t\n", {})),
    3: ("no_content", (204, b"", {})),
    4: ("partial", (206, article_html(4).encode(), {"Content-Range": "bytes 0-99/100"})),
    5: ("soft_404", (200, NOT_FOUND.encode(), {})),
    6: ("server_error", (200, MAINTENANCE.encode(), {})),
    7: ("truncated", (200, CUT.encode(), {})),
    8: ("server_error", (200, PHP.encode(), {})),
    9: ("soft_404", (200, b'<html><head><meta http-equiv="refresh" content="0;url=/"></head><body></body></html>', {})),
}
NUMBERS = list(ANSWERS)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    failing: threading.Event

    def do_GET(self) -> None:
        status, body, headers = self._answer()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> Sent:
        number = self.path.removeprefix("/details/")
        if self.path == "/":
            return 200, front_html(NUMBERS).encode(), {}
        if not number.isdecimal():
            return 404, b"", {}
        return ANSWERS[int(number)][1] if self.failing.is_set() else (200, article_html(int(number)).encode(), {})

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@contextmanager
def running() -> Iterator[tuple[int, threading.Event]]:
    failing = threading.Event()
    with web_server(type("Handler", (_Handler,), {"failing": failing})) as port:
        yield port, failing


def _rows(archive: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(query).fetchall()


def test_no_answer_replaces_an_article_unless_it_is_one(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    articles = "SELECT url, headline, byline, body, published_at, version, last_seen_at FROM articles ORDER BY url"
    with running() as (port, failing):
        first = _crawl(port, archive)
        before = _rows(archive, articles)
        failing.set()
        second = _crawl(port, archive)
    assert len(before) == len(NUMBERS)
    assert first["counts"]["failed"] == 0
    assert _rows(archive, articles) == before
    assert _rows(archive, "SELECT * FROM article_versions") == []
    reasons = [reason for reason, _ in ANSWERS.values()]
    assert second["failures"] == {reason: reasons.count(reason) for reason in reasons}
    assert (second["counts"]["failed"], second["counts"]["changed"], second["counts"]["repeated"]) == (
        len(NUMBERS),
        0,
        0,
    )
    captures = _rows(archive, "SELECT count(*) FROM captures WHERE kind = 'article'")
    assert captures == [(2 * len(NUMBERS),)]


def test_a_replay_of_pages_that_are_no_articles_exits_with_1(tmp_path: Path) -> None:
    archive, folder = tmp_path / "archive.db", tmp_path / "pages"
    folder.mkdir()
    (folder / "1.html").write_text(NOT_FOUND, encoding="utf-8")
    entry = '{"file": "1.html", "url": "https://deshchitro.com/details/1", "kind": "article"}\n'
    (folder / "manifest.jsonl").write_text(entry, encoding="utf-8")
    command = [sys.executable, "-m", "newsarchive", "crawl", "deshchitro", "--from", str(folder)]
    done = subprocess.run(
        [*command, "--archive", f"sqlite:///{archive}"], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert "soft_404" in done.stdout + done.stderr
    assert _rows(archive, "SELECT * FROM articles") == []
