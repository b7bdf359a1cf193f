"""What a form submits empty is taken off by a redirect to the one address of the view."""

import pytest
from starlette.testclient import TestClient

from tests.web.rooms import is_refused

FORMS = [
    (
        "/search?q=নদী&outlet=&byline=&section=&since=&until=&asof=&copies=all&order=newest&versions=present",
        "/search?q=নদী",
    ),
    ("/search?until=২০২৬-১১-২৯&since=&q=+নদী+&order=best&lang=bn", "/search?q=নদী&until=2026-11-29&order=best&lang=bn"),
    ("/search?q=", "/search"),
    ("/search?q=নদী&colour=red&since=", "/search?q=নদী&colour=red"),  # which the page names as ignored
    ("/download?q=নদী&outlet=&table=articles&format=jsonl", "/download?q=নদী&format=jsonl"),
    ("/words?word=নদী&outlet=&section=&since=&until=", "/words?word=নদী"),
    ("/compare?q=নদী&q=বাঁধ&q=&q=&outlet=&outlet=khobor&copies=all", "/compare?q=নদী&q=বাঁধ&outlet=khobor"),
    ("/coverage?until=&days=90", "/coverage?days=90"),
    ("/coverage/dinpatra?until=&day=2026-11-23", "/coverage/dinpatra?day=2026-11-23"),
    ("/coverage/dinpatra/failures?since=2026-11-01&until=2026-11-23&reason=", "/coverage/dinpatra/failures?since=2026-11-01&until=2026-11-23"),
    ("/ticker?outlet=dinpatra&at=", "/ticker?outlet=dinpatra"),
    ("/ticker/dinpatra?day=", "/ticker/dinpatra"),
    ("/stories?outlet=", "/stories"),
]  # fmt: skip


@pytest.mark.parametrize(("submitted", "address"), FORMS)
def test_a_submitted_form_leads_to_the_one_address(sqlite_room: TestClient, submitted: str, address: str) -> None:
    answer = sqlite_room.get(submitted, follow_redirects=False)
    assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
    location = answer.headers["location"]
    assert sqlite_room.build_request("GET", location).url == sqlite_room.build_request("GET", address).url
    there = sqlite_room.get(location, follow_redirects=False)
    assert there.status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/search",
        "/search?order=newest&q=নদী",  # another order is no reason to ask twice
        "/search.json?q=নদী&outlet=",
        "/search.csv?q=নদী&outlet=",
        "/search.atom?q=নদী&outlet=",
        "/coverage.json?until=",
    ],
)
def test_nothing_else_is_redirected(sqlite_room: TestClient, address: str) -> None:
    assert sqlite_room.get(address, follow_redirects=False).status_code == 200


def test_a_wrong_value_beside_an_empty_one_is_named(sqlite_room: TestClient) -> None:
    answer = sqlite_room.get("/search?q=&since=foo", follow_redirects=False)
    assert is_refused(answer, "“foo” is no day for since")


def test_an_address_of_any_letters_is_redirected(sqlite_room: TestClient) -> None:
    answer = sqlite_room.get("/ticker/নদী%22?day=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ticker/%E0%A6%A8%E0%A6%A6%E0%A7%80%22")
