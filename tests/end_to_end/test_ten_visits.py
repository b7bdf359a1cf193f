"""One article over ten visits: what a person would write down of its history, and what the archive has of it, in any order of arrival."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from newsarchive.archive import Writer, open_archive
from newsarchive.extraction import parse
from newsarchive.items import Capture, CapturedPage, Page
from newsarchive.outlets import Listing, Outlet
from newsarchive.outlets.answers import reason_of_status
from newsarchive.outlets.reading import normalized, read_article
from tests.serving import web_server

HERE = Path(__file__).parent
ONE, TWO = "/details/1", "/details/2"

LEAD = "নবীনগরের খেয়াঘাটে নতুন পন্টুন বসেছে।"
SECOND = "ঘাটের ইজারাদার বলেন, দিনে তিন হাজার মানুষ পারাপার হয়।"
EDITED = SECOND.replace("তিন", "চার")
ADDED = "ভাড়া আগের মতোই থাকছে।"
ADVERTISEMENT = '<div class="ads"><p>ঈদে বিশেষ ছাড়, আজই আসুন আমাদের শোরুমে</p></div>'


def page(
    headline: str = "খেয়াঘাটে নতুন পন্টুন",
    paragraphs: tuple[str, ...] = (LEAD, SECOND),
    *,
    updated: str = "",
    beside: str = "",
    views: int = 118,
) -> bytes:
    """A page of the article. `updated`: its update time; `beside`: what is around the text."""
    modified = f', "dateModified": "{updated}"' if updated else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="bn"><head><meta charset="utf-8"><title>{headline}</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2026-06-20T15:10:00+06:00"{modified}}}</script></head><body>
<main><h1 class="details-title">{headline}</h1><div class="details-meta"><span class="reporter">নিজস্ব প্রতিবেদক</span>
<p class="details-date">প্রকাশের সময়: 20-06-2026 03:10 pm</p><span class="views">পঠিত {views} বার</span></div>
<div class="details-body">{text}{beside}</div><div class="share">শেয়ার {views // 2}</div></main>
<aside><div class="media"><a href="/"><h5>হাটে ইলিশ এসেছে</h5></a><small>{views % 9 + 1} ঘণ্টা আগে</small></div></aside>
</body></html>""".encode()


NEW_HEADLINE = "খেয়াঘাটে নতুন পন্টুন, কমল ভোগান্তি"
THREE = (LEAD, EDITED, ADDED)
UPDATED = "2026-06-20T18:30:00+06:00"
LAST = page(NEW_HEADLINE, THREE, updated=UPDATED)


class Visit(NamedTuple):
    """What the site answers at the article's address, and what a person writes down of it."""

    what: str
    status: int
    body: bytes
    version: int | None = None  # the number of a new version
    changes: tuple[str, ...] = ()  # of the version before
    state: str | None = None  # a new state


VISITS = (
    Visit("first", 200, page(), version=1),
    Visit("the headline is edited", 200, page(NEW_HEADLINE), 2, ("headline",)),
    Visit("one word of the body", 200, page(NEW_HEADLINE, (LEAD, EDITED)), 3, ("body",)),
    Visit("a paragraph is added", 200, page(NEW_HEADLINE, THREE), 4, ("body",)),
    Visit("the update time alone", 200, LAST, 5, ("time",)),
    Visit("an advertisement", 200, page(NEW_HEADLINE, THREE, updated=UPDATED, beside=ADVERTISEMENT)),
    Visit("counters and relative times", 200, page(NEW_HEADLINE, THREE, updated=UPDATED, views=2409)),
    Visit("deleted", 404, b"<h1>404</h1>", state="gone"),
    Visit("an outage", 503, b"<h1>503</h1>"),
    Visit("it returns", 200, LAST, state="present"),
    Visit("it moves", 301, b"", state="moved"),
)
VERSIONS = [(visit.version, number) for number, visit in enumerate(VISITS) if visit.version]
CHANGES = [list(visit.changes) for visit in VISITS if visit.changes]
STATES = [(visit.state, number) for number, visit in enumerate(VISITS) if visit.state]


@dataclass
class History:
    """What an archive has of the article, with the numbers of visits in place of instants."""

    versions: list[tuple[int, int]]
    changes: list[list[str]]
    states: list[tuple[str, int]]
    target_url: str | None
    causes: set[str]


