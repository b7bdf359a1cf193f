"""The page of a comparison has the hits of queries or outlets side by side, each with its own search."""

import csv
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import open_archive
from newsarchive.archive.search import count
from newsarchive.web.series_chart import HEIGHT, WIDTH, panels
from tests.web.rooms import fill, is_refused, reading_room, text_of
from tests.web.test_words import fill_months, rows_of

PATHS = ("/compare", "/compare.json", "/compare.csv")
TWO = {"q": ["নদী", "পাখি"]}
OUTLETS = {"q": "নদী", "outlet": ["dinpatra", "khobor"]}


@pytest.fixture
def months_room(engine: Engine) -> Iterator[TestClient]:
    fill_months(engine)
    with reading_room(engine) as client:
        yield client


def section_of(page: str, name: str) -> str:
    """The section of a page with a name."""
    return page.partition(f'<section aria-labelledby="{name}">')[2].partition("</section>")[0]


def test_queries_are_side_by_side_by_month(months_room: TestClient) -> None:
    page = months_room.get("/compare", params=TWO)
    assert page.headers["x-robots-tag"] == "noindex"
    assert rows_of(page.text) == [
        "November 2026 3 750.0 1 250.0 4",
        "October 2026 1 1,000.0 0 0.0 1",
        "September 2026 no articles in the archive",
        "August 2026 1 1,000.0 0 0.0 1",
    ]
    assert "নদী: 5 hits পাখি: 1 hit" in text_of(page.text.replace("</li>", " "))
    assert f'href="/search?q={quote("নদী")}&amp;since=2026-11-01&amp;until=2026-11-30"' in page.text


def test_outlets_are_side_by_side_among_their_own_articles(months_room: TestClient) -> None:
    page = months_room.get("/compare", params=OUTLETS).text
    assert rows_of(page)[0] == "November 2026 2 3 666.7 1 1 1,000.0"
    assert "Dinpatra: 4 hits Khobor: 1 hit" in text_of(page.replace("</li>", " "))
    assert f'href="/search?q={quote("নদী")}&amp;outlet=khobor"' in page
    assert section_of(page, "outlet") == ""


def test_one_outlet_limits_several_queries(months_room: TestClient) -> None:
    page = months_room.get("/compare", params=TWO | {"outlet": "dinpatra"}).text
    assert rows_of(page)[0] == "November 2026 2 666.7 1 333.3 3"


def test_charts_have_names_and_one_scale(months_room: TestClient) -> None:
    page = months_room.get("/compare", params=TWO).text
    assert re.findall(r'<svg class="chart small"[^>]* aria-label="([^"]+)"', page) == [
        "নদী: Hits", "নদী: Of 1,000 articles", "পাখি: Hits", "পাখি: Of 1,000 articles",
    ]  # fmt: skip
    assert "At the top: articles 3, of 1,000 articles 1,000.0." in text_of(page)
    assert "style=" not in page


def test_outlets_and_sections_are_side_by_side(months_room: TestClient) -> None:
    page = months_room.get("/compare", params=TWO).text
    assert rows_of(section_of(page, "outlet")) == ["Dinpatra 4 1", "Khobor 1 0"]
    assert rows_of(section_of(page, "section")) == ["সারাদেশ 5 1"]
    assert f'href="/search?q={quote("নদী")}&amp;outlet=khobor"' in section_of(page, "outlet")


def test_each_text_once_and_days_limit_all_of_it(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine) as room:
        asked = {"q": ["নিচু", "পানি"], "copies": "once", "since": "2026-11-23"}
        page = room.get("/compare", params=asked).text
        assert "নিচু: 1 hit" in text_of(page)
        assert "copies=once" in page
        numbers = [
            each["count"]["value"] for each in json.loads(room.get("/compare.json", params=asked).text)["series"]
        ]
        assert numbers == [count(sqlite_engine, f"{q} since:2026-11-23", copies="once").count.value for q in asked["q"]]
        assert "no articles" not in text_of(room.get("/compare", params=asked | {"until": "2026-11-01"}).text)


