"""WARC files as they are written: read back by FastWARC, and checked by warcio."""

import errno
import gzip
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsarchive.captures import CaptureError, CaptureWriter, KeptPayload, file_of, read_all, read_at, writer
from tests.captures.exchanges import AT, PAGE, exchange

INFO = {"software": "newsarchive/0.1", "operator": "desk@example.com", "robots": "obey"}


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_response_is_read_back_as_it_was_received(tmp_path: Path) -> None:
    coded = gzip.compress(PAGE)
    headers = (
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    )
    with CaptureWriter(tmp_path, INFO) as warc:
        warc.write(exchange(1))
        location = warc.write(exchange(2, coded, response_headers=headers, fields={"via": "feed /rss.xml"}))
    found = read_at(file_of(tmp_path, location.file), location.offset)
    assert (found.url, found.status, found.fetched_at) == ("https://www.example.com/news/2", 200, AT)
    assert (found.coded_body, found.body, found.headers) == (coded, PAGE, headers)
    assert found.payload_digest == location.payload_digest
    assert found.problem is None


@given(
    body=st.binary(max_size=300),
    status=st.integers(100, 599),
    value=st.text(st.characters(codec="ascii", min_codepoint=33), max_size=20),
)
def test_any_body_is_read_back(tmp_path_factory: pytest.TempPathFactory, body: bytes, status: int, value: str) -> None:
    folder = tmp_path_factory.mktemp("captures")
    with CaptureWriter(folder, INFO) as warc:
        location = warc.write(exchange(1, body, status=status, response_headers=(("X-Value", value),)))
    found = read_at(file_of(folder, location.file), location.offset)
    assert (found.coded_body, found.status, found.headers) == (body, status, (("X-Value", value),))


def test_warcio_finds_every_record_and_every_digest_right(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, INFO) as warc:
        for number in range(3):
            warc.write(exchange(number, fields={"via": "listing /"}))
        warc.write(exchange(0, at=AT + timedelta(hours=1)))
    (name,) = files(tmp_path)
    with (tmp_path / name).open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _ in records] == ["warcinfo", *["response", "request", "metadata"] * 3, "revisit", "request"]
    checker = Checker(type("Arguments", (), {"inputs": [str(tmp_path / name)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0


def test_the_file_states_who_wrote_it_and_the_request_our_headers(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, INFO) as warc:
        warc.write(exchange(7))
    text = gzip.decompress((tmp_path / files(tmp_path)[0]).read_bytes()).decode()
    assert "operator: desk@example.com\r\n" in text
    assert "GET /news/7 HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: newsarchive/0.1\r\n" in text


def test_the_same_body_again_is_a_revisit_that_names_the_first(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, INFO) as warc:
        first, second, other = (
            warc.write(exchange(1)),
            warc.write(exchange(1, at=AT + timedelta(hours=1))),
            warc.write(exchange(2)),
        )
    assert [each.is_revisit for each in (first, second, other)] == [False, True, False]
    assert first.payload_digest == second.payload_digest
    text = gzip.decompress((tmp_path / second.file).read_bytes()[second.offset :][: second.length]).decode()
    assert "WARC-Refers-To-Target-URI: https://www.example.com/news/1\r\n" in text
    assert "WARC-Refers-To-Date: 2026-11-29T04:30:00.000000Z\r\n" in text
    assert read_at(file_of(tmp_path, second.file), second.offset).is_revisit


def test_a_body_that_an_earlier_run_kept_is_a_revisit(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path, INFO, kept=lambda url, _digest: KeptPayload(url, AT)) as warc:
        assert warc.write(exchange(1)).is_revisit
        assert not warc.write(exchange(1, b"")).is_revisit  # nothing to keep


def test_a_file_has_an_end_and_each_day_its_own(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 30, 23, 59, tzinfo=UTC)]
    with CaptureWriter(tmp_path, INFO, largest=6000, now=lambda: now[0]) as warc:
        for number in range(4):
            warc.write(exchange(number, os.urandom(1500)))
        now[0] += timedelta(minutes=2)
        warc.write(exchange(9))
    months = [name.split("/")[0] for name in files(tmp_path)]
    assert months == ["2026-11", "2026-11", "2026-12"]
    assert [sum(1 for _ in read_all(tmp_path / name)) for name in files(tmp_path)] == [2, 2, 1]


def test_an_unfinished_file_is_recognised_by_its_name_and_can_be_read(tmp_path: Path) -> None:
    warc = CaptureWriter(tmp_path, INFO)
    location = warc.write(exchange(1))
    warc.sync()
    assert files(tmp_path) == [location.file + ".open"]
    assert read_at(file_of(tmp_path, location.file), location.offset).body == PAGE
    warc.close()
    assert files(tmp_path) == [location.file]


def test_a_full_disk_is_an_error_and_leaves_whole_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warc = CaptureWriter(tmp_path, INFO)
    first = warc.write(exchange(1))
    whole = writer._write_all

    def half(file: IO[bytes], data: bytes) -> None:
        whole(file, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, "_write_all", half)
    with pytest.raises(CaptureError, match="No space left"):
        warc.write(exchange(2))
    monkeypatch.setattr(writer, "_write_all", whole)
    third = warc.write(exchange(3))
    warc.close()
    assert [found.url[-1] for found in read_all(tmp_path / first.file)] == ["1", "3"]
    assert read_at(tmp_path / third.file, third.offset).url.endswith("/3")


def test_a_name_outside_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "captures").mkdir()
    with pytest.raises(CaptureError, match="outside"):
        file_of(tmp_path / "captures", "../secret")
    with pytest.raises(CaptureError, match="missing"):
        file_of(tmp_path / "captures", "2026-11/none.warc.gz")
