"""The pages of a word show its lines, months and neighbours, state what was read for them, and lead to the articles."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer, open_archive
from newsarchive.web import words_page
from newsarchive.web.settings import Settings
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, article, captured
from tests.web.rooms import EDITED, HOSTILE_ID, fill, is_refused, reading_room, text_of

PATHS = ("/words", "/words.json", "/words.csv")
RIVER = {"word": "নদী"}


def fill_months(engine: Engine) -> None:
    """Articles of three months, with a month without any between them, at two outlets."""
    writer = Writer(engine, extractor="0")
    here, there = (writer.start_run(outlet, **RUN) for outlet in (OUTLET, OTHER))
    texts = [
        (1, 0, "কালো নদীর ঘাট"),
        (2, 1, "আজ নদী ভাঙছে"),
        (3, 2, "পাখি উড়ছে"),
        (4, 40, "বড় নদীতে ঘাট"),
        (5, 100, "ছোট নদী ও ঘাট"),
    ]
    pages = [
        captured(article(at, headline="খবর", kicker=None, body=text, published_at=NOW - timedelta(days=days)))
        for at, days, text in texts
    ]
    writer.write(here, pages, now=NOW)
    url = "https://khobor.example/news/1"
    other = article(
        1, url=url, canonical_url=url, outlet=OTHER.key, headline="খবর", kicker=None, body="নদী", published_at=NOW
    )
    writer.write(there, [captured(other, outlet=OTHER)], now=NOW)


@pytest.fixture
def months_room(sqlite_engine: Engine) -> Iterator[TestClient]:
    fill_months(sqlite_engine)
    with reading_room(sqlite_engine) as client:
        yield client


def lines_of(page: str) -> list[str]:
    """The lines of a concordance as a reader sees them."""
    table = page.partition('<table class="kwic">')[2].partition("</table>")[0].partition("<tbody>")[2]
    return [text_of(row.replace("</td>", " ")) for row in table.split("<tr>")[1:]]


def rows_of(page: str) -> list[str]:
    """The rows of the table of months."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [text_of(row.replace("</td>", " ").replace("</th>", " ")) for row in body.split("<tr>")[1:]]


def test_lines_have_their_context_and_lead_to_the_version_with_the_word_marked(room: TestClient) -> None:
    page = room.get("/words", params=RIVER)
    assert page.headers["x-robots-tag"] == "noindex"
    address = f"/a/{EDITED}/v/3?hl={quote('নদী')}"
    assert f'href="{address}"><bdi>নদীর</bdi></a>' in page.text
    assert "<mark>নদীর</mark>" in room.get(address).text
    assert any(
        "বন্যা | নদীর পানি কমছে | সুরমা নদীর" in line and "Dinpatra, 23 November 2026" in line
        for line in lines_of(page.text)
    )
    assert "3 articles have the word, in any form" in text_of(page.text)
    assert "<title>November 2026: 3</title>" in page.text


def test_one_form_alone_or_all_forms(months_room: TestClient) -> None:
    every, exact = (lines_of(months_room.get("/words", params=RIVER | {"exact": each}).text) for each in ("", "1"))
    assert (len(every), len(exact)) == (5, 3)
    assert not any("নদীর" in line or "নদীতে" in line for line in exact)
    page = months_room.get("/words", params={"word": "নদীরা", "exact": "1"}).text
    assert "There are no lines of this form here." in page
    assert f'href="/words?word={quote("নদীরা")}"' in page


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["খবর", "কালো", "আজ", "বড়", "ছোট"]),
        ("before", ["আজ", "কালো", "খবর", "ছোট", "বড়"]),
        ("after", ["খবর", "ছোট", "কালো", "বড়", "আজ"]),
    ],
)
def test_lines_are_sorted_by_age_or_in_the_order_of_bengali(
    months_room: TestClient, sort: str, expected: list[str]
) -> None:
    page = months_room.get("/words", params=RIVER | {"sort": sort}).text
    befores = re.findall(r'<td class="before" lang="bn"><bdi>([^<]*)</bdi>', page)
    assert [each.replace("|", "").split()[-1] for each in befores] == expected


