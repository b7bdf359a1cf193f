"""The pages of coverage and health: the same numbers as the archive counts, gaps, reasons in words, and what is wrong with an outlet."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, timedelta
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer, coverage
from newsarchive.items import Reason
from newsarchive.operations import judged
from newsarchive.operations.disk import Disk
from newsarchive.operations.findings import Cause, State
from newsarchive.operations.rules import Rules
from newsarchive.web.language import LANGUAGES, texts
from newsarchive.web.reading_room import ReadingRoom
from newsarchive.web.settings import Settings
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, article, captured
from tests.archive.test_coverage import failure, listing
from tests.web.rooms import SCRIPT, is_refused, reading_room, text_of

DAY = timedelta(days=1)
TODAY = NOW.date()  # 2026-11-23
PATHS = (
    "/coverage",
    "/coverage.json",
    "/coverage.csv",
    "/coverage/dinpatra",
    "/coverage/dinpatra.json",
    "/coverage/dinpatra.csv",
)


def fill_days(engine: Engine) -> None:
    """Write the runs of an outlet over the network on five days, the last four days ago, with failures; and a replay of another."""
    writer = Writer(engine, extractor="0")
    for ago in (9, 8, 6, 5, 4):
        at = NOW - ago * DAY
        run = writer.start_run(OUTLET, **{**RUN, "source": "network", "started_at": at})
        pages = [listing(at, f"news/{ago}", f"news/{ago}0"), captured(article(ago), fetched_at=at)]
        if ago == 6:
            pages += [*[failure(at, Reason.TIMEOUT)] * 2, failure(at, Reason.SERVER_ERROR)]
            pages += [listing(at, "tag/<b>", is_article=False)]
        writer.write(run, pages, now=at)
        writer.finish_run(run, finished_at=at + timedelta(minutes=5), outcome="finished", counts={}, failures={})
    writer.start_run(OTHER, **{**RUN, "started_at": NOW - 40 * DAY})


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadingRoom, "now", lambda _: NOW.astimezone(UTC))


@pytest.fixture
def days(engine: Engine, writer: Writer) -> Iterator[TestClient]:
    fill_days(engine)
    with reading_room(engine) as client:
        yield client


@pytest.fixture
def sqlite_days(sqlite_engine: Engine) -> Iterator[TestClient]:
    fill_days(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        yield client


def cells_of(page: str, outlet: str) -> list[tuple[str, str]]:
    """The class and the text of each cell of a row, the newest day first."""
    row = page.partition(f'href="/coverage/{outlet}')[2].partition("</tr>")[0]
    cells = re.findall(r'<td(?: class="([a-z0-9]+)")?>(.*?)</td>', row)
    return [(level, text_of(cell)) for level, cell in cells]


def test_a_cell_has_its_number_its_failures_and_a_level(days: TestClient) -> None:
    cells = cells_of(days.get("/coverage").text, "dinpatra")
    assert cells[:10] == [
        ("", ""),  # today is not over yet
        ("gap", "–"), ("gap", "–"), ("gap", "–"),
        ("fetched4", "1"), ("fetched4", "1"), ("fetched4", "1−3"),
        ("gap", "–"),
        ("fetched4", "1"), ("fetched4", "1"),
    ]  # fmt: skip
    assert cells[10:] == [("", "")] * 20 + [("number", "10"), ("number", "5"), ("number", "3"), ("number", "4")]
    listed = cells_of(days.get("/coverage", params={"count": "listed"}).text, "dinpatra")
    assert listed[6] == ("listed4", "2−3")
    failed = cells_of(days.get("/coverage", params={"count": "failed"}).text, "dinpatra")
    assert failed[5:7] == [("failed0", "0"), ("failed4", "3")]  # three of four fetches


def test_a_cell_leads_to_its_day_with_reasons_in_words(days: TestClient) -> None:
    page = days.get("/coverage").text
    link = "/coverage/dinpatra?day=2026-11-17"
    assert f'href="{link}"' in page
    day = days.get(link).text
    section = text_of(
        day.partition('id="on-day"')[2].partition("</section>")[0].replace("</dd>", " ").replace("<br>", " ")
    )
    assert section.startswith(">17 November 2026 Runs1 Listed2 Stored1 Fetched1 New1 No article1 Failed3")
    assert "no response in time: 2 an error of the site: 1" in section
    gap = text_of(days.get("/coverage/dinpatra?day=2026-11-16").text)
    assert "16 November 2026 no run" in gap


def test_the_rows_of_an_outlet_are_its_days_with_gaps_between(days: TestClient) -> None:
    page = days.get("/coverage/dinpatra").text
    rows = re.findall(r"<tr><th scope=\"row\" class=\"day\">(.*?)</tr>", page.partition("<tbody>")[2], re.DOTALL)
    assert [(text_of(row)[:2], "no run" in row) for row in rows] == [
        ("22", True), ("21", True), ("20", True), ("19", False), ("18", False), ("17", False), ("16", True), ("15", False), ("14", False),
    ]  # fmt: skip
    assert "First run on 14 November 2026, last one on 19 November 2026." in text_of(page)


def test_addresses_that_are_no_articles_are_shown_and_escaped(days: TestClient) -> None:
    page = days.get("/coverage/dinpatra").text
    assert "https://dinpatra.example/tag/&lt;b&gt;" in page
    assert "<b>" not in page


def test_the_health_of_an_outlet_is_in_words(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    for ago in (12, 9, 6, 3):
        writer.start_run(OUTLET, **{**RUN, "source": "network", "started_at": NOW - ago * DAY})
    with reading_room(sqlite_engine) as room:
        english = text_of(room.get("/coverage/dinpatra").text)
        assert "Health broken broken: its runs have stopped. Since 20 November 2026" in english
        assert "Expected a run a day at least; it was not asked, since 2026-11-20 08:05 UTC. Most likely:" in english
        bengali = room.get("/coverage/dinpatra", params={"lang": "bn"}).text
        assert "অচল" in text_of(bengali)
        assert '<p class="facts" lang="en">Expected a run a day at least' in bengali
        assert "Dinpatra broken" in text_of(room.get("/health").text.replace("</th>", " "))
        (outlet,) = json.loads(room.get("/health.json").text)["outlets"]
        assert (outlet["state"], outlet["findings"][0]["cause"]) == ("broken", "not_asked")
        assert json.loads(room.get("/coverage/dinpatra.json").text)["health"] == outlet


def sentences_of(page: str) -> list[str]:
    """The sentences of the findings of a page."""
    return [unescape(each) for each in re.findall(r'<p class="facts" lang="en">(.*?)</p>', page)]


def test_the_page_of_the_health_has_all_that_the_command_prints(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Crawls that have stopped and a disk that is nearly full are no fault of an outlet; what is left out is not judged."""
    writer = Writer(sqlite_engine, extractor="0")
    for ago in (12, 9, 6, 3):
        for outlet in (OUTLET, OTHER):
            writer.start_run(outlet, **{**RUN, "source": "network", "started_at": NOW - ago * DAY})
    disk = Disk(("captures", "database"), 1000, 0.0, None)
    monkeypatch.setattr(judged, "usage", lambda *_, **__: SimpleNamespace(disks=(disk,)))
    found, _ = judged.judged(sqlite_engine, tmp_path, Rules(), NOW.astimezone(UTC), ["khobor"])
    printed = [each.sentence for each in (*found.archive, *found.common, *found.outlets[0].findings)]
    assert [each.cause for each in found.archive] == [Cause.NOT_ASKED, Cause.FULL_DISK]
    with reading_room(sqlite_engine, Settings(captures=tmp_path, left_out=("khobor",))) as room:
        page = room.get("/health").text
        assert sentences_of(page) == printed
        assert "Left out by the operator, and not judged: Khobor." in text_of(page)
        answer = room.get("/health.json").json()
        assert [each["cause"] for each in answer["archive"]] == ["not_asked", "full_disk"]
        assert [each["outlet"] for each in answer["outlets"]] == ["dinpatra"]
        assert "আর্কাইভ সামগ্রিকভাবে" in text_of(room.get("/health?lang=bn").text)


