"""Downloads: what is said before, what the ZIP holds, what is refused, and what is left of one that a reader broke off."""

import asyncio
import csv
import gc
import io
import json
import re
import sys
import threading
from hashlib import sha256
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer, exports, open_archive
from newsarchive.archive.exports import TABLES, export_zip
from newsarchive.web import download_file
from newsarchive.web.app import create_app
from newsarchive.web.language import texts
from newsarchive.web.reading_room import ReadingRoom
from newsarchive.web.settings import Settings
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OUTLET, RUN, article, captured
from tests.web.rooms import (
    COPY,
    EDITED,
    EMPTY,
    HOSTILE,
    HOSTILE_ID,
    TEXT,
    fill,
    id_of,
    is_refused,
    reading_room,
    text_of,
    without_own_script,
)

OTHERS = Settings(host="192.0.2.1", download_rows=3)


def opened(body: bytes) -> tuple[str, bytes, dict[str, Any]]:
    """The name, the content and the manifest of a download."""
    with ZipFile(io.BytesIO(body)) as packed:
        assert packed.testzip() is None
        name, beside = packed.namelist()
        assert beside == "manifest.json"
        return name, packed.read(name), json.loads(packed.read(beside))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_page_states_what_a_download_will_be(room: TestClient) -> None:
    page = room.get("/download", params={"q": "নদী", "outlet": "dinpatra"}).text
    text = text_of(page)
    assert "2 rows" in text
    assert re.search(r"The file will have about \d kB, the download about \d kB\.", text)
    assert "There is no limit" in text
    assert "published_local_offset integer" in text.replace("offsetinteger", "offset integer")
    assert "do not publish whole texts" in text
    address = re.search(r'href="(/download/file[^"]+)"', page)
    assert address
    assert len(rows(opened(room.get(address[1].replace("&amp;", "&")).content)[1])) == 2


def test_the_zip_has_the_rows_of_a_search_and_a_manifest_that_proves_them(room: TestClient) -> None:
    answer = room.get("/download/file", params={"q": "নদী"})
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == 'attachment; filename="newsarchive-articles.zip"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    name, content, manifest = opened(answer.content)
    found = rows(content)
    hits = json.loads(room.get("/search.json", params={"q": "নদী"}).text)["hits"]
    assert {row["public_id"] for row in found} == {hit["public_id"] for hit in hits}
    assert TEXT in next(row["body"] for row in found if row["public_id"] == EDITED)
    assert manifest["file"] == {
        "name": name, "format": "csv", "bytes": len(content), "sha256": sha256(content).hexdigest(),
    }  # fmt: skip
    assert (manifest["rows"], manifest["query"]["words"], manifest["archive"]["articles"]) == (3, "নদী", 5)
    assert manifest["address"] == "http://127.0.0.1:8000/download?q=%E0%A6%A8%E0%A6%A6%E0%A7%80"
    assert manifest["query"]["parsed"]["asked"]["words"] == ["নদী"]
    assert set(manifest) >= {"days_without_run", "terms", "versions", "columns"}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, 5),
        ({"copies": "once"}, 3),
        ({"versions": "all"}, 8),
        ({"asof": "2026-11-23T14:30:00+06:00"}, 4),
        ({"q": "নদী", "copies": "once", "format": "jsonl"}, 1),
        ({"table": "versions"}, 3),
        ({"table": "tickers"}, 1),
        ({"table": "captures", "q": "বাঁধ", "outlet": "dinpatra"}, 1),
        ({"table": "clusters"}, 3),
        ({"format": "parquet"}, 5),
    ],
)
def test_the_number_of_rows_is_the_same_before_and_after(
    room: TestClient, parameters: dict[str, str], expected: int
) -> None:
    _, content, manifest = opened(room.get("/download/file", params=parameters).content)
    assert (manifest["rows"], manifest["file"]["bytes"]) == (expected, len(content))
    assert f"{expected} row" in text_of(room.get("/download", params=parameters).text)


