"""Records of responses without a row: their run died before it had written the batch. They get their rows from what the records state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine

from newsarchive.archive.captures import add_captures, payloads_of, run_at
from newsarchive.captures import KeptExchange, StoredResponse
from newsarchive.captures.records import payload_digest
from newsarchive.items import Capture, RecordLocation
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import outlet_of
from newsarchive.outlets.registry import outlets
from newsarchive.reextraction.kinds import kind_of
from newsarchive.reextraction.pages import captured_page


@dataclass(frozen=True, slots=True)
class Orphan:
    """A record without a row. `capture`: the row that it should have; it names no record if its outlet is unknown.

    `needs_row`: False in files of other programs for what is no page of a known outlet.
    """

    capture: Capture
    record: RecordLocation
    needs_row: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """An orphan that got no row, and why."""

    orphan: Orphan
    why: str


def orphan_of(file: str, kept: KeptExchange) -> Orphan:
    """Return a record of a file as an orphan."""
    response = kept.response
    digest = response.payload_digest or payload_digest(response.coded_body)
    record = RecordLocation(file, kept.offset, kept.record.length, digest, is_revisit=response.is_revisit)
    stated = response.fields.get("outlet", "")
    outlet = outlets().get(stated) or outlet_of(response.url, outlets().values())
    needs_row = bool(response.fields) or (outlet is not None and _may_have_row(response, outlet))
    if outlet:
        return Orphan(captured_page(response, outlet, record=record).capture, record, needs_row)
    capture = Capture(response.url, stated, "article", response.status, response.fetched_at, None, None)
    return Orphan(capture, record, needs_row)


def _may_have_row(response: StoredResponse, outlet: Outlet) -> bool:
    """True if a replay would read a record of others: it is no picture, no page that fits no pattern, no revisit that names no body."""
    return kind_of(response, outlet) is not None and not (response.is_revisit and response.payload_digest is None)


def add_rows(engine: Engine, orphans: Sequence[Orphan], now: datetime) -> list[Refused]:
    """Write the rows of records that have none; return those that cannot have one. Raises ArchiveError."""
    refused = []
    # A revisit has the digest of the body that it refers to, which may be an orphan too.
    for orphan in sorted(orphans, key=lambda each: each.record.is_revisit):
        why = _add_row(engine, orphan, now)
        if why:
            refused.append(Refused(orphan, why))
    return refused


def _add_row(engine: Engine, orphan: Orphan, now: datetime) -> str | None:
    """Write the row of a record; return why it cannot have one, None if it has."""
    capture = orphan.capture
    if capture.record is None:
        return "its address belongs to no known outlet (--outlets names a folder of your own ones)"
    if capture.fetched_at is None:
        return "its record has no date"
    run = run_at(engine, capture.outlet, capture.fetched_at, now)
    if run is None:
        return (
            f"the archive has no run of {capture.outlet} in which it was fetched: the file is that of another archive"
        )
    if run.is_alive:
        return "its run may still be working: check again when it has ended"
    if orphan.record.is_revisit:
        holders = payloads_of(engine, orphan.record.payload_digest)
        if not holders:
            return "it is a revisit, and no capture has its body"
        holder = holders[0]
        capture = replace(capture, digest=holder.digest, size=holder.size, reason=holder.reason)
    add_captures(engine, run.id, [capture], outlets()[capture.outlet].listed)
    return None
