"""WARC files of others, and files that are damaged."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.captures import CaptureError, CaptureWriter, StoredResponse, holds_warc, read_all, read_at, responses
from tests.captures.exchanges import AT, PAGE, exchange


def record(headers: str, block: bytes) -> bytes:
    return f"WARC/1.0\r\n{headers}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
OF_WGET = (
    "WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:4cb098e2-4853-4ed8-ab06-d5b43d564403>\r\nWARC-Date: 2026-11-29T04:30:00Z\r\n"
    "WARC-Target-URI: <https://www.example.com/news/1>\r\nContent-Type: application/http; msgtype=response\r\n"
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_file_of_wget(tmp_path: Path, name: str) -> None:
    data = record(OF_WGET, HTTP)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (found,) = read_all(tmp_path / name)
    assert (found.url, found.fetched_at, found.body) == ("https://www.example.com/news/1", AT, PAGE)


def test_a_line_break_too_many_before_the_body(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(OF_WGET, HTTP.replace(b"\r\n\r\n", b"\r\n\r\n\r\n", 1)))
    assert next(read_all(tmp_path / "a.warc")).body == PAGE


def test_a_body_that_begins_with_a_line_break_keeps_it(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, {}) as warc:
        location = warc.write(exchange(1, b"\r\n" + PAGE))
    assert read_at(tmp_path / location.file, location.offset).body == b"\r\n" + PAGE


def test_a_body_that_its_crawler_cut_has_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(OF_WGET + "WARC-Truncated: length\r\n", HTTP))
    problem = next(read_all(tmp_path / "a.warc")).problem
    assert problem is not None
    assert "length" in problem


def written(folder: Path) -> Path:
    with CaptureWriter(folder, {}) as warc:
        location = warc.write(exchange(1))
        warc.write(exchange(2))
    return folder / location.file


def test_a_cut_file_gives_what_it_holds_and_then_an_error(tmp_path: Path) -> None:
    path = written(tmp_path)
    last = max(each.offset for each in read_all(path))
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(path.read_bytes()[: last + 120])
    found, error = until_error(read_all(cut))
    assert found == ["https://www.example.com/news/1"]
    assert "cut" in error


def until_error(stored: Iterator[StoredResponse]) -> tuple[list[str], str]:
    """Return the addresses of responses, and the message of the error that follows them."""
    found: list[str] = []
    with pytest.raises(CaptureError) as raised:
        found.extend(each.url for each in stored)
    return found, str(raised.value)


def test_a_wrong_offset_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"at 11|no response"):
        read_at(written(tmp_path), 11)


def test_a_folder_and_a_wacz_give_their_files_in_order(tmp_path: Path) -> None:
    path = written(tmp_path / "one")
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as collection:
        collection.write(path, "archive/data.warc.gz")
        collection.writestr("datapackage.json", "{}")
    assert [each.url[-1] for each in responses(tmp_path / "b.wacz")] == ["1", "2"]
    assert [each.url[-1] for each in responses(tmp_path)] == ["1", "2", "1", "2"]
    assert holds_warc(tmp_path)
    assert not holds_warc(tmp_path / "one" / "empty")


def test_a_damaged_file_of_a_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    path = written(tmp_path / "b")
    (tmp_path / "a.warc.gz").write_bytes(path.read_bytes()[:300] + b"\x00" * 50)
    (tmp_path / "c.wacz").write_bytes(b"no zip")
    found, error = until_error(responses(tmp_path))
    assert len(found) == 2
    assert "a.warc.gz" in error
    assert "c.wacz" in error