def test_the_page_of_lines_is_limited_and_leads_on(months_room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_page, "_LINES", 2)
    whole = lines_of(months_room.get("/words", params=RIVER).text)
    assert len(whole) == 2
    found, path = [], f"/words?word={quote('নদী')}"
    while path:
        page = months_room.get(path).text
        found += lines_of(page)
        following = re.search(r'<a rel="next nofollow" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    assert len(found) == len(set(found)) == 5


def test_what_was_not_read_is_stated(months_room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_page, "MOST_TEXTS", 2)
    text = text_of(months_room.get("/words", params=RIVER).text)
    assert "These are the lines of the newest 2 articles with the word; there are more articles." in text
    assert "5 articles have the word" in text  # counted by the index
    text = text_of(months_room.get("/words", params=RIVER | {"sort": "after"}).text)
    assert "Sorted are the lines of the newest 2 articles with the word" in text
    text = text_of(months_room.get("/words", params=RIVER | {"show": "neighbours"}).text)
    assert "Counted in the newest 2 articles with the word; there are more." in text
    page = months_room.get("/words", params=RIVER | {"show": "months"}).text
    assert "these are the newest 2, so it is known for months of which all texts are among them" in text_of(page)
    assert rows_of(page)[0] == "November 2026 3 750.0 4 – –"  # two of four texts were read
    found = json.loads(months_room.get("/words.json", params=RIVER | {"show": "months"}).text)
    assert found["texts"] == {"read": 2, "is_cut": True}
    assert {row["per_million"] for row in found["months"]} == {None}


@pytest.mark.parametrize(
    ("word", "show", "sentence"),
    [
        ("পাখি", "neighbours", "Counted in the one article with the word."),
        ("পাখি", "lines", "1 article has the word, in any form"),
        ("নদী", "neighbours", "Counted in all 5 articles with the word."),
    ],
)
def test_a_sentence_of_one_article_is_in_the_singular(
    months_room: TestClient, word: str, show: str, sentence: str
) -> None:
    assert sentence in text_of(months_room.get("/words", params={"word": word, "show": show}).text)


def test_months_have_counts_shares_frequencies_and_gaps(months_room: TestClient) -> None:
    page = months_room.get("/words", params=RIVER | {"show": "months"}).text
    assert rows_of(page) == [
        "November 2026 3 750.0 4 3 230,769.2",
        "October 2026 1 1,000.0 1 1 250,000.0",
        "September 2026 no articles in the archive",
        "August 2026 1 1,000.0 1 1 200,000.0",
    ]
    assert f'href="/search?q={quote("নদী")}&amp;since=2026-11-01&amp;until=2026-11-30"' in page
    assert page.count("<polyline") + page.count("<circle") == 4  # two charts, each interrupted by the gap
    assert "counted in all texts (6)" in text_of(page)
    exact = text_of(months_room.get("/words", params=RIVER | {"show": "months", "exact": "1"}).text)
    assert "These numbers are of all forms" in exact


def test_days_on_which_no_outlet_was_asked_are_marked_and_counted(sqlite_engine: Engine) -> None:
    fill_months(sqlite_engine)
    writer = Writer(sqlite_engine, extractor="0")
    earlier, later = {**RUN, "started_at": NOW - timedelta(days=102)}, {**RUN, "started_at": NOW - timedelta(days=40)}
    for run in (earlier, later):
        writer.start_run(OUTLET, **run)
    with reading_room(sqlite_engine) as client:
        lines, months = (client.get("/words", params=RIVER | {"show": show}).text for show in ("lines", "months"))
        beside = {**RIVER, "show": "months", "compare": ["dinpatra", "khobor"]}
        outlets = client.get("/words", params=beside).text
    # Runs on 13 August, 14 October and 23 November: between them are 18 days of August and so on.
    assert rows_of(months) == [
        "November 2026 3 750.0 4 22 3 230,769.2",
        "October 2026 1 1,000.0 1 30 1 250,000.0",
        "September 2026 no articles in the archive; 30 days without a visit",
        "August 2026 1 1,000.0 1 18 1 200,000.0",
    ]
    assert months.count('<rect class="gap"') == 2  # one through all months, in each of the two charts
    assert lines.count('<rect class="gap"') == 4
    assert "<title>September 2026: 30 days without a visit</title>" in lines
    assert rows_of(outlets)[0] == "November 2026 2 3 666.7 22 1 1 1,000.0 0"
    assert all("Hatched: the archive asked no outlet" in page for page in (lines, months, outlets))
    assert all(page.count('id="gap"') == 1 for page in (lines, months, outlets))


def test_a_link_of_a_month_has_no_days_that_were_not_asked_for(months_room: TestClient) -> None:
    page = months_room.get("/words", params=RIVER | {"show": "months", "since": "2026-11-23"}).text
    assert rows_of(page)[0].startswith("November 2026 2 ")
    assert f'href="/search?q={quote("নদী")}&amp;since=2026-11-23&amp;until=2026-11-30"' in page


def test_a_word_in_roman_letters_is_offered_as_it_is_spoken(months_room: TestClient) -> None:
    page = months_room.get("/words", params={"word": "nodi", "outlet": "dinpatra", "show": "months"}).text
    spoken = page.partition('id="spoken"')[2].partition("</section>")[0]
    assert f'href="/words?word={quote("নদী")}&amp;outlet=dinpatra&amp;show=months"' in spoken  # river
    assert 'id="spoken"' not in months_room.get("/words", params=RIVER).text


def test_outlets_are_compared_among_their_own_articles(months_room: TestClient) -> None:
    asked = RIVER | {"show": "months", "compare": ["dinpatra", "khobor"]}
    page = months_room.get("/words", params=asked).text
    assert rows_of(page)[0] == "November 2026 2 3 666.7 1 1 1,000.0"
    assert rows_of(page)[1] == "October 2026 1 1 1,000.0 – 0 –"
    assert page.count("<figcaption>") == 4
    assert f'href="/search?q={quote("নদী")}&amp;outlet=khobor&amp;since=2026-11-01&amp;until=2026-11-30"' in page
    rows = json.loads(months_room.get("/words.json", params=asked).text)["months"]
    assert [row["outlet"] for row in rows[:2]] == ["dinpatra", "khobor"]
    five = months_room.get("/words", params=RIVER | {"compare": list("abcde")})
    assert is_refused(five, "compare is there too often: 4 at most.")


def test_neighbours_lead_to_the_search_for_both_words(months_room: TestClient) -> None:
    page = months_room.get("/words", params=RIVER | {"show": "neighbours"}).text
    assert f'href="/search?q={quote("নদী ঘাট")}"><bdi>ঘাট</bdi></a>' in page
    assert rows_of(page)[-1] == "ঘাট 3 3 13.6"
    assert "Counted in all 5 articles with the word." in text_of(page)


def test_filters_limit_every_view(months_room: TestClient) -> None:
    for show, name in (("lines", "lines"), ("months", "months"), ("neighbours", "neighbours")):
        whole, narrow = (
            json.loads(months_room.get("/words.json", params=RIVER | {"show": show, **filters}).text)[name]
            for filters in ({}, {"outlet": "khobor"})
        )
        assert len(narrow) < len(whole)
    assert len(lines_of(months_room.get("/words", params=RIVER | {"until": "২০২৬-১০-৩১"}).text)) == 2


def test_files_have_the_rows_of_the_page(room: TestClient) -> None:
    for show in ("lines", "months", "neighbours"):
        asked = RIVER | {"show": show}
        found = json.loads(room.get("/words.json", params=asked).text)[show]
        answer = room.get("/words.csv", params=asked)
        assert answer.content.startswith(b"\xef\xbb\xbf")
        table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
        assert table == [{name: "" if value is None else str(value) for name, value in row.items()} for row in found]
        assert found
    for line in json.loads(room.get("/words.json", params=RIVER).text)["lines"]:
        assert text_of(room.get(line["permalink"]).text).count(line["word"])


def test_a_word_that_does_not_occur_brings_those_that_are_written_nearly_so(sqlite_room: TestClient) -> None:
    for show in ("lines", "months", "neighbours"):
        page = sqlite_room.get("/words", params={"word": "বাসিন্ধা", "show": show}).text
        assert "No article has this word." in page
        assert "বাসিন্দা" in page.partition("written nearly so")[2]


def test_without_a_word_the_page_asks_for_one(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/words")
    assert (page.status_code, "<table" in page.text) == (200, False)
    assert sqlite_room.get("/words.json").status_code == sqlite_room.get("/words.csv").status_code == 400


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"word": "নদী সেতু"}, "“নদী সেতু” is not one word."),
        ({"word": "।"}, "“।” is not one word."),
        ({"show": "cloud"}, "“cloud” is no choice for show. There are: lines, months, neighbours."),
        ({"sort": "size"}, "“size” is no choice for sort. There are: newest, before, after."),
        ({"exact": "yes"}, "“yes” is no choice for exact"),
        ({"page": "0"}, "“0” is no number for page"),
        ({"page": "9" * 400}, "is no number for page"),
        ({"since": "x"}, "“x” is no day for since"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    sqlite_room: TestClient, parameters: dict[str, str], sentence: str
) -> None:
    for path in PATHS:
        answer = sqlite_room.get(path, params=RIVER | parameters)
        assert is_refused(answer, sentence)