def test_each_text_once_is_the_newest_of_its_copies(room: TestClient) -> None:
    _, content, _ = opened(room.get("/download/file", params={"copies": "once"}).content)
    found = {row["public_id"] for row in rows(content)}
    hits = json.loads(room.get("/search.json", params={"copies": "once"}).text)["hits"]
    assert found == {hit["public_id"] for hit in hits}
    assert found >= {HOSTILE_ID, EMPTY}
    assert len(found & {COPY, id_of(4, "khobor")}) == 1


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"table": "words"}, "“words” is no choice for table. There are: articles, versions, tickers, captures, clusters."),
        ({"format": "xlsx"}, "“xlsx” is no choice for format. There are: csv, jsonl, parquet."),
        ({"since": "2026-11-24", "until": "2026-11-23"}, "The first day is later than the last one."),
        ({"q": "?!"}, "Nothing of this search can be searched for"),
        ({"table": "tickers", "q": "নদী"}, "Tickers have no text"),
        ({"table": "tickers", "asof": "2026-11-23"}, "Tickers have no versions"),
        ({"table": "clusters", "asof": "2026-11-23"}, "Copies are known of the present texts alone"),
        ({"table": "captures", "copies": "once"}, "Each text once is for articles alone"),
        ({"since": "yesterday"}, "is no day for since"),
    ],
)  # fmt: skip
def test_what_cannot_be_downloaded_is_refused_with_a_sentence(
    sqlite_room: TestClient, parameters: dict[str, str], sentence: str
) -> None:
    for path in ("/download", "/download/file"):
        answer = sqlite_room.get(path, params=parameters)
        assert is_refused(answer, sentence)


@pytest.fixture
def _no_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "newsarchive.archive.exports.parquet", raising=False)
    monkeypatch.delattr(exports, "parquet", raising=False)


