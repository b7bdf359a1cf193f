"""All fixtures and all real pages, kept and given back: identical bytes, files that every reader of WARC reads."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from newsarchive.archive.captures import captures_of, closest
from newsarchive.captures import Exchange
from newsarchive.operations.capture_bytes import bytes_of
from newsarchive.testing.fixtures import cases
from tests.capture_operations.kept import KeptArchive
from tests.captures.exchanges import AT, exchange
from tests.shared import shared


def kept_pages(pages: Iterator[tuple[str, bytes]]) -> list[Exchange]:
    return [
        exchange(0, body, AT + timedelta(seconds=number), url=url, response_headers=(("Content-Type", "text/html"),))
        for number, (url, body) in enumerate(pages)
    ]


def check_all(kept: KeptArchive, exchanges: Sequence[Exchange]) -> None:
    """Assert that the bytes of each exchange come back, and that every record is read by every reader."""
    kept.keep(exchanges, largest=3_000_000)
    engine = kept.engine()
    for each in exchanges:
        capture = closest(captures_of(engine, [each.url]), each.fetched_at)
        assert capture is not None
        assert bytes_of(engine, kept.folder, capture).body == each.body, each.url
    engine.dispose()
    files = sorted(kept.folder.rglob("*.warc.gz"))
    records = 0
    for file in files:
        with file.open("rb") as opened:
            by_warcio = [
                record.rec_headers["WARC-Record-ID"] for record in ArchiveIterator(opened, check_digests="raise")
            ]
        with file.open("rb") as opened:
            by_fastwarc = [record.record_id for record in FastIterator(opened)]
        assert by_warcio == by_fastwarc
        records += len(by_warcio)
    assert records == len(files) + 2 * len(exchanges)  # a warcinfo a file, a response and a request a page
    checker = Checker(type("Arguments", (), {"inputs": [str(file) for file in files], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0


@pytest.mark.slow
def test_every_fixture_comes_back(tmp_path: Path) -> None:
    check_all(KeptArchive(tmp_path), kept_pages((case.page.url, case.page.body) for case in cases()))


@pytest.mark.slow
def test_every_real_page_comes_back(tmp_path: Path) -> None:
    manifest = shared("pages/manifest.jsonl")
    entries = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip()]
    pages = ((entry["url"], shared(entry["file"]).read_bytes()) for entry in entries)
    check_all(KeptArchive(tmp_path), kept_pages(pages))