def test_nothing_of_an_outlet_is_markup(sqlite_room: TestClient) -> None:
    for show in ("lines", "months", "neighbours"):
        page = sqlite_room.get("/words", params={"word": "script", "show": show}).text
        assert "<script>" not in page.lower()
        assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", page)
    lines = sqlite_room.get("/words", params={"word": "script"}).text
    assert f"/a/{HOSTILE_ID}/v/2" in lines
    assert "&lt;" in lines
    asked = sqlite_room.get("/words", params={"word": '"><script>'}).text
    assert "<script>" not in asked


def test_lines_are_shown_where_whole_texts_are_not(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(host="192.0.2.1")) as room:
        lines = lines_of(room.get("/words", params=RIVER).text)
    assert lines
    assert max(len(line.split()) for line in lines) <= 8 + 1 + 8 + 4 + 2  # of a text the context alone


def test_both_languages_have_every_view(sqlite_room: TestClient) -> None:
    for show in ("lines", "months", "neighbours"):
        page = sqlite_room.get("/words", params=RIVER | {"show": show, "lang": "bn"}).text
        assert '<html lang="bn">' in page
        assert "শব্দের ব্যবহার" in page
        assert '<a href="/words?lang=bn" aria-current="page">শব্দ</a>' in page
        assert "Words near it" not in page


