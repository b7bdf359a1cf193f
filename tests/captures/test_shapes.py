"""WARC files as other programs write them: the page comes out of each, whatever the headers state of its coding."""

import gzip
import sys
import zlib
from pathlib import Path

import brotli
import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from newsarchive.captures import read_all
from newsarchive.items import Reason
from tests.captures.exchanges import PAGE
from tests.captures.test_coding import chunked
from tests.reextraction.warc_files import http, record, sha1, written

URL = "https://www.potrika.example/news/7"
HTML = "Content-Type: text/html; charset=utf-8\r\n"
GZIPPED = gzip.compress(PAGE)
# Each producer, and how it stores a body.
SHAPES = {
    "wget keeps the chunks and the coding": http(
        chunked(GZIPPED), headers=f"{HTML}Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    ),
    "Heritrix keeps the chunks": http(chunked(PAGE), headers=f"{HTML}Transfer-Encoding: chunked\r\n"),
    "chunks joined, header kept": http(PAGE, headers=f"{HTML}Transfer-Encoding: chunked\r\n"),
    "decoded, header kept (Common Crawl before May 2019)": http(PAGE, headers=f"{HTML}Content-Encoding: gzip\r\n"),
    "coded, header lost": http(GZIPPED),
    "headers renamed (Common Crawl)": http(
        PAGE, headers=f"{HTML}X-Crawler-Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n"
    ),
    "a line break too many (Common Crawl in August 2018)": http(b"\r\n" + PAGE),
    "a line break too many before a coded body": http(b"\r\n" + GZIPPED, headers=f"{HTML}Content-Encoding: gzip\r\n"),
    "brotli (browsertrix)": http(brotli.compress(PAGE), headers=f"{HTML}Content-Encoding: br\r\n"),
    "zstd": http(zstd.compress(PAGE), headers=f"{HTML}Content-Encoding: zstd\r\n"),
    "header lines that end with LF": http(PAGE).replace(b"\r\n", b"\n", 3),
    "no headers": http(PAGE, headers=""),
    "deflate": http(zlib.compress(PAGE), headers=f"{HTML}Content-Encoding: deflate\r\n"),
}


@pytest.mark.parametrize("version", ["1.0", "1.1", "0.18"])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("block", SHAPES.values(), ids=SHAPES.keys())
def test_every_shape_gives_the_page(tmp_path: Path, block: bytes, name: str, version: str) -> None:
    (found,) = read_all(written(tmp_path / name, [record(URL, block, version=version)]))
    assert (found.url, found.status, found.body, found.problem) == (URL, 200, PAGE, None)
    assert found.length == (tmp_path / name).stat().st_size


def test_the_line_break_that_a_page_begins_with_is_its_own(tmp_path: Path) -> None:
    body = b"\r\n" + PAGE
    block = record(URL, http(body), more=f"WARC-Payload-Digest: {sha1(body)}\r\n")
    assert next(read_all(written(tmp_path / "a.warc", [block]))).body == body


def test_brackets_of_wget_are_no_part_of_the_address(tmp_path: Path) -> None:
    assert next(read_all(written(tmp_path / "a.warc", [record(f"<{URL}>", http(PAGE))]))).url == URL


def test_a_resource_is_a_page_without_headers(tmp_path: Path) -> None:
    records = [
        record(URL, PAGE, "resource", content_type="text/html"),
        record("urn:pageinfo:x", b"{}", "resource", content_type="application/json"),
        record(URL, b"text", "conversion", content_type="text/plain"),
        record("dns:www.potrika.example", b"1", content_type="text/dns"),
    ]
    (found,) = read_all(written(tmp_path / "a.warc.gz", records))
    assert (found.status, found.header("content-type"), found.body) == (200, "text/html", PAGE)


def test_a_sitemap_that_is_a_gzip_file_stays_one(tmp_path: Path) -> None:
    block = http(GZIPPED, headers="Content-Type: application/gzip\r\n")
    assert next(read_all(written(tmp_path / "a.warc", [record(URL, block)]))).body == GZIPPED


def test_a_body_that_ends_early_has_a_reason(tmp_path: Path) -> None:
    block = http(GZIPPED[:-20], headers=f"{HTML}Content-Encoding: gzip\r\n")
    assert next(read_all(written(tmp_path / "a.warc", [record(URL, block)]))).reason is Reason.BROKEN_ANSWER


def test_fields_of_other_crawlers_are_not_ours(tmp_path: Path) -> None:
    response = record(URL, http(PAGE))
    identity = response.partition(b"WARC-Record-ID: ")[2].partition(b"\r\n")[0].decode()
    metadata = record(
        URL,
        b"via: https://www.potrika.example/\r\nhopsFromSeed: L\r\n",
        "metadata",
        more=f"WARC-Concurrent-To: {identity}\r\n",
        content_type="application/warc-fields",
    )
    (found,) = read_all(written(tmp_path / "a.warc.gz", [response, metadata]))
    assert found.fields == {}
    assert found.length < (tmp_path / "a.warc.gz").stat().st_size


@pytest.mark.parametrize(
    "date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "yesterday", "2026-11-29T04:30:60Z"]
)
def test_a_date_that_is_no_instant_is_unknown(tmp_path: Path, date: str) -> None:
    (found,) = read_all(written(tmp_path / "a.warc.gz", [record(URL, http(PAGE), date=date)]))
    assert (found.fetched_at, found.body) == (None, PAGE)


def test_a_line_break_in_the_page_does_not_end_headers_whose_lines_end_with_lf(tmp_path: Path) -> None:
    body = b"<h1>a</h1>\r\n\r\n" + PAGE
    block = b"HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + body
    (found,) = read_all(written(tmp_path / "a.warc.gz", [record(URL, block)]))
    assert (found.status, found.header("content-type"), found.body) == (200, "text/html", body)
