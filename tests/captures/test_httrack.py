"""HTTrack mirrors: the originals in the cache, and the pages on disk where there are none."""

import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsarchive.captures import CaptureError, StoredResponse, collections, holds_warc, responses
from tests.captures.exchanges import PAGE

SITE = "www.potrika.example"
SAVED = "<!-- Mirrored from {address} by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 29 Nov 2026 04:30:00 GMT -->"


def cache(entries: dict[str, tuple[str, bytes]]) -> bytes:
    """Return a zip as HTTrack writes it: the headers of each entry are in the extra field of its local header alone."""
    local, central = b"", b""
    for name, (headers, body) in entries.items():
        packed = zlib.compress(body)[2:-4]
        common = struct.pack("<HHHHHIIIH", 20, 0, 8, 0, 0x21, zlib.crc32(body), len(packed), len(body), len(name))
        central += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHHII", 0, 0, 0, 0, 0, len(local))
        central += name.encode()
        local += b"PK\x03\x04" + common + struct.pack("<H", len(headers)) + name.encode() + headers.encode() + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


def headers_of(path: str, status: int = 200, more: str = "") -> str:
    """Return the headers of an entry as HTTrack writes them."""
    return (
        f"X-In-Cache: 1\r\nX-StatusCode: {status}\r\nX-StatusMessage: OK\r\nX-Size: 9\r\nContent-Type: text/html\r\n"
        f"X-Charset: utf-8\r\n{more}X-Addr: {SITE}\r\nX-Fil: {path}\r\nX-Save: {SITE}{path}.html\r\n"
    )


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    entries = {
        f"https://{SITE}/news/1": (headers_of("/news/1", more='Etag: "a"\r\n'), PAGE),
        f"http://{SITE}/news/2": (headers_of("/news/2", 301, "Location: /news/1\r\n"), b""),
        f"https://{SITE}/a.png": ("X-In-Cache: 0\r\nX-StatusCode: 200\r\nContent-Type: image/png\r\n", b""),
    }
    (tmp_path / "hts-cache").mkdir()
    (tmp_path / "hts-cache" / "new.zip").write_bytes(cache(entries))
    for number in (1, 3):
        page = tmp_path / SITE / "news" / f"{number}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<html>rewritten{SAVED.format(address=f'{SITE}/news/{number}')}</html>", encoding="utf-8")
    (tmp_path / "index.html").write_text("<html>made by HTTrack</html>", encoding="utf-8")
    return tmp_path


def by_number(mirror: Path) -> dict[str, StoredResponse]:
    return {each.url[-1]: each for each in responses(mirror)}


def test_the_original_is_used_with_its_headers_and_the_fetch_time_of_the_page_on_disk(mirror: Path) -> None:
    assert holds_warc(mirror)
    assert collections(mirror) == [mirror]
    first = by_number(mirror)["1"]
    assert (first.url, first.status, first.body) == (f"https://{SITE}/news/1", 200, PAGE)
    assert (first.header("content-type"), first.header("etag")) == ("text/html; charset=utf-8", '"a"')
    assert first.fetched_at == datetime(2026, 11, 29, 4, 30, tzinfo=UTC)


def test_a_redirect_has_no_page_on_disk_and_no_time(mirror: Path) -> None:
    second = by_number(mirror)["2"]
    assert (second.status, second.header("location"), second.fetched_at) == (301, "/news/1", None)


def test_a_page_that_the_cache_does_not_have_is_read_from_disk(mirror: Path) -> None:
    assert sorted(by_number(mirror)) == ["1", "2", "3"]
    assert b"rewritten" in by_number(mirror)["3"].body


def test_a_damaged_cache_is_reported_and_the_pages_on_disk_are_read(mirror: Path) -> None:
    (mirror / "hts-cache" / "new.zip").write_bytes(b"PK\x03\x04 cut")
    found: list[str] = []
    with pytest.raises(CaptureError, match=r"new\.zip cannot be read"):
        found.extend(each.url[-1] for each in responses(mirror))
    assert found == ["1", "3"]


def test_a_name_that_leads_out_of_the_mirror_is_not_followed(mirror: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.html"
    outside.write_text(SAVED.format(address="x"), encoding="utf-8")
    headers = headers_of("/news/9").replace(f"X-Save: {SITE}/news/9.html", "X-Save: ../outside.html")
    (mirror / "hts-cache" / "new.zip").write_bytes(cache({f"https://{SITE}/news/9": (headers, PAGE)}))
    assert by_number(mirror)["9"].fetched_at is None