def test_the_address_has_one_form(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/words?lang=en&sort=newest&show=months&page=১&compare=&since=২০২৬-১১-০১&word=নদী").text
    assert (
        f'<link rel="canonical" href="/words?word={quote("নদী")}&amp;since=2026-11-01&amp;show=months&amp;lang=en">'
        in page
    )
    assert "colour" in text_of(sqlite_room.get("/words?colour=red").text)


def test_it_is_not_for_programs(sqlite_room: TestClient) -> None:
    assert "Disallow: /words\n" in sqlite_room.get("/robots.txt").text


NAMES = st.sampled_from("word exact outlet section since until show sort page compare x".split())
VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["নদী", "1", "months", "before", "9999-12-31", "0001-01-01", "\0", "dinpatra"]),
)


@pytest.fixture(scope="module")
def one_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    engine = open_archive(f"sqlite:///{tmp_path_factory.mktemp('words') / 'archive.db'}")
    fill(engine)
    with reading_room(engine) as client:
        yield client
    engine.dispose()


@given(st.sampled_from(PATHS), st.dictionaries(NAMES, VALUES, max_size=6))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_parameters_are_a_failure(one_room: TestClient, path: str, parameters: dict[str, str]) -> None:
    storable = {name: value.encode("utf-8", "replace").decode() for name, value in parameters.items()}
    assert one_room.get(path, params=RIVER | storable).status_code in (200, 400)
