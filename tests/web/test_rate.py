"""Who asks too often is refused for a while, and nobody else is; with a clock of the test."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient
from starlette.types import Scope

from newsarchive.archive import open_archive
from newsarchive.web import app as web_app
from newsarchive.web import rate
from newsarchive.web.rate import Buckets, client_of
from newsarchive.web.settings import Settings
from tests.web.rooms import EDITED, fill, reading_room


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def scope(peer: str | None, *forwarded: str) -> Scope:
    headers = [(b"x-forwarded-for", each.encode()) for each in forwarded]
    return {"type": "http", "client": (peer, 1234) if peer else None, "headers": headers}


def test_a_bucket_empties_and_fills_with_time() -> None:
    clock = Clock()
    buckets = Buckets(10, clock)
    assert [buckets.wait("a", 1) for _ in range(60)] == [0.0] * 60
    assert buckets.wait("a", 1) == pytest.approx(0.1)
    assert buckets.wait("a", 5) == pytest.approx(0.5)
    assert buckets.wait("b", 5) == 0  # another client has a bucket of its own
    clock.now += 0.5
    assert buckets.wait("a", 5) == 0
    clock.now += 1_000
    assert [buckets.wait("a", 5) for _ in range(13)] == [*[0.0] * 12, pytest.approx(0.5)]


@given(st.lists(st.tuples(st.floats(0, 3), st.sampled_from([1.0, 5.0])), max_size=200))
def test_no_client_gets_more_than_the_limit(requests: list[tuple[float, float]]) -> None:
    clock = Clock()
    buckets, spent, begun = Buckets(10, clock), 0.0, clock.now
    for later, cost in requests:
        clock.now += later
        wait = buckets.wait("a", cost)
        spent += 0 if wait else cost
        assert spent <= 60 + 10 * (clock.now - begun) + 1e-6
        clock.now += wait + 1e-6
        if wait:  # after the time that was named it is answered
            assert buckets.wait("a", cost) == 0
            spent += cost


def test_the_clients_that_are_known_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "_CLIENTS", 3)
    buckets = Buckets(1, Clock())
    for client in "abcab":
        buckets.wait(client, 5)
    buckets.wait("d", 5)
    assert len(buckets) == 3
    assert buckets.wait("a", 5) > 0, "who asked lately is known"
    assert buckets.wait("c", 5) == 0, "who asked longest ago is not"


@pytest.mark.parametrize(
    ("peer", "forwarded", "is_behind_proxy", "client"),
    [
        ("192.0.2.7", (), False, "192.0.2.7"),
        ("192.0.2.7", ("198.51.100.1",), False, "192.0.2.7"),  # not believed
        ("127.0.0.1", ("198.51.100.1",), True, "198.51.100.1"),
        ("127.0.0.1", ("203.0.113.9, 198.51.100.1",), True, "198.51.100.1"),  # what the client wrote comes first
        ("127.0.0.1", ("203.0.113.9", "198.51.100.1"), True, "198.51.100.1"),
        ("192.0.2.7", ("nonsense",), True, "192.0.2.7"),
        ("192.0.2.7", (), True, "192.0.2.7"),
        ("127.0.0.1", (), True, "127.0.0.1"),
        ("127.0.0.1", (), False, None),
        ("::1", (), False, None),
        ("2001:db8:1:2:3:4:5:6", (), False, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", (), False, "2001:db8:1:2::/64"),
        ("fe80::1%eth0", (), False, "fe80::/64"),
        ("::ffff:192.0.2.7", (), False, "192.0.2.7"),
        (None, (), False, "unknown"),
        ("testclient", (), False, "unknown"),
    ],
)
def test_who_asks(peer: str | None, forwarded: tuple[str, ...], is_behind_proxy: bool, client: str | None) -> None:
    assert client_of(scope(peer, *forwarded), is_behind_proxy=is_behind_proxy) == client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(web_app, "Buckets", lambda per_second: Buckets(per_second, found))
    return found


def test_a_reading_room_for_others_answers_with_429(sqlite_engine: Engine, clock: Clock) -> None:
    fill(sqlite_engine)
    with reading_room(sqlite_engine, Settings(base_url="http://127.0.0.1:8000", rate=2)) as room:
        assert [room.get("/search.json").status_code for _ in range(2)] == [200, 200]
        refused = room.get("/search.json")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
        assert refused.headers["cache-control"] == "no-store"
        assert refused.headers["content-security-policy"]
        assert refused.text == (
            "একসঙ্গে অনেক বেশি অনুরোধ এসেছে। ২ সেকেন্ড পরে আবার চেষ্টা করুন।\nToo many requests at once. Please ask again in 2 s.\n"
        )
        assert room.get("/static/site.css").status_code == 200, "what costs nothing is sent"
        assert [room.get(f"/a/{EDITED}").status_code for _ in range(3)] == [200, 200, 429]
        clock.now += 3
        assert room.get("/search.json").status_code == 200


def test_each_client_behind_a_proxy_has_a_limit_of_its_own(sqlite_engine: Engine, clock: Clock) -> None:
    settings = Settings(base_url="http://127.0.0.1:8000", rate=1, behind_proxy=True)
    with reading_room(sqlite_engine, settings) as room:
        one, other = {"x-forwarded-for": "192.0.2.1"}, {"x-forwarded-for": "192.0.2.1, 192.0.2.2"}
        assert [room.get("/takedowns", headers=one).status_code for _ in range(7)] == [*[200] * 6, 429]
        assert room.get("/takedowns", headers=other).status_code == 200


@pytest.mark.parametrize("settings", [Settings(rate=1), Settings(base_url="http://127.0.0.1:8000", rate=0)])
def test_there_is_no_limit_on_this_computer_or_where_it_is_switched_off(
    sqlite_engine: Engine, settings: Settings
) -> None:
    with reading_room(sqlite_engine, settings) as room:
        assert {room.get("/takedowns").status_code for _ in range(12)} == {200}


def test_this_computer_itself_is_not_limited(sqlite_engine: Engine) -> None:
    opened = open_archive(sqlite_engine.url.render_as_string(hide_password=False), read_only=True)
    app = web_app.create_app(opened, Settings(base_url="http://127.0.0.1:8000", rate=1))
    with TestClient(app, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 1)) as room:
        assert {room.get("/takedowns").status_code for _ in range(12)} == {200}
    opened.dispose()
