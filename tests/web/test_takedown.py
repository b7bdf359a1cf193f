"""What a reader finds at an article that was taken down, and in the public log, in both databases where the database matters."""

import csv
import io
import json
from datetime import datetime

import pytest
from sqlalchemy import Engine, insert
from starlette.testclient import TestClient

from newsarchive.archive.connect import writing
from newsarchive.archive.schema import forgotten
from newsarchive.archive.takedowns import decide, lift
from newsarchive.archive.visibility import Grade, Takedown
from tests.archive.pages import OTHER, OUTLET, after
from tests.web.rooms import COPY, EDITED, HOSTILE, id_of, text_of, without_own_script

URL = "https://dinpatra.example/news/1"
HEADLINE = "নদীর পানি কমছে"
WORD = "কমছে"  # of this headline alone
NAMES = ("সুরমা", WORD)  # of them nothing is in the headlines of copies
LATER = after(300)
REASON = "আদালতের আদেশ <b>১২</b>"
LISTS = ("/", "/search", "/search?q=নদী", "/search?versions=all", "/search.json", "/search.csv", "/search.atom", "/search.json?copies=once",
         "/search.json?asof=2026-11-24", f"/a/{COPY}")  # fmt: skip
PAGES = (
    f"/a/{EDITED}",
    f"/a/{EDITED}/v/1",
    f"/a/{EDITED}/diff/1/2",
    f"/a/{EDITED}/v/2/cite/text",
    f"/unapi?id={EDITED}/v/1&format=ris",
)


def taken_down(engine: Engine, grade: Grade, *, is_by_law: bool = False, at: datetime = LATER, url: str = URL) -> None:
    passages = NAMES if grade == "redacted" else ()
    decide(engine, Takedown(OUTLET.key, url, grade, REASON, is_by_law, passages, at))


def test_a_withheld_article_answers_with_the_reason_in_every_view(room: TestClient, engine: Engine) -> None:
    before = {path: room.get(path) for path in PAGES}
    assert {each.status_code for each in before.values()} == {200}
    taken_down(engine, "withheld", is_by_law=True)
    for path, known in before.items():
        found = room.get(path, headers={"if-none-match": known.headers["etag"]})
        assert (found.status_code, found.headers["cache-control"]) == (451, "no-store"), path
        assert found.headers["x-robots-tag"] == "noindex"
        assert found.headers["link"] == '<http://127.0.0.1:8000/>; rel="blocked-by"'
        shown = text_of(found.text)
        assert "A law or a court requires it." in shown
        assert "23 November 2026" in shown
        assert "আদালতের আদেশ &lt;b&gt;১২&lt;/b&gt;" in found.text
        assert "Dinpatra" in shown
        assert "নদীর" not in found.text
    for path in LISTS:
        assert EDITED not in room.get(path).text, path
        assert WORD not in room.get(path).text, path
    lift(engine, URL, because="আদেশ উঠেছে", now=after(301))
    assert HEADLINE in room.get(f"/a/{EDITED}").text
    assert EDITED in room.get("/search").text


def test_without_a_law_it_is_gone_and_json_is_alike(sqlite_room: TestClient, sqlite_engine: Engine) -> None:
    taken_down(sqlite_engine, "withheld")
    for parameters, headers in (({"lang": "bn"}, {}), ({"lang": "en"}, {}), ({}, {"accept": "application/json"})):
        assert sqlite_room.get(f"/a/{EDITED}", params=parameters, headers=headers).status_code == 410
    assert "প্রতিবেদনটি দেখানো হচ্ছে না" in sqlite_room.get(f"/a/{EDITED}?lang=bn").text
    found = sqlite_room.get(f"/a/{EDITED}", headers={"accept": "application/json"})
    assert found.headers["content-type"] == "application/json"
    assert json.loads(found.text) == {
        "status": 410, "outlet": "dinpatra", "public_id": EDITED, "grade": "withheld", "because": REASON, "is_by_law": False,
        "decided_at": "2026-11-23T13:05:00+00:00",
    }  # fmt: skip


def test_the_first_page_counts_without_it_at_once(sqlite_room: TestClient, sqlite_engine: Engine) -> None:
    assert "5 articles" in text_of(sqlite_room.get("/").text)
    taken_down(sqlite_engine, "unlisted")
    assert "4 articles" in text_of(sqlite_room.get("/").text)
    lift(sqlite_engine, URL, because="x", now=after(301))
    assert "5 articles" in text_of(sqlite_room.get("/").text)


def test_an_unlisted_article_is_at_its_address_alone(room: TestClient, engine: Engine) -> None:
    taken_down(engine, "unlisted")
    found = room.get(f"/a/{EDITED}")
    assert (found.status_code, found.headers["x-robots-tag"]) == (200, "noindex")
    assert '<meta name="robots" content="noindex">' in found.text
    assert "no search and no list has it. Reason: আদালতের আদেশ" in text_of(found.text)
    assert HEADLINE in found.text
    for path in LISTS:
        assert EDITED not in room.get(path).text, path


def test_noindex_is_for_search_engines_alone(sqlite_room: TestClient, sqlite_engine: Engine) -> None:
    assert "x-robots-tag" not in sqlite_room.get(f"/a/{EDITED}").headers
    taken_down(sqlite_engine, "noindex")
    for path in PAGES:
        assert sqlite_room.get(path).headers["x-robots-tag"] == "noindex", path
    assert '<meta name="robots" content="noindex">' in sqlite_room.get(f"/a/{EDITED}/v/1").text
    assert EDITED in sqlite_room.get("/search").text