@pytest.mark.usefixtures("_no_pyarrow")
def test_a_format_that_cannot_be_written_is_not_offered(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/download").text
    assert re.findall(r'<option value="(csv|jsonl|parquet)"', page) == ["csv", "jsonl"]
    assert "There are: csv, jsonl." in text_of(sqlite_room.get("/download?format=xlsx").text)


def test_the_meanings_of_columns_are_in_the_language_of_the_page(sqlite_room: TestClient) -> None:
    """Which columns have one in both languages is held by the comparison of the catalogues."""
    page = sqlite_room.get("/download?lang=bn").text.partition('id="columns"')[2]
    assert "<code>headline</code></th><td>লেখা</td><td>শিরোনাম</td>" in page
    assert not re.findall(r"<td>[a-z ,;]+</td>", page)
    english = sqlite_room.get("/download").text
    assert "<code>headline</code></th><td>text</td><td>the headline</td>" in english


def test_different_columns_have_different_meanings_in_bengali() -> None:
    meanings = [meaning for key, meaning in texts("bn")._by_key.items() if key.startswith("column.")]
    assert len(set(meanings)) == len(meanings) == len({each.meaning for columns in TABLES.values() for each in columns})


@pytest.mark.usefixtures("_no_pyarrow")
def test_parquet_without_its_package_is_refused_with_a_sentence(sqlite_room: TestClient) -> None:
    answer = sqlite_room.get("/download", params={"format": "parquet"})
    assert (answer.status_code, "This server cannot write Parquet" in text_of(answer.text)) == (400, True)


def test_others_get_no_whole_texts_and_no_more_rows_than_the_operator_allows(engine: Engine, writer: Writer) -> None:
    fill(engine)
    with reading_room(engine, OTHERS) as room:
        _, content, manifest = opened(room.get("/download/file", params={"q": "নদী"}).content)
        assert "body" not in rows(content)[0]
        assert TEXT.encode() not in content
        assert manifest["left_out"]["columns"] == ["body", "image"]
        page = room.get("/download").text
        assert "the file does not have: body, image" in text_of(page)
        assert "A download has at most 3 rows." in text_of(page)
        assert "These are more than 3 rows." in text_of(page)
        assert "/download/file" not in page
        answer = room.get("/download/file")
        assert (answer.status_code, "These are more than 3 rows." in answer.text) == (400, True)


def test_a_download_has_the_hostile_text_as_it_is_and_nothing_is_named_by_it(sqlite_room: TestClient) -> None:
    name, content, _ = opened(sqlite_room.get("/download/file", params={"format": "jsonl", "q": "alert"}).content)
    assert name == "articles.jsonl"
    assert HOSTILE in json.loads(content)["headline"]
    page = sqlite_room.get("/download", params={"q": "<script>alert(1)</script>"}).text
    assert "<script" not in without_own_script(page)


def test_a_third_download_has_to_wait(sqlite_room: TestClient) -> None:
    downloads = room_of(sqlite_room).downloads
    assert downloads.acquire(blocking=False)
    assert sqlite_room.get("/download/file").status_code == 200
    assert downloads.acquire(blocking=False)
    answer = sqlite_room.get("/download/file")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert "Two downloads are being made already" in text_of(answer.text)
    downloads.release()
    assert sqlite_room.get("/download/file").status_code == 200


def test_the_archive_cannot_be_written_after_a_download(room: TestClient, engine: Engine) -> None:
    before = rows_of(engine, "SELECT id, headline, version FROM articles ORDER BY id")
    assert room.get("/download/file").status_code == 200
    with room_of(room).engine.connect() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.exec_driver_sql("DELETE FROM articles")
    with room_of(room).engine.connect() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.exec_driver_sql("CREATE TEMPORARY TABLE left_behind (id INTEGER)")
    assert rows_of(engine, "SELECT id, headline, version FROM articles ORDER BY id") == before


@pytest.mark.parametrize("moment", ["made", "sent"])
def test_a_reader_who_breaks_off_leaves_nothing_behind(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The reader goes away while the file is made, or after the first bytes of it."""
    fill_many(sqlite_engine, 600)
    files: list[Any] = []
    began, gone = threading.Event(), threading.Event()

    def file() -> Any:
        files.append(io.BytesIO())
        return files[-1]

    def made(*given: Any, **named: Any) -> Any:
        began.set()
        if moment == "made":
            assert gone.wait(30)
            assert named["stopped"].wait(30)
        return export_zip(*given, **named)

    monkeypatch.setattr(download_file, "TemporaryFile", file)
    monkeypatch.setattr(download_file, "export_zip", made)
    monkeypatch.setattr(download_file, "_AT_ONCE", 1000)
    engine = open_archive(sqlite_engine.url.render_as_string(hide_password=False), read_only=True)
    app = create_app(engine, Settings())
    sent = asyncio.run(break_off(app, began, gone, moment))
    gc.collect()
    assert (moment == "made") == (sent == 0)
    assert [each.closed for each in files] == [True]
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    monkeypatch.undo()
    with reading_room(sqlite_engine) as room:
        assert room.get("/download/file").status_code == 200
    workers = [each for each in threading.enumerate() if each.name.startswith("AnyIO")]
    for each in workers:
        each.join(60)  # they end after the loop that they worked for
    assert [each for each in workers if each.is_alive()] == []
    engine.dispose()


async def break_off(app: Any, began: threading.Event, gone: threading.Event, moment: str) -> int:
    """Ask for a download, go away, and return how many bytes came."""
    leave = asyncio.Event()
    bodies: list[bytes] = []
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        if moment == "made":
            await asyncio.to_thread(began.wait, 30)
            gone.set()
        else:
            await leave.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.body" and b"PK" in message["body"]:
            bodies.append(message["body"])
            leave.set()
            await asyncio.sleep(0)

    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": "/download/file", "raw_path": b"/download/file", "query_string": b"", "root_path": "",
        "headers": [(b"host", b"127.0.0.1:8000")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000), "app": None,
    }  # fmt: skip
    await app(scope, receive, send)
    return sum(map(len, bodies))


def fill_many(engine: Engine, count: int) -> None:
    writer = Writer(engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(number)) for number in range(count)], now=NOW)


def room_of(client: TestClient) -> ReadingRoom:
    app: Any = client.app
    found: ReadingRoom = app._app._app.state.room
    return found


def test_what_of_a_query_is_not_used_is_stated_in_the_language_of_the_page(sqlite_room: TestClient) -> None:
    asked = {"q": '"নদী', "lang": "bn"}  # river, behind a quotation mark without its partner
    assert "জোড়া ছাড়া একটি উদ্ধৃতিচিহ্ন বাদ দেওয়া হয়েছে।" in text_of(sqlite_room.get("/download", params=asked).text)
