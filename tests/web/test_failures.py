"""What could not be fetched, by clicks from the first page: addresses, reasons in words, and the same as JSON and CSV."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.archive.takedowns import decide
from newsarchive.archive.visibility import Takedown
from newsarchive.items import Reason
from newsarchive.web import failures_page
from newsarchive.web.language import LANGUAGES
from newsarchive.web.reading_room import ReadingRoom
from tests.archive.pages import NOW, OUTLET, RUN, article, captured
from tests.archive.test_coverage import DAY
from tests.archive.test_failed_fetches import SITE, failed
from tests.web.rooms import id_of, is_refused, reading_room, text_of

PATH = "/coverage/dinpatra/failures"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadingRoom, "now", lambda _: NOW.astimezone(UTC))


@pytest.fixture
def failing(sqlite_engine: Engine) -> Iterator[TestClient]:
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **{**RUN, "source": "network", "started_at": NOW - 2 * DAY})
    pages = [
        captured(article(1), fetched_at=NOW - DAY),
        failed(1, Reason.TIMEOUT),
        failed(2, Reason.NOT_FOUND),
        failed(3, Reason.TIMEOUT, NOW - DAY),
    ]
    writer.write(run, pages, now=NOW)
    with reading_room(sqlite_engine) as room:
        yield room


def link(page: str, to: str) -> str:
    """The first address of a page that begins so."""
    found = re.search(f'href="({re.escape(to)}[^"]*)"', page)
    assert found, to
    return found[1].replace("&amp;", "&")


def test_clicks_lead_from_the_first_page_to_an_address_and_its_reason(failing: TestClient) -> None:
    coverage = failing.get(link(failing.get("/").text, "/coverage")).text
    day = failing.get(link(coverage, "/coverage/dinpatra?day=2026-11-23")).text
    whole = f"{PATH}?since=2026-11-23&until=2026-11-23"
    assert f'href="{whole.replace("&", "&amp;")}"' in day
    assert text_of(failing.get(whole).text).count(SITE) == 2
    page = failing.get(link(day, f"{PATH}?since=2026-11-23&amp;until=2026-11-23&amp;reason=not_found")).text
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert f"{SITE}/news/2" in rows
    assert "the site has no such page" in rows
    assert "23 November 2026" in text_of(rows)
    assert f"{SITE}/news/1" not in rows


def test_a_day_leads_to_the_articles_that_were_published_on_it(failing: TestClient) -> None:
    page = failing.get("/coverage/dinpatra?day=2026-11-23").text
    address = link(page, "/search?outlet=dinpatra")
    assert address == "/search?outlet=dinpatra&since=2026-11-23&until=2026-11-23"
    assert "1 hit" in text_of(failing.get(address).text)  # fetched a day before
    assert "These are days of publication" in text_of(page)


def test_what_the_archive_has_by_another_fetch_is_a_link(failing: TestClient) -> None:
    rows = failing.get(PATH).text.partition("<tbody>")[2]
    assert rows.count("The archive has this article by another fetch") == 1
    assert f'href="/a/{id_of(1)}"' in rows


def test_the_pages_are_links(failing: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures_page, "_PAGE", 2)
    first = failing.get(PATH).text
    second = failing.get(link(first, f"{PATH}?page=2")).text
    assert [text.count("<tr><td>") for text in (first, second)] == [2, 1]
    assert f'rel="prev nofollow" href="{PATH}"' in second
    assert "Next page" not in second


def test_the_same_as_json_and_csv(failing: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found = failing.get(f"{PATH}.json", params={"since": "2026-11-23"}).json()
    assert found["reasons"] == {"not_found": 1, "timeout": 1}
    assert [(each["url"], each["reason"], each["at"]) for each in found["failures"]] == [
        (f"{SITE}/news/2", "not_found", "2026-11-23T08:05:00+00:00"),
        (f"{SITE}/news/1", "timeout", "2026-11-23T08:05:00+00:00"),
    ]
    assert found["failures"][1]["permalink"] == f"http://127.0.0.1:8000/a/{id_of(1)}"
    written = failing.get(f"{PATH}.csv", params={"reason": "timeout"}).content.decode("utf-8-sig")
    assert [row["url"][-1] for row in csv.DictReader(io.StringIO(written))] == ["1", "3"]
    monkeypatch.setattr(failures_page, "_IN_FILE", 2)
    following = failing.get(f"{PATH}.json").json()["next"]
    assert [each["url"][-1] for each in failing.get(following).json()["failures"]] == ["3"]


def test_an_address_that_no_list_shows_is_nowhere(failing: TestClient, sqlite_engine: Engine) -> None:
    decide(sqlite_engine, Takedown(OUTLET.key, f"{SITE}/news/2", "withheld", "x", False, (), NOW))
    for ending in ("", ".json", ".csv"):
        text = failing.get(f"{PATH}{ending}").text
        assert (f"{SITE}/news/1" in text, f"{SITE}/news/2" in text) == (True, False)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("reason=x", "“x” is no reason why a fetch fails"),
        ("since=2026-11-24", "The first day is later than the last one."),
        ("page=0", "“0” is no number"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(failing: TestClient, query: str, sentence: str) -> None:
    for ending in ("", ".json", ".csv"):
        answer = failing.get(f"{PATH}{ending}?{query}")
        assert is_refused(answer, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_safe_in_both_languages(failing: TestClient, language: str) -> None:
    answer = failing.get(PATH, params={"lang": language})
    assert (answer.status_code, answer.headers["x-robots-tag"]) == (200, "noindex")
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", answer.text)
    assert failing.get("/coverage/none/failures").status_code == 404
