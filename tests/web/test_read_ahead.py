"""What takes long to read is read when the server starts: the first reader does not wait for it."""

from collections.abc import Sequence
from datetime import date
from threading import Event

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import ArchiveError, OutletPast
from newsarchive.archive.coverage_days import OutletCoverage, coverage_between
from newsarchive.operations import judged
from newsarchive.web import app, reading_room
from newsarchive.web.app import create_app
from newsarchive.web.read_ahead import read_ahead
from newsarchive.web.reading_room import ReadingRoom
from newsarchive.web.settings import Settings
from tests.web.rooms import fill


def test_the_first_pages_read_nothing_again(sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(sqlite_engine)
    read: list[object] = []
    ended = Event()

    def pasts(*_: object) -> list[OutletPast]:
        read.append("health")
        return []

    def counted(engine: Engine, since: date, until: date, *, with_stored: bool) -> Sequence[OutletCoverage]:
        read.append((until - since).days)
        return coverage_between(engine, since, until, with_stored=with_stored)

    def then_set(room: ReadingRoom) -> None:
        read_ahead(room)
        ended.set()

    monkeypatch.setattr(judged, "outlet_pasts", pasts)
    monkeypatch.setattr(reading_room, "coverage_between", counted)
    monkeypatch.setattr(app, "read_ahead", then_set)
    with TestClient(create_app(sqlite_engine, Settings(), reads_ahead=True), base_url="http://127.0.0.1:8000") as room:
        assert ended.wait(60)
        assert read == [29, "health"]
        assert [room.get(path).status_code for path in ("/coverage", "/health")] == [200, 200]
    assert read == [29, "health"]


def test_a_failure_ends_no_server(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    room = ReadingRoom(sqlite_engine, Settings(), lambda _, url: [url])

    def broken(*_: object) -> Sequence[OutletCoverage]:
        raise ArchiveError("the archive is locked")

    monkeypatch.setattr(room, "coverage", broken, raising=True)
    read_ahead(room)
    assert "the archive is locked" in caplog.text
