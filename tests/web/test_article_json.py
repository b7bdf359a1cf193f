"""An article as JSON has what `newsarchive show --json` has, with its addresses here; long searches can be posted."""

import json
from urllib.parse import quote

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive.article_fields import fields_of
from newsarchive.archive.clusters import copies_of
from newsarchive.archive.queries import article_of_public_id
from newsarchive.web.settings import Settings
from tests.web.rooms import COPY, EDITED, HOSTILE, HOSTILE_ID, TEXT, fill, id_of, reading_room

HERE = "http://127.0.0.1:8000"


@pytest.mark.parametrize("public_id", [EDITED, COPY, HOSTILE_ID])
def test_it_has_the_fields_of_the_command_and_its_addresses(room: TestClient, engine: Engine, public_id: str) -> None:
    found = json.loads(room.get(f"/a/{public_id}.json").text)
    stored = article_of_public_id(engine, public_id)
    assert stored
    expected = json.loads(json.dumps(fields_of(stored, stored.present, copies_of(engine, stored.id))))
    for name, value in expected.items():
        if name in ("versions", "copies"):
            assert [each.items() >= wanted.items() for each, wanted in zip(found[name], value, strict=True)] == [
                True
            ] * len(value)
        else:
            assert found[name] == value
    assert found["permalink"] == f"{HERE}/a/{public_id}/v/{stored.present.version}"
    assert [each["permalink"] for each in found["versions"]] == [
        f"{HERE}/a/{public_id}/v/{number}" for number in range(1, len(stored.versions) + 1)
    ]
    assert found["citation"]["csl"][0]["id"] == f"{public_id}-{stored.present.version}"


def test_a_version_is_as_it_was(sqlite_room: TestClient) -> None:
    found = json.loads(sqlite_room.get(f"/a/{EDITED}/v/1.json").text)
    assert (found["version"], found["headline"]) == (1, "নদীর পানি বেড়েছে 1")
    assert json.loads(sqlite_room.get(f"/a/{HOSTILE_ID}/v/1.json").text)["headline"] == HOSTILE


def test_copies_lead_to_their_articles(sqlite_room: TestClient) -> None:
    found = json.loads(sqlite_room.get(f"/a/{COPY}.json").text)["copies"]
    assert f"{HERE}/a/{id_of(4, 'khobor')}" in [each["address"] for each in found]


def test_others_get_no_whole_texts(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(host="192.0.2.1")) as room:
        answer = room.get(f"/a/{COPY}.json")
        found = json.loads(answer.text)
        assert (found["body"], found["image"], found["left_out"]) == (None, None, ["body", "image"])
        assert TEXT not in answer.text


@pytest.mark.parametrize(
    "path", ["/a/aaaaaaaaaaaaaaaa.json", "/a/x.json", f"/a/{EDITED}/v/9.json", f"/a/{EDITED}/v/x.json", "/nothing.json"]
)
def test_an_error_is_json_where_json_is_asked_for(sqlite_room: TestClient, path: str) -> None:
    answer = sqlite_room.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")
    assert json.loads(answer.text) == {
        "error": "There is no such page. An article has the address that its citation names."
    }


def test_a_wrong_value_is_named_in_json(sqlite_room: TestClient) -> None:
    answer = sqlite_room.get("/search.json", params={"since": "x", "lang": "bn"})
    assert (answer.status_code, json.loads(answer.text)) == (
        400,
        {"error": "since-এর জন্য “x” কোনো দিন নয়। লিখুন ২০২৬-১১-২৯।"},
    )
    assert sqlite_room.post("/search.json").json() == {"error": "This address can only be read."}


def test_a_posted_search_leads_to_its_address(sqlite_room: TestClient) -> None:
    words = " OR ".join(["নদী", "পানি", "বন্যা"] * 60)
    answer = sqlite_room.post(
        "/search", data={"q": words, "since": "২০২৬-১১-০১", "order": "newest", "outlet": ""}, follow_redirects=False
    )
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/search?q={quote(words)}&since=2026-11-01"
    assert len(answer.headers["location"]) > 2000
    page = sqlite_room.get(answer.headers["location"]).text
    assert page.count("<li><h3>") == 4  # all but the one without a text


def test_a_posted_search_is_refused_as_one_in_an_address(sqlite_room: TestClient) -> None:
    assert sqlite_room.post("/search", data={"since": "x"}).status_code == 400
    answer = sqlite_room.post("/search", data={"q": "ক" * 20_000})
    assert (answer.status_code, "too long for an address" in answer.text) == (400, True)
    assert sqlite_room.post("/search", content=b"\xff\xfe\x00=&&%zz").status_code in (200, 303)
    assert sqlite_room.put("/search").status_code == 405
