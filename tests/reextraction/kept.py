"""Kept pages as a crawl leaves them: WARC files, and an archive with their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, table, text

from newsarchive import __version__
from newsarchive.archive import Writer, open_archive
from newsarchive.captures import CaptureWriter, Exchange, folder_of, read_at
from newsarchive.items import CapturedPage
from newsarchive.outlets import Outlet
from newsarchive.reextraction.pages import EntryOf, captured_page
from tests.reextraction.stored import AT

Visit = tuple[str, bytes]  # an address and its page


def exchange(url: str, body: bytes, at: datetime = AT, status: int = 200, charset: str = "utf-8") -> Exchange:
    """A request and its response."""
    headers = (("Content-Type", f"text/html; charset={charset}" if charset else "text/html"),)
    return Exchange(url, at, "GET", (("User-Agent", "newsarchive/0.1"),), status, headers, body)


def keep(archive: str, outlet: Outlet, exchanges: Sequence[Exchange], entry_of: EntryOf = lambda _: None) -> list[int]:
    """Crawl: write exchanges into one WARC file and what is read from them into the archive; return the ids of the captures."""
    folder = folder_of(archive)
    pages: list[CapturedPage] = []
    with CaptureWriter(folder, {"software": "newsarchive"}) as writer:
        records = [writer.write(each) for each in exchanges]
    for each, record in zip(exchanges, records, strict=True):
        kept = read_at(folder / record.file, record.offset)
        # As it was received, whether the record has the body or an earlier one.
        response = replace(kept, body=each.body, coded_body=each.body, is_revisit=False)
        pages.append(captured_page(response, outlet, kind="article", record=record, entry_of=entry_of))
    engine = open_archive(archive)
    archive_writer = Writer(engine, extractor=__version__, address_of=outlet.listed)
    run = archive_writer.start_run(
        outlet.record, source="network", kind="made_up", started_at=AT, settings={}, versions={}
    )
    archive_writer.write(run, pages, now=AT)
    engine.dispose()
    return [row["id"] for row in rows(archive, "SELECT id FROM captures WHERE run_id = :run ORDER BY id", run=run)]


def visits(pages: Iterable[Visit], start: datetime = AT) -> list[Exchange]:
    """Exchanges of pages, a minute apart."""
    return [exchange(url, body, start + timedelta(minutes=at)) for at, (url, body) in enumerate(pages)]


def rows(archive: str, query: str | Select[Any], **values: object) -> list[dict[str, Any]]:
    """The rows of a query. `values`: those of its parameters."""
    engine = open_archive(archive)
    with engine.connect() as connection:
        statement = text(query) if isinstance(query, str) else query
        found = [dict(row) for row in connection.execute(statement, values).mappings()]
    engine.dispose()
    return found


def content(archive: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of an archive, but those of re-extractions."""
    tables = [each["name"] for each in rows(archive, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: rows(archive, select("*").select_from(table(name)))
        for name in tables
        if not name.startswith("reextraction")
    }
