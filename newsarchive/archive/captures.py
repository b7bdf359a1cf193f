"""Which captures the archive knows: of an address, of a WARC file, of an outlet and its days."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, bindparam, func, select, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.liveness import has_died
from newsarchive.archive.schema import article_sightings, articles, captures, crawl_runs
from newsarchive.archive.states import store_states
from newsarchive.archive.targets import AddressOf
from newsarchive.archive.writer import insert_captures, missing_article_of
from newsarchive.items import PAGE_KINDS, Capture, CaptureKind, Reason, RecordLocation

_AT_ONCE = 1000  # rows
_OK = 200
_ON_THE_WAY = ("redirect", "retried", "loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCapture(Capture):
    """A capture with its number and that of its run, as the archive has them."""

    id: int
    run_id: int

    @property
    def is_page(self) -> bool:
        """True if the response is what was requested: no failure, no redirect, and not empty."""
        return self.reason is None and self.kind not in _ON_THE_WAY and bool(self.size)

    @property
    def location(self) -> RecordLocation:
        """Where the record is. Raises ValueError if there is none."""
        if self.record is None:
            raise ValueError(f"the response of {self.url} was not kept")
        return self.record

    @property
    def place(self) -> tuple[str, int]:
        """The file and the offset of the record; before all others if there is none."""
        return (self.record.file, self.record.offset) if self.record else ("", -1)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which captures are meant: of one outlet, fetched from an instant on and before another. None: not restricted."""

    outlet: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, capture: ArchivedCapture) -> bool:
        """True if a capture with a record is meant."""
        if capture.record is None or (self.outlet is not None and capture.outlet != self.outlet):
            return False
        if self.since is None and self.until is None:
            return True
        at = capture.fetched_at
        return at is not None and (self.since is None or at >= self.since) and (self.until is None or at < self.until)


_ALL = Selection()


def captures_of(engine: Engine, addresses: Collection[str]) -> list[ArchivedCapture]:
    """Return the captures of an address, by their times; `addresses`: its spellings.

    With those of the same article under other addresses, which its sightings name. Raises ArchiveError.
    """
    of_article = (
        select(captures)
        .join(article_sightings, article_sightings.c.capture_id == captures.c.id)
        .join(articles, articles.c.id == article_sightings.c.article_id)
    )
    with reading(engine) as connection:
        rows = [
            *select_in_chunks(connection, select(captures), captures.c.url, addresses),
            *select_in_chunks(connection, of_article, articles.c.url, addresses),
        ]
    found = {row.id: as_capture(row) for row in rows}
    return sorted(found.values(), key=lambda each: (each.fetched_at is not None, each.fetched_at, each.id))


def closest(known: Sequence[ArchivedCapture], at: datetime | None) -> ArchivedCapture | None:
    """Return the kept capture that is meant by an address and an instant, of captures by their times; None if none is kept.

    That of exactly this instant; else the closest page, of two the earlier one; without an instant the newest page. Other responses are meant
    only if no page is kept.
    """
    kept = [each for each in known if each.record]
    if at is None:
        return max(kept, key=lambda each: (each.is_page, each.fetched_at is not None, each.fetched_at), default=None)
    exact = [each for each in kept if each.fetched_at == at]
    return min(exact or kept, key=lambda each: (not each.is_page, _distance(each, at)), default=None)


def _distance(capture: ArchivedCapture, at: datetime) -> timedelta:
    return abs(capture.fetched_at - at) if capture.fetched_at else timedelta.max


