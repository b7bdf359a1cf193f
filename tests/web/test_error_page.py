"""The page of a request that failed keeps what was given, and names fields as the pages do, in the language of the reader."""

import re

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import claim
from newsarchive.web.errors import _PARAMETERS
from newsarchive.web.language import LANGUAGES, texts
from tests.web.rooms import HOSTILE, reading_room, text_of, without_own_script

# A wrong value of each page that has a form, and what the page calls the field in Bengali.
WRONG = [
    ("/search?q=নদী&outlet=dinpatra&since=foo", "শুরুর দিন"),
    ("/download?q=নদী&since=foo", "শুরুর দিন"),
    ("/download/file?q=নদী&since=foo", "শুরুর দিন"),
    ("/words?word=নদী&until=foo", "শেষ দিন"),
    ("/compare?q=নদী&q=বাঁধ&copies=foo", "অনুলিপি"),
    ("/coverage?until=foo&days=90", "শেষ দিন"),
    ("/coverage/dinpatra?day=foo", "দিন"),
    ("/coverage/dinpatra/failures?until=foo&reason=timeout", "শেষ দিন"),
    ("/ticker?outlet=dinpatra&at=foo", None),
    ("/ticker/dinpatra?day=foo", "দিন"),
    ("/search?asof=foo", "আর্কাইভ যেমন ছিল"),
]


def inputs_of(page: str) -> dict[str, str]:
    """The values of the fields of the form of a page, by name; of a repeated one the last."""
    form = page.partition("<main")[2].partition("<form")[2].partition("</form>")[0]
    return dict(re.findall(r'<input [^>]*name="([^"]*)" value="([^"]*)"', form))


@pytest.mark.parametrize(("address", "label"), WRONG)
def test_the_form_is_kept_and_the_field_is_named_in_the_language_of_the_page(
    sqlite_room: TestClient, address: str, label: str | None
) -> None:
    answer = sqlite_room.get(f"{address}&lang=bn")
    page = answer.text
    assert (answer.status_code, answer.headers["cache-control"]) == (400, "no-store")
    sentence = text_of(page.partition('<p id="wrong">')[2].partition("</p>")[0])
    assert "“foo”" in sentence
    if label:
        assert f"“{label}”" in sentence
    assert not re.search(r"\b(since|until|day|at|asof|copies)\b", sentence)
    path, _, query = address.partition("?")
    assert f'action="{path.removesuffix("/file")}"' in page.partition("<main")[2]
    assert inputs_of(page) == {**dict(each.split("=") for each in query.split("&")), "lang": "bn"}
    wrong = re.findall(r'value="([^"]*)" aria-invalid="true" aria-describedby="wrong"', page)
    assert wrong == ["foo"]
    assert 'action="/search" role="search"' in page.partition("<main")[0]  # the quick search of every page


def test_a_link_leads_to_the_page_without_the_wrong_value(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search?q=নদী&outlet=dinpatra&since=foo&byline=&lang=en").text
    (found,) = re.findall(r'<a rel="nofollow" href="(/search[^"]*)">The same without “From”</a>', page)
    answer = sqlite_room.get(found.replace("&amp;", "&"), follow_redirects=False)
    assert (answer.status_code, answer.request.url.params["lang"]) == (200, "en")
    assert inputs_of(answer.text)["q"] == "নদী"
    both = sqlite_room.get("/search?asof=2026-11-23&versions=all").text
    assert re.findall("The same without “([^”]*)”", both) == ["As the archive was at", "Versions"]


def test_programs_get_the_name_of_the_parameter(sqlite_room: TestClient) -> None:
    assert sqlite_room.get("/search.json?since=foo").json()["error"].startswith("“foo” is no day for since.")
    asked = sqlite_room.get("/search.json?asof=2026-11-23&versions=all").json()["error"]
    assert "ask for asof or for all versions" in asked


@pytest.mark.parametrize("path", ["/search?since=foo", "/nothing"])
def test_the_notice_that_articles_are_made_up_is_on_pages_of_errors_too(sqlite_engine: Engine, path: str) -> None:
    claim(sqlite_engine, "made_up")
    with reading_room(sqlite_engine) as room:
        notice = texts("en")("made_up")
        assert notice in text_of(room.get("/").text)
        assert notice in text_of(room.get(path).text)


def test_what_was_given_is_escaped(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"q": HOSTILE, "since": "<script>", '"><script>': "x"}).text
    assert "<script" not in without_own_script(page)
    assert '"><script>' not in inputs_of(page)


def test_every_parameter_that_an_error_is_about_has_its_name_in_both_languages() -> None:
    named = {
        "since",
        "until",
        "day",
        "order",
        "versions",
        "copies",
        "table",
        "format",
        "show",
        "sort",
        "exact",
        "page",
        "count",
        "compare",
    }
    named |= {name for names in _PARAMETERS.values() for name in names}
    for language in LANGUAGES:
        known = texts(language)
        assert {key for key in _PARAMETERS if known.of(*key.split(".", 1)) == key.split(".", 1)[1]} == set()
        assert {name for name in named if known.of("filter", name) == name} == set()
