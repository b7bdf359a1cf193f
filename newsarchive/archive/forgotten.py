"""The public log of what was removed for good: the addresses that are kept out, and the records that are still to be overwritten."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.history import address_of_article
from newsarchive.archive.schema import forgotten
from newsarchive.archive.targets import AddressOf
from newsarchive.items import Capture, CapturedPage, Reason


@dataclass(frozen=True, slots=True)
class Unerased:
    """Records of one WARC file that are still to be overwritten: offset and length of each."""

    file: str
    records: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An article that was removed: its one address, why and when. `unerased`: nothing once all of it is gone."""

    outlet: str
    url: str
    because: str
    forgotten_at: datetime
    unerased: tuple[Unerased, ...]


def forgotten_articles(engine: Engine, outlet: str | None = None) -> list[Forgotten]:
    """Return the articles that were removed, the first one first. `outlet`: only those of one. Raises ArchiveError."""
    query = select(forgotten).order_by(forgotten.c.forgotten_at, forgotten.c.id)
    if outlet is not None:
        query = query.where(forgotten.c.outlet == outlet)
    with reading(engine) as connection:
        return [_forgotten(row) for row in connection.execute(query)]


def forgotten_in(connection: Connection, addresses: Collection[str]) -> set[str]:
    """Return those of the addresses that are kept out."""
    found = select_in_chunks(connection, select(forgotten.c.url), forgotten.c.url, addresses)
    return {row.url for row in found}


def without_forgotten(
    connection: Connection, pages: Sequence[CapturedPage], address_of: AddressOf
) -> tuple[list[CapturedPage], list[str | None]]:
    """Return pages without the articles that are kept out, and the address of each of these; None for the other pages.

    Such a page is a failed one with nothing of its content. A record that was written all the same is named, so that `forget` finds it.
    """
    addresses = [_addresses(page, address_of) for page in pages]
    known = forgotten_in(connection, {each for of_page in addresses for each in of_page})
    found = [next((each for each in of_page if each in known), None) for of_page in addresses]
    kept = [
        CapturedPage(_emptied(page.capture), page.ticker) if address else page
        for page, address in zip(pages, found, strict=True)
    ]
    return kept, found


def _addresses(page: CapturedPage, address_of: AddressOf) -> list[str]:
    """Return the addresses under which a page may be kept out, that of its article first."""
    if page.capture.kind == "listing":
        return []
    of_article = address_of_article(page.article) if page.article else None
    urls = [page.capture.url]
    if page.capture.kind == "loaded" and page.capture.source:  # by the page of an article
        urls.append(page.capture.source)
    return [each for url in urls for each in (of_article, url, address_of(url)) if each]


def _emptied(capture: Capture) -> Capture:
    record = capture.record if capture.record and not Path(capture.record.file).is_absolute() else None
    return replace(
        capture,
        reason=Reason.FORGOTTEN,
        digest=None,
        size=None,
        content_type=None,
        etag=None,
        last_modified=None,
        redirects_to=None,
        robots=None,
        record=record,
    )


def finish_erasing(engine: Engine, addresses: Sequence[str]) -> None:
    """Write that nothing of articles is left to be overwritten. Raises ArchiveError."""
    with writing(engine) as connection:
        connection.execute(forgotten.update().where(forgotten.c.url.in_(addresses)).values(unerased=[]))


def is_kept_out(of_outlet: Collection[str], address_key: Callable[[str], str], url: str) -> bool:
    """True if an address, in any spelling, is one of the forgotten ones of its outlet. `address_key`: returns the one form of an address."""
    return bool(of_outlet) and (url in of_outlet or address_key(url) in of_outlet)


def unerased_columns(unerased: Sequence[Unerased]) -> list[dict[str, Any]]:
    """Return records that are to be overwritten as the column has them."""
    return [{"file": each.file, "records": [list(record) for record in each.records]} for each in unerased]


def unerased_of(column: Sequence[dict[str, Any]]) -> tuple[Unerased, ...]:
    """Return the records that a column names."""
    return tuple(Unerased(each["file"], tuple((at, length) for at, length in each["records"])) for each in column)


def _forgotten(row: Any) -> Forgotten:
    return Forgotten(row.outlet, row.url, row.because, row.forgotten_at, unerased_of(row.unerased))
