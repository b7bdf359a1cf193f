"""Where a body is kept: its records by address and payload digest."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.archive import KeptRecords, Writer, open_archive
from newsarchive.items import Capture, CapturedPage, OutletRecord, RecordLocation

AT = datetime(2026, 11, 29, tzinfo=UTC)
OUTLET = OutletRecord("potrika", "পত্রিকা", "Potrika", ("potrika.example",), "Asia/Dhaka")
URL = "https://potrika.example/"
RECORD = RecordLocation("2026-11/a.warc.gz", 300, 900, "sha1:A")
CAPTURE = Capture(URL, "potrika", "listing", 200, AT, "d", 1, record=RECORD)


def test_only_records_of_the_address_with_the_body_itself_are_found(tmp_path: Path) -> None:
    engine = open_archive(f"sqlite:///{tmp_path}/archive.db")
    writer = Writer(engine, extractor="1")
    run = writer.start_run(OUTLET, source="network", started_at=AT, settings={}, versions={})
    kept = KeptRecords(open_archive(f"sqlite:///{tmp_path}/archive.db"))
    assert kept.of(URL, "sha1:A") == []
    later = replace(RECORD, offset=5000)
    records = [RECORD, replace(RECORD, offset=2000, is_revisit=True), replace(RECORD, payload_digest="sha1:B"), later]
    pages = [CapturedPage(replace(CAPTURE, record=record)) for record in records]
    writer.write(run, [*pages, CapturedPage(replace(CAPTURE, url=f"{URL}2")), CapturedPage(CAPTURE)], now=AT)
    assert kept.of(URL, "sha1:A") == [RECORD, later, RECORD]
    assert kept.of(f"{URL}2", "sha1:B") == []
    kept.close()
    engine.dispose()