def history(archive: Path, visit_of: Any) -> History:
    """Read the history of the article. `visit_of`: the number of the visit of an instant, as it is stored."""
    with closing(sqlite3.connect(archive)) as connection:
        id_, last, since = connection.execute(
            "SELECT id, version, version_first_seen_at FROM articles WHERE url LIKE ?", (f"%{ONE}",)
        ).fetchone()
        earlier = connection.execute(
            "SELECT version, first_seen_at, changes, cause FROM article_versions WHERE article_id = ? ORDER BY version",
            (id_,),
        ).fetchall()
        states = connection.execute(
            "SELECT state, since, target_url FROM article_states WHERE article_id = ? ORDER BY since", (id_,)
        ).fetchall()
    return History(
        [*((version, visit_of(at)) for version, at, _, _ in earlier), (last, visit_of(since))],
        [json.loads(changes) for _, _, changes, _ in earlier],
        [(state, visit_of(at)) for state, at, _ in states],
        states[-1][2] if states else None,
        {cause for *_, cause in earlier},
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    visit: int

    def do_GET(self) -> None:
        status, body, location = self._answer()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _answer(self) -> tuple[int, bytes, str | None]:
        visit = VISITS[self.visit]
        has_moved = visit.status == 301
        if self.path == "/robots.txt":
            return 404, b"", None
        if self.path == "/":
            listed = f'<a href="{ONE}">খবর</a>' + (f'<a href="{TWO}">খবর</a>' if has_moved else "")
            return 200, f'<html><head><meta charset="utf-8"></head><body>{listed}</body></html>'.encode(), None
        if self.path == ONE:
            return visit.status, visit.body, TWO if has_moved else None
        if self.path == TWO and has_moved:
            return 200, page(NEW_HEADLINE, THREE, updated=UPDATED), None
        return 404, b"", None

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@contextmanager
def running_site() -> Iterator[tuple[int, type[_Handler]]]:
    """Run the site; give its port, and its handler, whose `visit` can be set."""
    handler = type("Handler", (_Handler,), {"visit": 0})
    with web_server(handler) as port:
        yield port, handler


@pytest.mark.slow
@pytest.mark.end_to_end
def test_crawls_of_ten_visits_give_the_history_that_a_person_writes_down(tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    began: list[datetime] = []
    with running_site() as (port, site):
        for number in range(len(VISITS)):
            site.visit = number
            began.append(datetime.now(UTC))
            command = [sys.executable, str(HERE / "crawl_site.py"), str(port), f"sqlite:///{archive}"]
            subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path, check=True)

    def visit_of(written: str) -> int:
        at = datetime.fromisoformat(written).replace(tzinfo=UTC)
        return sum(start <= at for start in began) - 1

    found = history(archive, visit_of)
    assert found.versions == VERSIONS
    assert found.changes == CHANGES
    assert found.causes == {"site"}
    assert found.states == STATES
    assert found.target_url == f"http://127.0.0.1:{port}{TWO}"
    with closing(sqlite3.connect(archive)) as connection:
        kept = connection.execute("SELECT url, state FROM articles ORDER BY url").fetchall()
    assert [(url.partition(f":{port}")[2], state) for url, state in kept] == [(ONE, "moved"), (TWO, "present")]


OUTLET = Outlet(
    key="ghat",
    name_bn="ঘাট",
    name_en="Ghat",
    domains=("ghat.example",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={r"/details/(?P<id>\d+)": "/details/{id}"},
    layouts=("deshchitro",),
)
FIRST = datetime(2026, 6, 21, 4, 0, tzinfo=UTC)


def captured(number: int, visit: Visit) -> CapturedPage:
    """The visit as a spider yields it."""
    url, fetched_at = OUTLET.url(ONE), FIRST + timedelta(days=number)
    capture = Capture(
        url=url,
        outlet=OUTLET.key,
        kind="redirect" if visit.status == 301 else "article",
        status=visit.status,
        fetched_at=fetched_at,
        digest=sha256(visit.body).hexdigest(),
        size=len(visit.body),
        reason=reason_of_status(visit.status) if visit.status >= 400 else None,
        redirects_to=TWO if visit.status == 301 else None,
    )
    if visit.status != 200:
        return CapturedPage(capture)
    read = Page(visit.body, url, fetched_at)
    return CapturedPage(capture, [], normalized(read_article(parse(read), OUTLET), read, OUTLET))


@pytest.mark.parametrize("seed", range(8))
def test_the_same_pages_in_any_order_give_the_same_history(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    pages = [captured(number, visit) for number, visit in enumerate(VISITS)]
    random.shuffle(pages)
    engine = open_archive(f"sqlite:///{tmp_path / 'archive.db'}")
    writer = Writer(engine, extractor="0.1.0", address_of=OUTLET.listed)
    run = writer.start_run(OUTLET.record, source="replay", started_at=FIRST, settings={}, versions={})
    while pages:
        size = random.randint(1, 4)
        batch, pages = pages[:size], pages[size:]
        writer.write(run, batch, now=FIRST + timedelta(days=99))
    engine.dispose()
    found = history(
        tmp_path / "archive.db", lambda written: (datetime.fromisoformat(written).replace(tzinfo=UTC) - FIRST).days
    )
    assert found == History(VERSIONS, CHANGES, STATES, OUTLET.url(TWO), {"site"})
