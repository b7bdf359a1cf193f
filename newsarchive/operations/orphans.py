"""Records of responses without a row: their run died before it had written the batch. They get their rows from what the records state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import get_args

from sqlalchemy import Engine

from newsarchive.archive.captures import add_captures, payloads_of, run_at
from newsarchive.captures import KeptExchange
from newsarchive.captures.records import payload_digest
from newsarchive.items import Capture, CaptureKind, Reason, RecordLocation
from newsarchive.outlets.reading import outlet_of
from newsarchive.outlets.registry import outlets

_KINDS: tuple[CaptureKind, ...] = get_args(CaptureKind)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A record without a row. `capture`: the row that it should have; the outlet is empty if it is unknown."""

    capture: Capture
    record: RecordLocation


@dataclass(frozen=True, slots=True)
class Refused:
    """An orphan that got no row, and why."""

    orphan: Orphan
    why: str


def orphan_of(file: str, kept: KeptExchange) -> Orphan:
    """Return a record of a file as an orphan."""
    response, fields = kept.response, kept.fields
    digest = response.payload_digest or payload_digest(response.coded_body)
    record = RecordLocation(file, kept.offset, kept.record.length, digest, is_revisit=response.is_revisit)
    owner = None if fields.get("outlet") else outlet_of(response.url, outlets().values())
    capture = Capture(
        url=response.url,
        outlet=fields.get("outlet") or (owner.key if owner else ""),
        kind=_kind_of(kept),
        status=response.status,
        fetched_at=response.fetched_at,
        digest=None if response.is_revisit else sha256(response.body).hexdigest(),
        size=None if response.is_revisit else len(response.body),
        content_type=response.header("Content-Type"),
        etag=response.header("ETag"),
        last_modified=response.header("Last-Modified"),
        reason=_reason_of(response.status),
        redirects_to=response.header("Location"),
        source=fields.get("via"),
        record=record,
    )
    return Orphan(capture, record)


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
    if not capture.outlet:
        return "its address belongs to no known outlet"
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
        capture = replace(capture, digest=holders[0].digest, size=holders[0].size)
    add_captures(engine, run.id, [capture])
    return None


def _kind_of(kept: KeptExchange) -> CaptureKind:
    stated = next((kind for kind in _KINDS if kind == kept.fields.get("kind")), None)
    if stated:
        return stated
    if 300 <= kept.response.status < 400:
        return "redirect"
    return "robots" if kept.response.url.endswith("/robots.txt") else "article"


def _reason_of(status: int) -> Reason | None:
    """Return why a response is no page, as far as its status states it; the rest is found when it is read again."""
    if 200 <= status < 300:
        return None
    from newsarchive.crawling.failures import reason_of_status  # imports Scrapy

    return reason_of_status(status)
