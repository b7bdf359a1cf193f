"""The page of a search finds what the command finds, and shows how to go on."""

import csv
import io
import json
import re
from datetime import timedelta
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.archive.search import search
from tests.archive.pages import NOW, OTHER, OUTLET, RUN
from tests.archive.search.made import fill as fill_many
from tests.web.rooms import COPY, EDITED, EMPTY, fill, id_of, is_refused, reading_room, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("/search", "/search.json", "/search.csv", "/search.atom")


def hits_of(page: str) -> list[str]:
    """The public ids of the hits of a page, in their order."""
    return re.findall(r'<li><h3><a href="/a/([a-z2-7]{16})', page)


def test_a_search_finds_what_the_archive_finds_and_marks_whole_words(room: TestClient, engine: Engine) -> None:
    page = room.get("/search", params={"q": "নদী"}).text
    assert hits_of(page) == [hit.public_id for hit in search(engine, "নদী").hits]
    assert "<mark>নদীর</mark>" in page
    assert "3 hits" in text_of(page)


def test_filters_are_chips_that_can_be_taken_off(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": "নদী", "outlet": "khobor", "since": "2026-11-01"}).text
    assert hits_of(page) == [id_of(4, "khobor")]
    chips = page.partition('<ul class="chips"')[2].partition("</ul>")[0]
    assert "Words নদী × Outlet Khobor × From 1 November 2026 ×" in text_of(chips)
    assert f'href="/search?q={quote("নদী")}&amp;since=2026-11-01"' in chips  # without the outlet


def test_each_part_of_a_query_can_be_taken_off(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": '"পানি কমেছে" -বাঁধ', "copies": "once"}).text  # water fell, dam
    chips = page.partition('<ul class="chips"')[2].partition("</ul>")[0]
    assert 'Words "পানি কমেছে" × Words -বাঁধ × Copies each text once ×' in text_of(chips).replace("&#34;", '"')
    assert f'href="/search?q={quote("-বাঁধ")}&amp;copies=once"' in chips
    assert f'href="/search?q={quote(chr(34) + "পানি কমেছে" + chr(34))}&amp;copies=once"' in chips
    either = sqlite_room.get("/search", params={"q": "নদী OR বাঁধ"}).text.partition('<ul class="chips"')[2]
    assert "Words নদী × or বাঁধ ×" in text_of(either.partition("</ul>")[0])


def test_the_page_states_what_was_searched_for_in_another_form(sqlite_room: TestClient) -> None:
    page = text_of(sqlite_room.get("/search", params={"q": "নদীর ২০২৬"}).text)  # of the river
    assert "Searched for in all forms and spellings: নদীর = নদী, 2026 = 2026" in page
    assert "Searched for in all forms" not in sqlite_room.get("/search", params={"q": "নদী"}).text


def test_what_of_a_query_is_not_used_is_stated_in_the_language_of_the_page(sqlite_room: TestClient) -> None:
    asked = {"q": '"নদী', "since": "2026-11-20", "until": "2026-11-01"}
    english = text_of(sqlite_room.get("/search", params=asked).text)
    assert "a quotation mark without its partner was left out." in english
    assert "no day is from 20 November 2026 on and up to 1 November 2026." in english
    bengali = text_of(sqlite_room.get("/search", params={**asked, "lang": "bn"}).text)
    assert "জোড়া ছাড়া একটি উদ্ধৃতিচিহ্ন বাদ দেওয়া হয়েছে।" in bengali
    assert "২০ নভেম্বর ২০২৬ থেকে ১ নভেম্বর ২০২৬ পর্যন্ত কোনো দিন নেই।" in bengali


def test_facets_are_links_that_programs_do_not_follow(room: TestClient) -> None:
    page = room.get("/search", params={"q": "নদী"}).text
    facet = page.partition("<aside")[2]
    assert f'<a rel="nofollow" href="/search?q={quote("নদী")}&amp;outlet=khobor">Khobor</a>' in facet
    assert page.count('rel="nofollow"') >= 6
    assert room.get("/search").headers["x-robots-tag"] == "noindex"


def test_the_bars_lead_to_their_months_and_have_the_numbers_of_the_table(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": "নদী"}).text
    month = f'href="/search?q={quote("নদী")}&amp;since=2026-11-01&amp;until=2026-11-30"'
    chart = page.partition("<svg")[2].partition("</svg>")[0]
    assert month in chart
    assert "<title>November 2026: 3</title>" in chart
    assert "style=" not in page
    table = page.partition("</svg>")[2].partition("</table>")[0]
    assert month in table
    assert "November 2026 3" in text_of(table.replace("</th>", " "))


def test_each_text_once_goes_for_hits_number_and_bars(sqlite_room: TestClient) -> None:
    every, once = (sqlite_room.get("/search", params={"q": "নিচু", "copies": each}).text for each in ("all", "once"))
    assert (len(hits_of(every)), len(hits_of(once))) == (3, 1)
    assert "3 hits" in text_of(every)
    assert "1 hit" in text_of(once)
    assert "November 2026: 1" in once


def test_what_was_changed_later_is_found_among_all_versions_or_at_an_instant(sqlite_room: TestClient) -> None:
    nothing = sqlite_room.get("/search", params={"q": '"পানি আরও"'}).text
    assert "Nothing was found" in nothing
    assert "earlier versions too, whose text was later changed or removed: 1 hit" in text_of(nothing)
    assert (
        'href="/search?q=%22%E0%A6%AA%E0%A6%BE%E0%A6%A8%E0%A6%BF%20%E0%A6%86%E0%A6%B0%E0%A6%93%22&amp;versions=all"'
        in nothing
    )
    assert "earlier versions too, whose" not in sqlite_room.get("/search", params={"q": "qqqq"}).text
    page = sqlite_room.get("/search", params={"q": '"পানি আরও"', "versions": "all"}).text
    assert f'href="/a/{EDITED}/v/2?' in page
    assert "version 2, seen from" in text_of(page)
    then = sqlite_room.get("/search", params={"q": '"পানি আরও"', "asof": "2026-11-23T16:00:00+06:00"}).text
    assert hits_of(then) == [EDITED]
    # A plus sign that was not escaped is a blank.
    assert hits_of(sqlite_room.get("/search?q=পানি+আরও&asof=2026-11-23T16:00:00+06:00").text) == [EDITED]


def test_changed_headlines_are_found_from_the_home_page_with_the_ones_before(sqlite_room: TestClient) -> None:
    home = sqlite_room.get("/", params={"lang": "en"}).text
    assert 'href="/search?q=changed%3Aheadline&amp;lang=en">Articles whose headline was changed' in home
    page = sqlite_room.get("/search", params={"q": "changed:headline"}).text
    assert EDITED in hits_of(page)
    before = page.partition(f'href="/a/{EDITED}?')[2].partition("</li>")[0]
    assert (
        f'<a href="/a/{EDITED}/v/2"><bdi lang="bn">নদীর পানি আরও বেড়েছে</bdi></a>' in before
    )  # the river has risen further
    assert "Before the capture of 23 November 2026" in before
    assert "headline changed ×" in text_of(page)
    assert "Before the capture of 23 November 2026" not in sqlite_room.get("/search", params={"q": "নদী"}).text


def test_the_headline_before_is_that_before_the_version_of_the_hit(sqlite_room: TestClient) -> None:
    asked = {"q": "changed:headline outlet:dinpatra", "asof": "2026-11-23T16:00:00+06:00"}
    then = sqlite_room.get("/search", params=asked).text
    before = then.partition(f'href="/a/{EDITED}/v/2?')[2].partition("</li>")[0]
    assert f'<a href="/a/{EDITED}/v/1"><bdi' in before
    versions = sqlite_room.get("/search", params={"q": "changed:headline", "versions": "all"}).text
    first = versions.partition(f'href="/a/{EDITED}/v/1?')[2].partition("</li>")[0]
    assert first
    assert "Before the capture of 23 November 2026" not in first


def test_what_became_of_articles_and_what_they_lack_are_links_of_a_search(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": "নদী OR বাঁধ"}).text
    for part in ("state:gone", "changed:retracted", "missing:byline"):
        assert f'href="/search?q={quote("(নদী OR বাঁধ) " + part)}"' in page
    lacking = sqlite_room.get("/search", params={"q": "missing:published_at"}).text
    assert hits_of(lacking) == [EMPTY]
    assert 'href="/search?q=missing%3Apublished_at"' not in lacking.partition("<aside")[2]  # it is asked for already
    assert "প্রকাশের সময় নেই" in sqlite_room.get("/search", params={"q": "missing:published_at", "lang": "bn"}).text


def test_an_empty_result_states_what_would_be_found(sqlite_room: TestClient) -> None:
    text = text_of(sqlite_room.get("/search", params={"q": "নদী", "section": "অর্থনীতি", "outlet": "khobor"}).text)
    assert "Nothing was found." in text
    assert "without Outlet: 1 hit" in text
    assert "বাসিন্দা" in sqlite_room.get("/search", params={"q": "বাসিন্ধা"}).text.partition("written nearly so")[2]


def test_pages_have_every_hit_once(sqlite_engine: Engine) -> None:
    fill_many(sqlite_engine, range(45))
    with reading_room(sqlite_engine) as room:
        found, path, pages = [], "/search", 0
        while path:
            page = room.get(path).text
            found += hits_of(page)
            following = re.search(r'<a rel="next nofollow" href="([^"]+)"', page)
            path, pages = following[1].replace("&amp;", "&") if following else "", pages + 1
    assert found == [hit.public_id for hit in search(sqlite_engine, "", limit=100).hits]
    assert (len(found), pages) == (45, 3)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"since": "abc"}, "“abc” is no day for since"),
        ({"until": "2026-13-01"}, "“2026-13-01” is no day for until"),
        ({"asof": "yesterday"}, "“yesterday” is no time for asof"),
        ({"asof": "0001-01-01T00:00:00"}, "is no time for asof"),
        ({"below": "x"}, "“x” is no place in a list"),
        ({"below": "9" * 400}, "is no place in a list"),
        ({"order": "random"}, "“random” is no choice for order. There are: newest, best."),
        ({"asof": "2026-11-23", "versions": "all"}, "ask for asof or for all versions"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(
    sqlite_room: TestClient, parameters: dict[str, str], sentence: str
) -> None:
    for path in LISTS:
        answer = sqlite_room.get(path, params=parameters)
        assert is_refused(answer, sentence)


def test_what_is_ignored_is_named(sqlite_room: TestClient) -> None:
    text = text_of(sqlite_room.get("/search", params={"q": 'নদী "', "colour": "red"}).text)
    assert "The parameter “colour” is not known and was ignored." in text
    assert "a quotation mark without its partner was left out." in text


def test_days_may_have_bengali_digits_and_the_address_has_one_form(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search?since=২০২৬-১১-০১&order=newest&outlet=&q=নদী").text
    assert f'<link rel="canonical" href="/search?q={quote("নদী")}&amp;since=2026-11-01">' in page


def test_the_list_is_json_csv_and_atom(room: TestClient, engine: Engine) -> None:
    expected = [hit.public_id for hit in search(engine, "নদী").hits]
    answer = json.loads(room.get("/search.json", params={"q": "নদী"}).text)
    assert [hit["public_id"] for hit in answer["hits"]] == expected
    assert (answer["query"], answer["count"], answer["next"]) == ({"q": "নদী"}, {"value": 3, "is_exact": True}, None)
    table = room.get("/search.csv", params={"q": "নদী"})
    assert table.content.startswith(b"\xef\xbb\xbf")  # by which spreadsheets know UTF-8
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["public_id"] for row in rows] == expected
    feed = ElementTree.fromstring(room.get("/search.atom", params={"q": "নদী"}).content)  # noqa: S314  our own document
    entries = [entry.findtext(f"{ATOM}id") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert [entry.split("/")[-3] for entry in entries] == expected


def test_browsers_are_offered_the_search(sqlite_room: TestClient) -> None:
    described = ElementTree.fromstring(sqlite_room.get("/opensearch.xml").content)  # noqa: S314  our own document
    templates = [url.get("template") for url in described.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert templates[0] == "http://127.0.0.1:8000/search?q={searchTerms}"


def test_the_home_page_has_counts_the_newest_articles_and_outlets(room: TestClient) -> None:
    page = room.get("/").text
    text = text_of(page)
    assert (
        "5 articles, published from 23 November 2026 to 23 November 2026. 3 earlier versions of them are kept." in text
    )
    assert set(hits_of(page)) >= {EDITED, COPY}
    assert '<a href="/search?outlet=khobor">Khobor</a>' in page


NAMES = st.sampled_from("q outlet byline section since until asof versions copies order below lang x".split())
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            '"',
            "নদী",
            "নদী OR",
            "(",
            "since:2026",
            "once",
            "all",
            "best",
            "0",
            "-1",
            "\0",
            "2026-11-23",
            "9999-12-31",
            "0001-01-01",
            "en",
        ]
    ),
)


@pytest.fixture(scope="module")
def one_room(tmp_path_factory: pytest.TempPathFactory) -> object:
    from newsarchive.archive import open_archive

    engine = open_archive(f"sqlite:///{tmp_path_factory.mktemp('web') / 'archive.db'}")
    fill(engine)
    with reading_room(engine) as room:
        yield room
    engine.dispose()


@given(st.sampled_from(LISTS), st.dictionaries(NAMES, VALUES, max_size=6))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_parameters_are_a_failure(one_room: TestClient, path: str, parameters: dict[str, str]) -> None:
    storable = {name: value.encode("utf-8", "replace").decode() for name, value in parameters.items()}
    assert one_room.get(path, params=storable).status_code in (200, 400)


@given(st.binary(max_size=40))
def test_no_bytes_in_an_address_are_a_failure(one_room: TestClient, raw: bytes) -> None:
    written = quote(raw, safe="/")
    assert one_room.get(f"/a/{written}").status_code in (200, 307, 404)
    assert one_room.get(f"/search?q={written}&{written}={written}").status_code in (200, 400)


def test_a_gap_of_the_archive_is_marked_in_the_bars_and_in_the_table(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    writer = Writer(sqlite_engine, extractor="0.1.0")
    for days in (0, 4, 5):
        writer.start_run(OUTLET, **{**RUN, "started_at": NOW - timedelta(days=days)})
    with reading_room(sqlite_engine) as room:
        page = room.get("/search", params={"q": "নদী", "outlet": OUTLET.key}).text
        other = room.get("/search", params={"q": "নদী", "outlet": OTHER.key}).text
    assert "November 2026: 3 days without a visit" in page
    table = page.partition("as a table")[2].partition("</table>")[0]
    assert "Month Hits Days without a visit November 2026 2 3" in text_of(re.sub("</t[hd]>", " ", table))
    assert "Hatched:" in text_of(page)
    assert "without a visit" not in other


def test_words_in_roman_letters_are_offered_as_words_of_the_archive(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": "nodi headline:কমছে", "outlet": OUTLET.key}).text
    spoken = page.partition('id="spoken"')[2].partition("</section>")[0]
    assert f'href="/search?q={quote("নদী headline:কমছে")}&amp;outlet=dinpatra"' in spoken  # the river is falling
    assert 'id="spoken"' not in sqlite_room.get("/search", params={"q": "নদী"}).text


def test_suggestions_for_what_is_typed_are_words_with_numbers(sqlite_room: TestClient) -> None:
    for typed in ("নদ", "nodi"):
        answer = sqlite_room.get("/suggest.json", params={"q": typed})
        assert answer.json() == {"q": typed, "words": [{"word": "নদী", "articles": 3}]}
        assert answer.headers["x-robots-tag"] == "noindex"
    assert sqlite_room.get("/suggest.json").json() == {"q": "", "words": []}


def test_a_search_before_the_first_article_states_from_when_there_are_any(sqlite_room: TestClient) -> None:
    page = text_of(sqlite_room.get("/search", params={"q": "নদী", "until": "2001-01-01"}).text)
    assert "The archive has nothing published before 23 November 2026." in page
    assert "nothing published before" not in sqlite_room.get("/search", params={"q": "নেইএমন"}).text


@pytest.mark.parametrize(
    ("q", "is_offered"),
    [("নদী", True), ('"নদীর পানি"', False), ("নদ*", False), ("headline:নদী", False), ("নদী পানি", False), ("", False)],
)
def test_the_use_of_a_word_is_offered_for_one_plain_word(sqlite_room: TestClient, q: str, is_offered: bool) -> None:
    page = sqlite_room.get("/search", params={"q": q}).text
    found = re.findall(r'href="(/words\?[^"]*)"', page)
    assert bool(found) == is_offered
    assert all(sqlite_room.get(each.replace("&amp;", "&")).status_code == 200 for each in found)


def test_an_instant_without_an_offset_is_of_the_zone_of_the_days(sqlite_room: TestClient) -> None:
    asked = ({"asof": "2026-11-23T16:00"}, {"asof": "2026-11-23T10:00Z"})
    local, utc = (sqlite_room.get("/search", params={"q": "নদী", **each}).text for each in asked)
    assert hits_of(local) == hits_of(utc)
    assert all("23 November 2026, 16:00 (UTC+6)" in text_of(page) for page in (local, utc))
