"""The newest texts that several articles have: each once, page by page, and as data."""

import csv
import io
import json
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.web import clusters_page
from tests.web.clusters import HOSTILE_ONE, ORIGIN
from tests.web.rooms import HOSTILE, SCRIPT, id_of, reading_room, text_of, without_own_script

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("/stories", "/stories.json", "/stories.csv", "/stories.atom")
EVERY = [HOSTILE_ONE, ORIGIN, id_of(2)]  # the newest origin first


def listed(page: str) -> list[str]:
    """The public ids of the origins of a page."""
    return re.findall(r'<li><h3><a href="/a/([a-z2-7]{16})/copies', page)


def test_each_text_is_listed_once_with_its_outlets_and_times(clustered: TestClient) -> None:
    page = clustered.get("/stories").text
    assert listed(page) == EVERY
    text = text_of(page.partition(f"/a/{ORIGIN}/copies")[2].partition("</li>")[0].replace("</p>", " "))
    assert "likely origin: Dinpatra, 23 November 2026, 09:05 (UTC+6) · বাসস" in text
    assert "3 articles, 2 outlets: Dinpatra, Khobor (2)" in text
    assert "first: 23 November 2026, 09:05 (UTC+6) · last: 23 November 2026, 11:05 (UTC+6) (2 hours)" in text


def test_where_of_an_article_the_day_alone_is_known_times_are_of_days(clustered: TestClient) -> None:
    page = clustered.get("/stories").text
    text = text_of(page.partition(f"/a/{id_of(2)}/copies")[2].partition("</li>")[0])
    assert "first: 23 November 2026 · last: 23 November 2026 (on the same day)" in text


def test_those_of_an_outlet(clustered: TestClient) -> None:
    page = clustered.get("/stories", params={"outlet": "khobor"}).text
    assert listed(page) == [ORIGIN]
    assert '<option value="khobor" selected>' in page
    assert '<link rel="canonical" href="/stories?outlet=khobor">' in page


def test_pages_have_each_text_once(clustered: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters_page, "_PAGE", 1)
    path, found = "/stories", []
    while path:
        page = clustered.get(path).text
        found += listed(page)
        following = re.search(r'<a rel="next nofollow" href="([^"]+)"', page)
        path = following[1] if following else ""
    assert found == EVERY


def test_the_list_is_json_csv_and_atom(clustered: TestClient) -> None:
    answer = json.loads(clustered.get("/stories.json").text)
    assert [each["public_id"] for each in answer["clusters"]] == EVERY
    assert (answer["next"], answer["is_cut"], answer["clusters"][1]["outlets"]) == (None, False, ["dinpatra", "khobor"])
    written = clustered.get("/stories.csv").content
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [row["permalink"].split("/")[-2] for row in rows] == EVERY
    assert rows[1]["outlets"] == "dinpatra, khobor"
    feed = ElementTree.fromstring(clustered.get("/stories.atom").content)  # noqa: S314  our own document
    entries = list(feed.iter(f"{ATOM}entry"))
    assert [(each.findtext(f"{ATOM}id") or "").split("/")[-2] for each in entries] == EVERY
    assert entries[0].findtext(f"{ATOM}title") == HOSTILE.replace("\x01", "\ufffd")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("below=x", "“x” is no place in a list"),
        ("below=" + "9" * 400, "is no place in a list"),
        (f"outlet={quote('<b>')}", "The archive has no outlet “<b>”."),
    ],
)
def test_a_value_that_cannot_be_used_is_named(sqlite_clustered: TestClient, query: str, sentence: str) -> None:
    for path in LISTS:
        answer = sqlite_clustered.get(f"{path}?{query}")
        is_json = answer.headers["content-type"] == "application/json"
        text = answer.json()["error"] if is_json else text_of(answer.text).replace("&lt;", "<").replace("&gt;", ">")
        assert (answer.status_code, sentence in text) == (400, True)


@pytest.mark.parametrize("language", ["bn", "en"])
def test_hostile_headlines_are_text_in_both_languages(sqlite_clustered: TestClient, language: str) -> None:
    answer = sqlite_clustered.get("/stories", params={"lang": language})
    assert (answer.status_code, answer.headers["x-robots-tag"]) == (200, "noindex")
    assert "&lt;script&gt;" in answer.text
    assert "<script" not in without_own_script(answer.text)
    assert SCRIPT not in answer.text
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", answer.text)


def test_an_archive_without_copies_states_so(sqlite_engine: Engine) -> None:
    with reading_room(sqlite_engine) as client:
        assert "There are no such texts." in text_of(client.get("/stories").text)
        assert client.get("/stories.atom").status_code == 200


def test_the_lists_are_not_for_programs(sqlite_clustered: TestClient) -> None:
    refused = sqlite_clustered.get("/robots.txt").text
    assert [f"Disallow: {path}\n" in refused for path in ("/ticker", "/stories", "/coverage", "/health")] == [True] * 4