def test_every_state_and_cause_of_health_and_every_reason_has_its_words() -> None:
    for language in LANGUAGES:
        known = texts(language)
        names = {"health.state": State, "health.cause": Cause, "reason": Reason}
        assert [each for group, all_ in names.items() for each in all_ if f"{group}.{each}" not in known._by_key] == []


def test_an_outlet_that_was_never_fetched_over_the_network_is_not_judged(sqlite_days: TestClient) -> None:
    assert "its health is not judged" in text_of(sqlite_days.get("/coverage/khobor").text)


def test_the_days_before_and_after_and_more_days_are_links(sqlite_days: TestClient) -> None:
    page = sqlite_days.get("/coverage").text
    assert 'href="/coverage?until=2026-10-24"' in page
    assert "The days after" not in page
    assert 'href="/coverage?days=90"' in page
    before = sqlite_days.get("/coverage?until=২০২৬-১০-২৪&days=30").text
    assert '<link rel="canonical" href="/coverage?until=2026-10-24">' in before
    assert next(cell for cell in cells_of(before, "khobor") if cell[1]) == ("fetched0", "0")
    assert re.search(r'rel="next nofollow" href="/coverage"', before)


def test_days_without_any_run_lead_to_the_last_one(sqlite_engine: Engine) -> None:
    Writer(sqlite_engine, extractor="0").start_run(OTHER, **{**RUN, "started_at": NOW - 50 * DAY})
    with reading_room(sqlite_engine) as room:
        page = room.get("/coverage").text
        assert "There was no run on these days." in text_of(page)
        assert 'href="/coverage?until=2026-10-04"' in page
        assert "Khobor" in text_of(room.get("/coverage?until=2026-10-04").text)


