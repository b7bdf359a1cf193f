"""The pages of an article: what a reader sees, how it is cited, and how it differs from its other versions."""

import re

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.web.settings import Settings
from tests.archive.pages import OUTLET, RUN, after, article, captured
from tests.web.rooms import COPY, EDITED, EMPTY, HOSTILE_ID, TEXT, fill, id_of, reading_room, text_of

BASE = "https://archive.example"


def test_the_page_of_an_article_has_its_text_and_what_proves_it(room: TestClient) -> None:
    text = text_of(room.get(f"/a/{EDITED}").text)
    assert "নদীর পানি কমছে" in text
    assert TEXT in text
    assert "নিজস্ব প্রতিবেদক, সিলেট desk" in text
    assert "Dinpatra · 23 November 2026, 12:05 (UTC+6) · ৮ অগ্রহায়ণ ১৪৩৩" in text
    assert "known to the minute; the page shows “২৩ নভেম্বর ২০২৬, ১২:০৫”" in text
    assert "https://dinpatra.example/news/1" in text
    assert "Captured23 November 2026, 17:25:00 (UTC+6)" in text
    assert "Headline layout:h1" in text.replace("Headlinelayout", "Headline layout")


def test_the_title_of_a_page_is_cut_and_keeps_its_other_parts(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0")
    headline = "উজানের ঢল আর টানা বৃষ্টিতে সুরমা ও কুশিয়ারা নদীর পানি বিপৎসীমার ওপর দিয়ে বইছে"
    long = captured(article(1, headline=headline))
    writer.write(writer.start_run(OUTLET, **RUN), [long, captured(article(1), fetched_at=after(10))], now=after(10))
    with reading_room(sqlite_engine) as client:
        pages = [client.get(path).text for path in (f"/a/{EDITED}/v/1", f"/a/{EDITED}/diff/2/1")]
    titles = [re.findall("<title>(.*)</title>", page)[0] for page in pages]
    assert [len(each) <= 70 for each in titles] == [True, True]
    assert re.fullmatch("উজানের ঢল .*… – Dinpatra", titles[0])
    assert re.fullmatch("Versions 2 and 1 – উজানের ঢল .*…", titles[1])
    assert f"<bdi>{headline}</bdi></h1>" in pages[0]


def test_a_version_is_shown_as_it_was_and_states_that_it_was_superseded(room: TestClient) -> None:
    text = text_of(room.get(f"/a/{EDITED}/v/1").text)
    assert "নদীর পানি বেড়েছে 1" in text
    assert "This is version 1 of 3" in text
    assert "This is version" not in text_of(room.get(f"/a/{EDITED}/v/3").text)


def test_the_timeline_states_why_and_in_what_versions_differ(room: TestClient) -> None:
    page = room.get(f"/a/{EDITED}").text
    assert "Changed by the outlet: headline, text" in text_of(page)
    assert [f"/a/{EDITED}/diff/{first}/{first + 1}" in page for first in (1, 2)] == [True, True]


def test_copies_related_links_and_the_ticker_lead_to_articles(room: TestClient) -> None:
    page = room.get(f"/a/{COPY}").text
    assert f'href="/a/{id_of(4, "khobor")}"' in page
    assert "likely origin" in text_of(page)
    assert "In the ticker বাঁধ ভেঙেছে 23 November 2026, 14:05:00 (UTC+6)" in text_of(page).replace(
        "ভেঙেছে23", "ভেঙেছে 23"
    )
    edited = room.get(f"/a/{EDITED}").text
    assert f'href="/a/{COPY}"' in edited
    assert "not in the archive" in text_of(edited)


@pytest.mark.parametrize("language", ["bn", "en"])
def test_instants_of_the_archive_are_in_the_zone_of_its_readers(sqlite_room: TestClient, language: str) -> None:
    for path in (f"/a/{EDITED}", f"/a/{EDITED}/diff/1/2", f"/a/{COPY}/copies", "/search"):
        page = sqlite_room.get(path, params={"lang": language, "versions": "all"}).text
        assert not re.search(r"\((?:UTC|ইউটিসি)\)", page), path
        assert re.search(r"\((?:UTC\+6|ইউটিসি\+৬)\)", page), path
    # The instant itself is exact, in whatever offset it is stored.
    assert '<time datetime="2026-11-23T11:25:00+00:00">' in sqlite_room.get(f"/a/{EDITED}").text


def test_what_is_missing_has_its_reason(room: TestClient) -> None:
    text = text_of(room.get(f"/a/{EMPTY}").text)
    assert "(no headline)" in text
    assert "no publish time" in text
    assert "not on the page" in text
    assert "too imprecise: কিছু আগে" in text
    assert "The archive has no text of this article" in text
    assert "at an unknown time" in text


def test_words_of_a_search_are_marked_in_the_article(sqlite_room: TestClient) -> None:
    assert "<mark>নদীর</mark>" in sqlite_room.get(f"/a/{EDITED}", params={"hl": "নদী"}).text
    assert "<mark>" not in sqlite_room.get(f"/a/{EDITED}").text


@pytest.mark.parametrize(
    "path",
    [
        "/a/aaaaaaaaaaaaaaaa", "/a/1", "/a/%00", f"/a/{EDITED}/v/0", f"/a/{EDITED}/v/4", f"/a/{EDITED}/v/x", f"/a/{EDITED}/v/-1",
        f"/a/{EDITED}/v/{'9' * 5000}", f"/a/{EDITED}/v/১", f"/a/{EDITED}/diff/1/9", f"/a/{EDITED}/diff/a/b", f"/a/{EDITED}/v/1/cite/pdf",
        "/unapi?id=x", "/unapi?id=/v/", "/static/app.py", "/static/..%2fapp.py", "/nothing",
    ],
)  # fmt: skip
def test_what_there_is_not_is_a_page_that_states_so(sqlite_room: TestClient, path: str) -> None:
    answer = sqlite_room.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_the_difference_begins_with_the_headline_and_is_word_by_word(room: TestClient) -> None:
    page = room.get(f"/a/{EDITED}/diff/1/2").text
    assert page.index("<h2>Headline</h2>") < page.index("<h2>Text</h2>")
    assert "<ins>" in page
    assert "[removed: ৫ ][added: ১২ ]সেন্টিমিটার" in text_of(page)
    assert TEXT in text_of(page)
    assert f'href="/a/{EDITED}/diff/2/3"' in page


def test_the_changes_alone_leave_out_what_is_far_from_them(sqlite_room: TestClient) -> None:
    text = text_of(sqlite_room.get(f"/a/{EDITED}/diff/1/2", params={"only": "changes"}).text)
    assert TEXT not in text
    assert "[removed: ৫ ][added: ১২ ]" in text


def test_a_version_does_not_differ_from_itself(sqlite_room: TestClient) -> None:
    assert "The two versions do not differ." in sqlite_room.get(f"/a/{EDITED}/diff/2/2").text


def test_a_time_that_changed_is_shown_as_a_time(sqlite_room: TestClient) -> None:
    text = text_of(sqlite_room.get(f"/a/{HOSTILE_ID}/diff/1/2").text)
    assert "[removed: 23 November 2026, 12:05 (UTC+6)][added: 23 November 2026, 14:04 (UTC+6)]" in text


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("text", "text/plain", "নিজস্ব প্রতিবেদক. “নদীর পানি কমছে”. দিনপত্র (Dinpatra)"),
        ("bibtex", "application/x-bibtex", f"@article{{{EDITED}-3,"),
        ("ris", "application/x-research-info-systems", "TY  - NEWS"),
        ("csl", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_a_version_is_cited_in_each_form(room: TestClient, form: str, media_type: str, beginning: str) -> None:
    answer = room.get(f"/a/{EDITED}/v/3/cite/{form}")
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert answer.text.startswith(beginning)
    assert "127.0.0.1" not in answer.text  # no address that is none for others


FORMS = ("text", "bibtex", "ris", "csl")


@pytest.mark.parametrize(
    ("settings", "base"),
    [(Settings(base_url=BASE), BASE), (Settings(host="192.0.2.1", rate=0), "http://192.0.2.1:8000")],
)
def test_every_citation_has_the_address_of_the_version_in_the_archive(
    sqlite_engine: Engine, settings: Settings, base: str
) -> None:
    fill(sqlite_engine)
    address = f"{base}/a/{EDITED}/v/2"
    with reading_room(sqlite_engine, settings) as room:
        here = {"host": "192.0.2.1:8000"} if settings.base_url is None else {}
        for form in FORMS:
            assert address in room.get(f"/a/{EDITED}/v/2/cite/{form}", headers=here).text
        for form in ("ris", "bibtex"):
            unapi = room.get("/unapi", params={"id": f"{EDITED}/v/2", "format": form}, headers=here)
            assert address in unapi.text
        box = room.get(f"/a/{EDITED}/v/2", headers=here).text.partition('id="cite"')[2].partition("</section>")[0]
        assert f", {address}" in text_of(box)


def test_with_an_address_of_its_own_its_present_version_is_canonical(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(base_url=BASE)) as room:
        assert f'<link rel="canonical" href="{BASE}/a/{EDITED}/v/3">' in room.get(f"/a/{EDITED}").text


def test_programs_of_references_find_the_record_by_unapi(sqlite_room: TestClient) -> None:
    page = sqlite_room.get(f"/a/{EDITED}").text
    assert '<link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi">' in page
    assert f'class="unapi-id" title="{EDITED}/v/3"' in page
    assert '<meta name="z:itemType" content="newspaperArticle">' in page
    assert '<meta name="DC.date" content="2026-11-23">' in page
    assert 'name="ris"' in sqlite_room.get("/unapi").text
    formats = sqlite_room.get("/unapi", params={"id": f"{EDITED}/v/3"})
    assert (formats.status_code, f'id="{EDITED}/v/3"' in formats.text) == (300, True)
    record = sqlite_room.get("/unapi", params={"id": f"{EDITED}/v/3", "format": "ris"})
    assert record.text == sqlite_room.get(f"/a/{EDITED}/v/3/cite/ris").text
    wrong = sqlite_room.get("/unapi", params={"id": EDITED, "format": "marc"})
    assert (wrong.status_code, "“marc” is no format" in wrong.text) == (400, True)


def test_a_version_is_a_memento_of_its_address_unless_its_time_is_unknown(room: TestClient) -> None:
    headers = room.get(f"/a/{EDITED}/v/2").headers
    assert headers["memento-datetime"] == "Mon, 23 Nov 2026 09:35:00 GMT"
    assert headers["link"].startswith('<https://dinpatra.example/news/1>; rel="original", ')
    assert f'/a/{EDITED}/v/1>; rel="first prev memento"; datetime="Mon, 23 Nov 2026 08:05:00 GMT"' in headers["link"]
    assert f'/a/{EDITED}/v/3>; rel="last next memento"; datetime="Mon, 23 Nov 2026 11:25:00 GMT"' in headers["link"]
    assert "memento-datetime" not in room.get(f"/a/{EMPTY}/v/1").headers


@pytest.mark.parametrize(("settings", "is_whole"), [
    (Settings(), True),
    (Settings(host="192.0.2.1"), False),
    (Settings(base_url=BASE), False),
    (Settings(base_url="http://localhost:8000"), True),
    (Settings(host="192.0.2.1", full_texts=True), True),
])  # fmt: skip
def test_whole_texts_are_shown_on_loopback_or_if_the_operator_decides_so(
    sqlite_engine: Engine, settings: Settings, is_whole: bool
) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, settings) as room:
        article = text_of(room.get(f"/a/{COPY}").text)
        assert (TEXT * 3 in article, "shows the beginning of the text only" in article) == (is_whole, not is_whole)
        changes = text_of(room.get(f"/a/{EDITED}/diff/1/2").text)
        assert ("সেন্টিমিটার" in changes, "the changes of this field are only counted" in changes) == (
            is_whole,
            not is_whole,
        )
        assert "Words removed: 1, added: 1" in changes


def test_outlet_and_ticker_of_an_article_lead_on(sqlite_room: TestClient) -> None:
    page = sqlite_room.get(f"/a/{COPY}").text
    assert 'href="/search?outlet=dinpatra"' in page
    [ticker] = re.findall(r'href="(/ticker\?[^"]*)"', page)
    assert "বাঁধ ভেঙেছে" in sqlite_room.get(ticker.replace("&amp;", "&")).text
