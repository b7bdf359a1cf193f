"""Documents that a browser rendered: conversions of the responses that they were made from."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsarchive.captures import (
    CaptureWriter,
    Exchange,
    KeptExchange,
    exchange_at,
    exchanges,
    extents_of,
    file_of,
    overwrite,
    read_all,
    read_at,
)
from newsarchive.captures.cdxj import cdxj_line
from newsarchive.captures.records import payload_digest
from newsarchive.items import RecordLocation
from tests.captures.exchanges import AT, PAGE, exchange

INFO = {"software": "newsarchive/0.1"}
SHELL = b"<html><body><script src=/app.js></script></body></html>"
TYPE = (("Content-Type", "text/html; charset=utf-8"),)
FIELDS = {"outlet": "dinpatra", "kind": "article"}


def document(of: Exchange, body: bytes = PAGE, **fields: Any) -> Exchange:
    """Return the document that a browser has rendered from a response."""
    known = {"response_headers": TYPE, "request_headers": (), "fields": FIELDS, "rendered_from": of.record_id}
    return exchange(1, body, **{**known, **fields})


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Exchange, RecordLocation, RecordLocation]:
    """A file with a response and its document; the response, and the places of both."""
    response = exchange(1, SHELL, fields={"outlet": "dinpatra", "kind": "loaded"})
    with CaptureWriter(tmp_path, INFO) as warc:
        of_response, of_document = warc.write(response), warc.write(document(response))
    return file_of(tmp_path, of_document.file), response, of_response, of_document


def test_a_document_is_read_back_with_what_is_known_of_it(
    written: tuple[Path, Exchange, RecordLocation, RecordLocation],
) -> None:
    path, _, of_response, of_document = written
    found = read_at(path, of_document.offset)
    assert (found.body, found.status, found.headers, found.fetched_at) == (PAGE, 200, TYPE, AT)
    assert (found.payload_digest, found.is_revisit) == (payload_digest(PAGE), False)
    assert found.fields == FIELDS
    assert [each.offset for each in read_all(path)] == [of_response.offset, of_document.offset]
    assert read_at(path, of_response.offset).body == SHELL


def test_warcio_reads_it_as_a_conversion_of_the_response(
    written: tuple[Path, Exchange, RecordLocation, RecordLocation],
) -> None:
    path, response, _, _ = written
    with path.open("rb") as file:
        found = {record.rec_type: record.rec_headers for record in ArchiveIterator(file, check_digests="raise")}
    assert set(found) == {"warcinfo", "response", "request", "metadata", "conversion"}
    assert found["response"].get_header("WARC-Record-ID") == response.record_id
    assert found["conversion"].get_header("WARC-Refers-To") == response.record_id
    assert found["conversion"].get_header("Content-Type") == TYPE[0][1]
    checker = Checker(type("Arguments", (), {"inputs": [str(path)], "verbose": False})())
    checker.process_all()
    assert not checker.exit_value


def test_the_same_document_again_is_written_again(tmp_path: Path) -> None:
    response = exchange(1, SHELL)
    with CaptureWriter(tmp_path, INFO) as warc:
        locations = [warc.write(document(response)) for _ in range(2)]
        page = warc.write(exchange(1, PAGE))
    assert [each.is_revisit for each in locations] == [False, False]
    assert not page.is_revisit, "what a site sends is never a revisit of what a browser rendered"


def test_an_exchange_has_the_document_with_its_metadata_and_it_can_be_overwritten(
    written: tuple[Path, Exchange, RecordLocation, RecordLocation],
) -> None:
    path, response, of_response, of_document = written
    assert [each.record.kind for each in exchanges(path) if isinstance(each, KeptExchange)] == [
        "response",
        "conversion",
    ]
    assert [each.kind for each in exchange_at(path, of_document.offset).beside] == ["metadata"]
    overwrite(path, extents_of(path, of_document.offset, response.url), AT)
    assert [each.offset for each in read_all(path)] == [of_response.offset]
    assert "বইয়ের মেলা".encode() not in gzip.decompress(path.read_bytes())


def test_the_index_of_a_collection_leads_to_the_response(
    written: tuple[Path, Exchange, RecordLocation, RecordLocation],
) -> None:
    path, _, of_response, of_document = written
    assert cdxj_line(exchange_at(path, of_response.offset), "a.warc.gz", 0, 1) is not None
    assert cdxj_line(exchange_at(path, of_document.offset), "a.warc.gz", 0, 1) is None


def test_conversions_of_others_to_plain_text_are_no_pages(tmp_path: Path) -> None:
    response = exchange(1, SHELL)
    with CaptureWriter(tmp_path, INFO) as warc:
        warc.write(document(response, response_headers=(("Content-Type", "text/plain"),), fields={}))
        last = warc.write(exchange(2))
    assert [each.offset for each in read_all(file_of(tmp_path, last.file))] == [last.offset]