def test_where_not_all_were_counted_no_share_is_shown(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_months(sqlite_engine)
    monkeypatch.setattr("newsarchive.archive.search.counts.MOST_EXAMINED", 1)
    with reading_room(sqlite_engine) as room:
        page = room.get("/compare", params=TWO | {"copies": "once"}).text
    assert rows_of(page) == ["November 2026 1 – 1 – 1"]
    assert "at least 1 hit" in text_of(page)
    assert "the newest 1 hits were read" in text_of(page)
    assert rows_of(section_of(page, "outlet")) == ["Dinpatra – 1", "Khobor 1 0"]  # of the second all were counted


def test_files_have_the_rows_of_the_page(months_room: TestClient) -> None:
    found = json.loads(months_room.get("/compare.json", params=TWO).text)
    assert [(each["q"], each["count"]) for each in found["series"]] == [
        ("নদী", {"value": 5, "is_exact": True}),
        ("পাখি", {"value": 1, "is_exact": True}),
    ]
    assert found["facets"]["outlet"] == [{"outlet": "dinpatra", "hits": [4, 1]}, {"outlet": "khobor", "hits": [1, 0]}]
    answer = months_room.get("/compare.csv", params=TWO)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [(row["month"], row["q"], row["hits"], row["articles"], row["per_1000_articles"]) for row in table[:4]] == [
        ("2026-08", "নদী", "1", "1", "1000.0"),
        ("2026-08", "পাখি", "0", "1", "0.0"),
        ("2026-09", "নদী", "", "0", ""),
        ("2026-09", "পাখি", "", "0", ""),
    ]
    assert len(table) == 8


def test_words_in_roman_letters_are_offered_as_they_are_spoken(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/compare", params={"q": ["বাঁধ", "nodi"], "copies": "once"}).text
    spoken = page.partition('id="spoken"')[2].partition("</section>")[0]
    assert f'href="/compare?q={quote("বাঁধ")}&amp;q={quote("নদী")}&amp;copies=once"' in spoken  # dam, river
    assert 'id="spoken"' not in sqlite_room.get("/compare", params={"q": ["বাঁধ", "নদী"]}).text


def test_one_thing_alone_is_no_comparison(sqlite_room: TestClient) -> None:
    for asked in ({}, {"q": "নদী"}, {"q": ["নদী", "নদী", " "]}, {"outlet": ["dinpatra", "khobor"]}):
        page = sqlite_room.get("/compare", params=asked)
        assert (page.status_code, "<table" in page.text) == (200, False)
        for path in PATHS[1:]:
            answer = sqlite_room.get(path, params=asked)
            assert (answer.status_code, "There are not two things to compare" in answer.text) == (400, True)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"q": list("abcde")}, "q is there too often: 4 at most."),
        ({"q": "a", "outlet": list("abcde")}, "outlet is there too often: 4 at most."),
        ({"q": ["a", "b"], "outlet": ["c", "d"]}, "Compare queries or outlets, not both at once"),
        ({"q": ["a", "b"], "copies": "two"}, "“two” is no choice for copies. There are: all, once."),
        ({"q": ["a", "b"], "until": "x"}, "“x” is no day for until"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    sqlite_room: TestClient, parameters: dict[str, str], sentence: str
) -> None:
    for path in PATHS:
        answer = sqlite_room.get(path, params=parameters)
        assert is_refused(answer, sentence)


def test_queries_are_those_of_the_search_and_nothing_of_them_is_markup(sqlite_room: TestClient) -> None:
    asked = {"q": ['headline:নদী "', '"><script>alert(1)</script>']}
    page = sqlite_room.get("/compare", params=asked).text
    assert "<script>" not in page.lower()
    assert "a quotation mark without its partner was left out." in text_of(page)
    assert 'aria-label="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;: Hits"' in page


def test_the_address_has_one_form_in_both_languages(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/compare?lang=bn&copies=all&until=২০২৬-১১-৩০&q=নদী&outlet=&q=ঘাট&colour=1").text
    address = f"/compare?q={quote('নদী')}&amp;q={quote('ঘাট')}&amp;until=2026-11-30&amp;lang=bn"
    assert f'<link rel="canonical" href="{address}">' in page
    assert "“colour” নামের শর্ত জানা নেই" in page
    assert "নদী: ৩টি ফলাফল" in text_of(page)
    assert "Disallow: /compare\n" in sqlite_room.get("/robots.txt").text


NUMBERS = st.lists(st.none() | st.floats(0, 1e6), min_size=3, max_size=3)


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_all_charts_have_one_scale_and_no_line_goes_over_what_is_not_known(series: list[list[float | None]]) -> None:
    found = panels(["2026-10", "2026-11", "2026-12"], series)
    assert found.most == max((value for each in series for value in each if value is not None), default=0)
    for values, panel in zip(series, found.panels, strict=True):
        points = [tuple(map(float, point.split(","))) for line in panel.lines for point in line.split()]
        assert len(points) + len(panel.dots) == sum(value is not None for value in values)
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in [*points, *panel.dots])
        assert len(panel.dots) == 2 or values[1] is not None or None in (values[0], values[2])


NAMES = st.sampled_from("q outlet since until copies x".split())
VALUES = st.one_of(st.text(max_size=20), st.sampled_from(["নদী", "once", "9999-12-31", "0001-01-01", "\0", "dinpatra"]))


@pytest.fixture(scope="module")
def one_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    opened = open_archive(f"sqlite:///{tmp_path_factory.mktemp('compare') / 'archive.db'}")
    fill(opened)
    with reading_room(opened) as client:
        yield client
    opened.dispose()


@given(st.sampled_from(PATHS), st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=5))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_parameters_are_a_failure(one_room: TestClient, path: str, parameters: dict[str, list[str]]) -> None:
    storable = {
        name: [each.encode("utf-8", "replace").decode() for each in values] for name, values in parameters.items()
    }
    assert one_room.get(path, params=storable).status_code in (200, 400)


def test_one_query_alone_asks_for_a_second(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/compare", params={"q": "নদী"}).text
    assert "Write a second query, or choose two outlets." in text_of(page)
    assert "Write a second query" not in sqlite_room.get("/compare").text
