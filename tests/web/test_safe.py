"""Nothing that a page of an outlet contains, and nothing that is asked, does harm."""

import csv
import io
import json
import logging
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.web import assets
from newsarchive.web.settings import Settings
from newsarchive.web.xml_text import without_controls
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OUTLET, RUN, article, captured
from tests.web.rooms import EDITED, HOSTILE, HOSTILE_ID, SCRIPT, fill, reading_room, without_own_script

PAGES = (
    "/", "/search", "/search?versions=all", f"/search?q={'%3Cscript%3E'}", f"/a/{HOSTILE_ID}", f"/a/{HOSTILE_ID}/v/1",
    f"/a/{HOSTILE_ID}/v/1?hl=alert",
    f"/a/{HOSTILE_ID}/diff/1/2", f"/a/{HOSTILE_ID}/diff/1/2?only=changes", "/search?byline=%22%3E%3Cscript%3E&section=%22%3E%3Cscript%3E",
)  # fmt: skip
EVERYWHERE = (*PAGES, "/search.json", "/search.csv", "/search.atom", "/opensearch.xml", "/unapi", "/robots.txt", "/static/site.css", "/nothing",
              "/search?since=x", f"/a/{HOSTILE_ID}/v/1/cite/ris")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["bn", "en"])
def test_no_text_of_an_outlet_is_markup(sqlite_room: TestClient, path: str, language: str) -> None:
    page = sqlite_room.get(path, params={"lang": language} if "?" not in path else None).text
    assert "<script" not in without_own_script(page).lower()
    assert SCRIPT not in re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", page)


def test_the_hostile_headline_itself_is_shown(sqlite_room: TestClient) -> None:
    page = sqlite_room.get(f"/a/{HOSTILE_ID}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{7*7}}" in page  # no template is made of it


def test_the_lists_contain_the_hostile_headline_as_it_is(sqlite_room: TestClient) -> None:
    parameters = {"q": "alert", "versions": "all"}
    hits = json.loads(sqlite_room.get("/search.json", params=parameters).text)["hits"]
    assert HOSTILE in [hit["headline"] for hit in hits]
    table = sqlite_room.get("/search.csv", params=parameters).content.decode("utf-8-sig")
    assert HOSTILE in [row["headline"] for row in csv.DictReader(io.StringIO(table, newline=""))]
    feed = ElementTree.fromstring(sqlite_room.get("/search.atom", params=parameters).content)  # noqa: S314  our own document
    titles = [
        entry.findtext("{http://www.w3.org/2005/Atom}title")
        for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")
    ]
    assert HOSTILE.replace("\x01", "\ufffd") in titles


@given(st.text())
def test_what_goes_into_a_feed_can_be_parsed(written: str) -> None:
    document = f"<a>{without_controls(written).replace('&', '&amp;').replace('<', '&lt;')}</a>"
    ElementTree.fromstring(document.replace("]]>", "]]&gt;"))  # noqa: S314  our own document


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_has_the_headers_of_safety(sqlite_room: TestClient, path: str) -> None:
    headers = sqlite_room.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "path", ["/", "/search.json", f"/a/{EDITED}", "/download/file", "/timegate/https://dinpatra.example/news/1"]
)
def test_nothing_can_be_written(room: TestClient, engine: Engine, method: str, path: str) -> None:
    before = rows_of(engine, "SELECT id, headline, version FROM articles ORDER BY id")
    assert room.request(method, path, params={"q": "'; DROP TABLE articles; --"}).status_code == 405
    assert room.get("/search", params={"q": "'; DROP TABLE articles; --", "outlet": "x' OR 1=1"}).status_code == 200
    assert rows_of(engine, "SELECT id, headline, version FROM articles ORDER BY id") == before


def test_a_failure_is_a_page_without_details_and_a_line_in_the_log(
    sqlite_engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine) as room:
        room.get("/")
        with sqlite_engine.connect() as connection:
            connection.execute(text("ALTER TABLE article_states RENAME TO hidden"))
            connection.commit()
        with caplog.at_level(logging.ERROR, "newsarchive.web"):
            answer = room.get(f"/a/{EDITED}")
    assert answer.status_code == 500
    assert "The archive could not answer" in answer.text
    assert "article_states" not in answer.text
    assert "no such table: article_states" in caplog.text
    assert "default-src" in answer.headers["content-security-policy"]


def test_a_fault_of_the_program_is_such_a_page_too(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("a secret")

    monkeypatch.setattr(assets, "_content", broken)
    with reading_room(sqlite_engine, raises=False) as room:
        answer = room.get("/static/site.css")
    assert (answer.status_code, "a secret" in answer.text) == (500, False)
    assert "default-src" in answer.headers["content-security-policy"]


def test_a_name_of_another_site_is_refused(sqlite_engine: Engine) -> None:
    with reading_room(sqlite_engine) as room:
        assert room.get("/", headers={"host": "attacker.example"}).status_code == 400
        assert room.get("/", headers={"host": "localhost:9"}).status_code == 200
    with reading_room(sqlite_engine, Settings(host="192.0.2.1", base_url="https://archive.example")) as room:
        assert room.get("/", headers={"host": "archive.example"}).status_code == 200
        assert room.get("/", headers={"host": "attacker.example"}).status_code == 400


def test_what_a_browser_has_is_not_sent_again(sqlite_room: TestClient) -> None:
    for path in (f"/a/{EDITED}/v/1", "/static/site.css", "/search.json"):
        first = sqlite_room.get(path)
        again = sqlite_room.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert sqlite_room.get(path, headers={"if-none-match": 'W/"other"'}).status_code == 200


def test_searches_are_not_for_programs(sqlite_room: TestClient) -> None:
    assert "Disallow: /search\n" in sqlite_room.get("/robots.txt").text


def test_made_up_articles_are_stated_on_every_page_and_are_not_for_programs(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN, kind="made_up")
    writer.write(run, [captured(article(1))], now=NOW)
    with reading_room(sqlite_engine) as room:
        for path in ("/", "/search", f"/a/{EDITED}", f"/a/{EDITED}/diff/1/1"):
            assert "The articles of this archive are made up" in room.get(path).text
        assert "Disallow: /\n" in room.get("/robots.txt").text
        assert 'name="robots" content="noindex"' in room.get(f"/a/{EDITED}").text