def payload_of(engine: Engine, revisit: ArchivedCapture) -> ArchivedCapture | None:
    """Return the capture whose record holds the body of a revisit, that of the same address first; None if there is none. Raises ArchiveError."""
    query = (
        _payloads(revisit.location.payload_digest)
        .order_by((captures.c.url == revisit.url).desc(), captures.c.fetched_at, captures.c.id)
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    return as_capture(row) if row else None


def payloads_of(engine: Engine, digest: str) -> list[ArchivedCapture]:
    """Return every capture whose record holds the body of a payload digest. Raises ArchiveError."""
    with reading(engine) as connection:
        return [as_capture(row) for row in connection.execute(_payloads(digest).order_by(captures.c.id))]


def revisits_of(engine: Engine, digest: str) -> list[ArchivedCapture]:
    """Return every revisit whose body has a payload digest. Raises ArchiveError."""
    query = select(captures).where(captures.c.payload_digest == digest, captures.c.is_revisit.is_(True))
    with reading(engine) as connection:
        return [as_capture(row) for row in connection.execute(query.order_by(captures.c.id))]


def newest_page(engine: Engine, url: str) -> ArchivedCapture | None:
    """Return the newest capture of an address whose response was a page with a body, sent in full; None if there is none. Raises ArchiveError."""
    is_page = (captures.c.status == _OK, captures.c.reason.is_(None), captures.c.size > 0)
    return _newest(engine, url, captures.c.kind.in_(PAGE_KINDS), *is_page)


def newest_robots(engine: Engine, url: str) -> ArchivedCapture | None:
    """Return the newest capture of an address as robots.txt; None if there is none. Raises ArchiveError."""
    return _newest(engine, url, captures.c.kind == "robots")


def _newest(engine: Engine, url: str, *conditions: ColumnElement[bool]) -> ArchivedCapture | None:
    query = select(captures).where(captures.c.url == url, captures.c.fetched_at.is_not(None), *conditions)
    with reading(engine) as connection:
        row = connection.execute(query.order_by(captures.c.fetched_at.desc(), captures.c.id.desc()).limit(1)).first()
    return as_capture(row) if row else None


def lone_revisits(engine: Engine, selection: Selection) -> Iterator[ArchivedCapture]:
    """Yield the revisits of which no capture has the body. Raises ArchiveError."""
    holder = captures.alias()
    has_body = (
        select(holder.c.id)
        .where(holder.c.payload_digest == captures.c.payload_digest, holder.c.is_revisit.is_not(True))
        .exists()
    )
    query = select(captures).where(captures.c.is_revisit.is_(True), ~has_body, *_conditions(selection))
    with reading(engine) as connection:
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(query.order_by(captures.c.id)):
            yield as_capture(row)


def captures_in(
    engine: Engine, file: str, selection: Selection = _ALL, *, kind: CaptureKind | None = None
) -> list[ArchivedCapture]:
    """Return the captures whose records are in a WARC file, by their places. `kind`: only those of one. Raises ArchiveError."""
    query = select(captures).where(captures.c.warc_file == file, *_conditions(selection, kind))
    with reading(engine) as connection:
        return [as_capture(row) for row in connection.execute(query.order_by(captures.c.record_offset, captures.c.id))]


def warc_files(engine: Engine, selection: Selection, *, kind: CaptureKind | None = None) -> dict[str, int]:
    """Return the WARC files that hold records of captures, by name, with the number of these. `kind`: only those of one. Raises ArchiveError."""
    query = (
        select(captures.c.warc_file, func.count())
        .where(captures.c.warc_file.is_not(None), *_conditions(selection, kind))
        .group_by(captures.c.warc_file)
    )
    with reading(engine) as connection:
        return dict(sorted(connection.execute(query).all()))


def count_not_kept(engine: Engine, selection: Selection) -> tuple[int, int]:
    """Return how many captures have a response that is not kept, and how many more had one that was removed for good. Raises ArchiveError."""
    query = (
        select(captures.c.reason, func.count())
        .where(captures.c.status.is_not(None), captures.c.warc_file.is_(None), *_conditions(selection))
        .group_by(captures.c.reason)
    )
    with reading(engine) as connection:
        counts: dict[str | None, int] = dict(map(tuple, connection.execute(query)))
    forgotten = counts.pop(Reason.FORGOTTEN, 0)
    return sum(counts.values()), forgotten


def kept_captures(engine: Engine, selection: Selection) -> list[ArchivedCapture]:
    """Return the captures with a record, by file and place. Raises ArchiveError."""
    query = select(captures).where(captures.c.warc_file.is_not(None), *_conditions(selection))
    with reading(engine) as connection:
        return sorted((as_capture(row) for row in connection.execute(query)), key=lambda each: each.place)


def headlines_of(engine: Engine, ids: Collection[int]) -> dict[int, str]:
    """Return the present headline of the article that a capture shows, by the number of the capture. Raises ArchiveError."""
    query = (
        select(article_sightings.c.capture_id, articles.c.headline)
        .join(articles, articles.c.id == article_sightings.c.article_id)
        .where(articles.c.headline.is_not(None))
    )
    with reading(engine) as connection:
        rows = select_in_chunks(connection, query, article_sightings.c.capture_id, ids)
        return {row.capture_id: row.headline for row in rows}


@dataclass(frozen=True, slots=True)
class RunAt:
    """The run of an outlet that was the last to begin before an instant. `is_alive`: it may still be running."""

    id: int
    is_alive: bool


def run_at(engine: Engine, outlet: str, instant: datetime, now: datetime) -> RunAt | None:
    """Return the run of an outlet in which a response of an instant was received; None if there is none. Raises ArchiveError."""
    query = (
        select(crawl_runs.c.id, crawl_runs.c.outcome, crawl_runs.c.process, crawl_runs.c.heartbeat_at)
        .where(crawl_runs.c.outlet == outlet, crawl_runs.c.started_at <= instant)
        .order_by(crawl_runs.c.started_at.desc(), crawl_runs.c.id.desc())
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    is_alive = row.outcome is None and not has_died(row.process, row.heartbeat_at, now)
    return RunAt(row.id, is_alive)


def add_captures(engine: Engine, run_id: int, found: Sequence[Capture], address_of: AddressOf) -> None:
    """Write rows for captures of a run whose records exist, if none has been written meanwhile. Raises ArchiveError.

    `address_of`: as for the Writer.
    """
    with writing(engine, [each.outlet for each in found]) as connection:
        unknown = [each for each in found if each.record and not _is_known(connection, each.record)]
        if unknown:
            missing = [missing_article_of(each, address_of) for each in unknown]
            insert_captures(connection, run_id, unknown, missing)
            store_states(connection, set(filter(None, missing)), address_of)


def move_records(engine: Engine, places: Mapping[int, RecordLocation]) -> None:
    """Write where the records of captures are now, by the numbers of the captures. Raises ArchiveError."""
    if not places:
        return
    change = update(captures).where(captures.c.id == bindparam("capture"))
    rows = [
        {"capture": id_, "warc_file": place.file, "record_offset": place.offset, "record_length": place.length}
        for id_, place in places.items()
    ]
    with writing(engine) as connection:
        connection.execute(change, rows)


def _is_known(connection: Connection, record: RecordLocation) -> bool:
    query = select(captures.c.id).where(captures.c.warc_file == record.file, captures.c.record_offset == record.offset)
    return connection.execute(query.limit(1)).first() is not None


def _payloads(digest: str) -> Select[Any]:
    return select(captures).where(
        captures.c.payload_digest == digest, captures.c.is_revisit.is_not(True), captures.c.warc_file.is_not(None)
    )


def _conditions(selection: Selection, kind: CaptureKind | None = None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if kind is not None:
        found.append(captures.c.kind == kind)
    if selection.outlet is not None:
        found.append(captures.c.outlet == selection.outlet)
    if selection.since is not None:
        found.append(captures.c.fetched_at >= selection.since)
    if selection.until is not None:
        found.append(captures.c.fetched_at < selection.until)
    return found


def as_capture(row: Row[Any]) -> ArchivedCapture:
    """Return a row of `captures` as a capture."""
    record = None
    if row.warc_file is not None:
        record = RecordLocation(
            row.warc_file, row.record_offset, row.record_length, row.payload_digest, is_revisit=bool(row.is_revisit)
        )
    return ArchivedCapture(
        id=row.id,
        run_id=row.run_id,
        url=row.url,
        outlet=row.outlet,
        kind=row.kind,
        status=row.status,
        fetched_at=row.fetched_at,
        digest=row.digest,
        size=row.size,
        content_type=row.content_type,
        etag=row.etag,
        last_modified=row.last_modified,
        reason=Reason(row.reason) if row.reason else None,
        redirects_to=row.redirects_to,
        robots=row.robots,
        source=row.source,
        record=record,
    )
