"""Memento, as RFC 7089 has it: TimeGate, TimeMaps and the headers of mementos."""

import json
import re
from urllib.parse import quote

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer
from newsarchive.web.settings import Settings
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.web.rooms import EDITED, EMPTY, fill, id_of, reading_room

HERE = "http://127.0.0.1:8000"
ORIGINAL = "https://dinpatra.example/news/1"
FIRST, SECOND, THIRD = (
    "Mon, 23 Nov 2026 08:05:00 GMT", "Mon, 23 Nov 2026 09:35:00 GMT", "Mon, 23 Nov 2026 11:25:00 GMT",
)  # fmt: skip
LINK = re.compile(r'<([^>]*)>((?:; [a-z]+="[^"]*")*)')
PARAMETER = re.compile(r'; ([a-z]+)="([^"]*)"')


def links_of(written: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a header or a TimeMap: address and parameters."""
    return [(address, dict(PARAMETER.findall(parameters))) for address, parameters in LINK.findall(written)]


def by_relation(written: str) -> dict[str, str]:
    return {relation: address for address, found in links_of(written) for relation in found["rel"].split()}


# RFC 7089, 4.1 and 4.5: what a TimeGate answers.
@pytest.mark.parametrize(
    ("asked", "version"),
    [
        (None, 3),
        (FIRST, 1),
        ("Mon, 23 Nov 2026 08:06:00 GMT", 1),
        ("Mon, 23 Nov 2026 09:34:59 GMT", 1),
        (SECOND, 2),
        (THIRD, 3),
        ("Thu, 01 Jan 2026 00:00:00 GMT", 1),  # before the first
        ("Fri, 01 Jan 2100 00:00:00 GMT", 3),  # after the last
    ],
)
def test_the_timegate_leads_to_the_version_of_a_time(room: TestClient, asked: str | None, version: int) -> None:
    headers = {"accept-datetime": asked} if asked else {}
    for method in ("GET", "HEAD"):
        answer = room.request(method, f"/timegate/{ORIGINAL}", headers=headers, follow_redirects=False)
        assert answer.status_code == 302
        assert answer.headers["location"] == f"{HERE}/a/{EDITED}/v/{version}"
        assert answer.headers["vary"] == "accept-datetime"
        assert "memento-datetime" not in answer.headers
        relations = by_relation(answer.headers["link"])
        assert relations["original"] == ORIGINAL
        assert relations["timemap"] == f"{HERE}/timemap/link/{ORIGINAL}"
    memento = room.get(answer.headers["location"])
    assert (memento.status_code, "memento-datetime" in memento.headers) == (200, True)


@pytest.mark.parametrize(
    "asked", ["yesterday", "", "2026-11-23T08:05:00Z", "Mon, 23 Nov 2026 08:05:00 +0600", "Mon, 99 Nov 2026 08:05:00 GMT", "১", "\x01"]
)  # fmt: skip
def test_a_malformed_date_is_refused(sqlite_room: TestClient, asked: str) -> None:
    answer = sqlite_room.get(
        f"/timegate/{ORIGINAL}", headers=[(b"accept-datetime", asked.encode())], follow_redirects=False
    )
    assert answer.status_code == 400
    assert "is no date of HTTP" in answer.text
    assert answer.headers["vary"] == "accept-datetime"


@pytest.mark.parametrize("path", ["timegate", "timemap/link", "timemap/json"])
@pytest.mark.parametrize(
    "url",
    ["https://dinpatra.example/news/77", "https://nowhere.example/", "x", "", "1", EDITED, "https://[::1", "%00", "%FF.%FE", "http://a.b/%00"],
)  # fmt: skip
def test_what_the_archive_does_not_have_is_not_found(room: TestClient, path: str, url: str) -> None:
    answer = room.get(f"/{path}/{url}", follow_redirects=False)
    assert answer.status_code == 404
    if path != "timegate":
        return
    answer = room.get(f"/{path}/{url}", headers={"accept-datetime": FIRST}, follow_redirects=False)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "written",
    [
        ORIGINAL,
        f"{ORIGINAL}?from=front",  # as it was fetched
        "https:/dinpatra.example/news/1",  # a proxy took a slash away
        "dinpatra.example/news/1",
        quote(ORIGINAL, safe=""),
    ],
)
def test_any_spelling_of_an_address_is_understood(room: TestClient, written: str) -> None:
    answer = room.get(f"/timegate/{written}", follow_redirects=False)
    assert answer.headers["location"] == f"{HERE}/a/{EDITED}/v/3"


def test_the_query_of_an_address_and_its_letters_are_part_of_it(sqlite_engine: Engine) -> None:
    url = "https://dinpatra.example/details.php?id=7&lang=bn"
    letters = "https://dinpatra.example/%E0%A6%A8%E0%A6%A6%E0%A7%80"
    writer = Writer(sqlite_engine, extractor="0.1.0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    pages = [captured(article(number, url=each, canonical_url=each)) for number, each in enumerate((url, letters))]
    writer.write(run, pages, now=NOW)
    with reading_room(sqlite_engine) as room:
        for each in (url, letters):
            answer = room.get(f"/timegate/{each}", follow_redirects=False)
            assert answer.status_code == 302
            (original, _), *_ = links_of(answer.headers["link"])
            assert original == each
            again = by_relation(answer.headers["link"])
            assert room.get(again["timemap"].removeprefix(HERE)).status_code == 200
        assert room.get(f"/timegate/{url.partition('?')[0]}", follow_redirects=False).status_code == 404


# RFC 7089, 5: what a TimeMap holds.
def test_the_timemap_has_every_memento_once_in_order(room: TestClient) -> None:
    answer = room.get(f"/timemap/link/{ORIGINAL}")
    assert answer.headers["content-type"] == "application/link-format"
    found = links_of(answer.text)
    (own,) = (parameters for address, parameters in found if parameters["rel"] == "self")
    assert (own["from"], own["until"], own["type"]) == (FIRST, THIRD, "application/link-format")
    assert by_relation(answer.text)["timegate"] == f"{HERE}/timegate/{ORIGINAL}"
    assert [(address, parameters["rel"], parameters["datetime"]) for address, parameters in found[3:]] == [
        (f"{HERE}/a/{EDITED}/v/1", "first memento", FIRST),
        (f"{HERE}/a/{EDITED}/v/2", "memento", SECOND),
        (f"{HERE}/a/{EDITED}/v/3", "last memento", THIRD),
    ]
    for address, parameters in found[3:]:
        assert room.get(address.removeprefix(HERE)).headers["memento-datetime"] == parameters["datetime"]


def test_the_timemap_as_json_has_the_same(room: TestClient) -> None:
    found = json.loads(room.get(f"/timemap/json/{ORIGINAL}").text)
    assert found["original_uri"] == ORIGINAL
    assert [each["uri"] for each in found["mementos"]["list"]] == [f"{HERE}/a/{EDITED}/v/{n}" for n in (1, 2, 3)]
    assert found["mementos"]["first"] == {"datetime": "2026-11-23T08:05:00+00:00", "uri": f"{HERE}/a/{EDITED}/v/1"}
    assert found["mementos"]["last"]["uri"].endswith("/v/3")
    assert json.loads(room.get("/timemap/json/https://nowhere.example/").text) == {
        "error": "There is no such page. An article has the address that its citation names."
    }


def test_a_version_names_its_neighbours_and_the_ends(room: TestClient) -> None:
    relations = by_relation(room.get(f"/a/{EDITED}/v/2").headers["link"])
    base = f"{HERE}/a/{EDITED}/v"
    assert (relations["first"], relations["prev"], relations["next"], relations["last"]) == (
        f"{base}/1", f"{base}/1", f"{base}/3", f"{base}/3",
    )  # fmt: skip
    assert relations["timegate"] == f"{HERE}/timegate/{ORIGINAL}"
    relations = by_relation(room.get(f"/a/{EDITED}/v/1").headers["link"])
    assert "prev" not in relations


def test_a_version_of_an_unknown_time_is_no_memento(room: TestClient) -> None:
    url = "https://dinpatra.example/news/3"
    assert "memento-datetime" not in room.get(f"/a/{EMPTY}/v/1").headers
    assert [each for _, each in links_of(room.get(f"/timemap/link/{url}").text) if "datetime" in each] == []
    assert json.loads(room.get(f"/timemap/json/{url}").text)["mementos"] == {"list": []}
    assert room.get(f"/timegate/{url}", headers={"accept-datetime": FIRST}, follow_redirects=False).status_code == 404
    present = room.get(f"/timegate/{url}", follow_redirects=False)
    assert present.headers["location"].endswith(f"/a/{EMPTY}/v/1")


def test_an_unchanged_page_that_was_captured_again_is_one_memento(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0.1.0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(1)), captured(article(1), fetched_at=after(60))], now=after(60))
    with reading_room(sqlite_engine) as room:
        found = [each for _, each in links_of(room.get(f"/timemap/link/{ORIGINAL}").text) if "datetime" in each]
        assert found == [{"rel": "first last memento", "datetime": FIRST}]


def test_addresses_are_those_at_which_readers_reach_the_room(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(base_url="https://archive.example")) as room:
        answer = room.get(f"/timegate/{ORIGINAL}", follow_redirects=False)
        assert answer.headers["location"] == f"https://archive.example/a/{id_of(1)}/v/3"