def test_the_same_as_json_and_csv(days: TestClient, engine: Engine) -> None:
    expected = [day for day in coverage(engine) if TODAY - day.day < 30 * DAY]
    found = json.loads(days.get("/coverage.json").text)["days"]
    assert [(row["day"], row["listed"], row["fetched"]) for row in found if not row["is_gap"]] == [
        (day.day.isoformat(), day.listed, day.fetched) for day in expected
    ]
    assert [row["day"] for row in found if row["is_gap"]] == ["2026-11-16", "2026-11-20", "2026-11-21", "2026-11-22"]
    written = days.get("/coverage/dinpatra.csv").content
    assert written.startswith(b"\xef\xbb\xbf")
    rows = {row["day"]: row for row in csv.DictReader(io.StringIO(written.decode("utf-8-sig")))}
    assert (rows["2026-11-17"]["reasons"], rows["2026-11-17"]["stored"]) == ("server_error 1, timeout 2", "1")
    assert rows["2026-11-17"] | {} == next(
        {name: str(value) for name, value in {**row, "reasons": "server_error 1, timeout 2"}.items()}
        for row in json.loads(days.get("/coverage/dinpatra.json").text)["days"]
        if row["day"] == "2026-11-17"
    )


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("until=x", "“x” is no day for until"),
        ("day=2026-02-30", "“2026-02-30” is no day for day"),
        ("until=0001-01-01", "is no day for until"),
        ("days=31", "“31” is no choice for days. There are: 30, 90."),
        ("count=all", "“all” is no choice for count. There are: fetched, listed, failed."),
    ],
)
def test_a_value_that_cannot_be_used_is_named(sqlite_days: TestClient, query: str, sentence: str) -> None:
    for path in PATHS:
        answer = sqlite_days.get(f"{path}?{query}")
        assert is_refused(answer, sentence)


def test_an_unknown_outlet_is_not_found(sqlite_days: TestClient) -> None:
    assert {sqlite_days.get(f"/coverage/none{ending}").status_code for ending in ("", ".json", ".csv")} == {404}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/coverage", "/coverage?days=90", "/coverage/dinpatra?day=2026-11-17", "/health"])
def test_pages_are_safe_in_both_languages(sqlite_days: TestClient, path: str, language: str) -> None:
    answer = sqlite_days.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert (answer.status_code, answer.headers["x-robots-tag"]) == (200, "noindex")
    assert SCRIPT not in answer.text
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", answer.text)
    assert len(re.findall("<h1", answer.text)) == 1