def test_a_redacted_passage_is_in_no_page(room: TestClient, engine: Engine) -> None:
    taken_down(engine, "redacted")
    for path in PAGES:
        found = room.get(path).text
        assert not any(name in found for name in NAMES), path
    shown = text_of(room.get(f"/a/{EDITED}").text)
    assert "নদীর পানি █████" in shown
    assert "Passages of this article have not been shown since" in shown
    assert "x-robots-tag" not in room.get(f"/a/{EDITED}").headers
    for word in NAMES:
        found = room.get(f"/search.json?q={word}&versions=all").json()["hits"]
        assert EDITED not in [hit["public_id"] for hit in found]
    hits = {hit["public_id"]: hit for hit in room.get("/search.json?q=headline:নদী").json()["hits"]}
    assert hits[EDITED]["headline"] == "নদীর পানি █████"
    assert "সুরমা" not in room.get(f"/a/{EDITED}?hl=সুরমা").text.partition("<main")[2]


def test_a_forgotten_article_is_gone_with_its_reason(sqlite_room: TestClient, sqlite_engine: Engine) -> None:
    url = "https://khobor.example/news/77"
    row = {"outlet": OTHER.key, "url": url, "because": "অনুরোধ", "forgotten_at": after(9), "unerased": []}
    with writing(sqlite_engine) as connection:
        connection.execute(insert(forgotten).values(row))
    found = sqlite_room.get(f"/a/{id_of(77, OTHER.key)}")
    assert found.status_code == 410
    assert "removed from the archive" in text_of(found.text)
    assert "অনুরোধ" in found.text
    assert sqlite_room.get(f"/a/{id_of(78, OTHER.key)}").status_code == 404


@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_log_has_every_decision_and_leads_to_the_tombstone(
    sqlite_room: TestClient, sqlite_engine: Engine, language: str
) -> None:
    assert '<a href="/takedowns">' in sqlite_room.get("/").text
    assert sqlite_room.get("/takedowns").status_code == 200
    taken_down(sqlite_engine, "noindex", at=after(300))
    taken_down(sqlite_engine, "withheld", is_by_law=True, at=after(301))
    taken_down(sqlite_engine, "redacted", at=after(302), url="https://dinpatra.example/news/4")
    with writing(sqlite_engine) as connection:
        row = {"outlet": OTHER.key, "url": "https://khobor.example/news/77", "because": HOSTILE}
        connection.execute(insert(forgotten).values(**row, forgotten_at=after(303), unerased=[]))
    found = sqlite_room.get("/takedowns", params={"lang": language})
    assert found.headers["x-robots-tag"] == "noindex"
    rows = found.text.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    assert [id_of(77, OTHER.key) in rows[0], COPY in rows[1], EDITED in rows[2], EDITED in rows[3]] == [True] * 4
    replaced = {"en": "another decision took its place", "bn": "পরের সিদ্ধান্ত এর জায়গা নিয়েছে"}[language]
    assert [replaced in row for row in rows] == [False, False, False, True]
    assert "<script" not in without_own_script(found.text)
    for what in ("https://dinpatra", "https://khobor", HEADLINE, *NAMES):
        assert what not in found.text, "neither address, headline nor passage"
    assert sqlite_room.get(f"/a/{EDITED}").status_code == 451


def test_the_log_as_data_is_the_same_and_does_not_list_what_is_unlisted(
    sqlite_room: TestClient, sqlite_engine: Engine
) -> None:
    taken_down(sqlite_engine, "withheld", at=after(300))
    taken_down(sqlite_engine, "unlisted", at=after(301))
    rows = sqlite_room.get("/takedowns.json").json()["decisions"]
    assert [(row["grade"], row["public_id"], row["permalink"]) for row in rows] == [
        ("unlisted", None, None),
        ("withheld", None, None),
    ]
    lift(sqlite_engine, URL, because="অনুমতি", now=after(302))
    rows = sqlite_room.get("/takedowns.json").json()["decisions"]
    assert [(row["lifted_because"], row["permalink"]) for row in rows] == [
        ("অনুমতি", f"http://127.0.0.1:8000/a/{EDITED}"),
        (None, f"http://127.0.0.1:8000/a/{EDITED}"),
    ]
    read = list(csv.DictReader(io.StringIO(sqlite_room.get("/takedowns.csv").content.decode("utf-8-sig"))))
    assert [{name: value or None for name, value in row.items()} for row in read] == [
        {name: str(value) if value is not None else None for name, value in row.items()} for row in rows
    ]
    assert EDITED not in sqlite_room.get("/takedowns").text.partition("<tbody>")[0]


def test_the_log_has_pages(sqlite_room: TestClient, sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection:
        row = {"outlet": OTHER.key, "because": "x", "unerased": []}
        urls = [f"https://khobor.example/gone/{number}" for number in range(101)]
        connection.execute(
            insert(forgotten), [{**row, "url": url, "forgotten_at": after(at)} for at, url in enumerate(urls)]
        )
    first, second = sqlite_room.get("/takedowns"), sqlite_room.get("/takedowns?page=২")
    assert (first.text.count('<th scope="row">'), second.text.count('<th scope="row">')) == (100, 1)
    assert 'href="/takedowns?page=2"' in first.text
    assert "101 decisions" in first.text
    assert [sqlite_room.get(f"/takedowns?page={each}").status_code for each in ("0", "3", "x", "-1")] == [404] * 4
