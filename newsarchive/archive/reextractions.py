"""Re-extractions: which kept pages are to be read again, and how far each re-extraction has come."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, func, insert, select, update

from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import captures, reextraction_files, reextractions
from newsarchive.items import RecordLocation

Report = dict[str, Any]  # of a file, as JSON


@dataclass(frozen=True, slots=True)
class Selection:
    """Which kept pages are read again. `outlet`: of one outlet; `since`: fetched at this instant or later."""

    outlet: str | None = None
    since: datetime | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        """The condition on `captures`: article pages with a record."""
        chosen = [captures.c.kind == "article", captures.c.warc_file.is_not(None)]
        if self.outlet is not None:
            chosen.append(captures.c.outlet == self.outlet)
        if self.since is not None:
            chosen.append(captures.c.fetched_at >= self.since)
        return and_(*chosen)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A capture whose response is kept: its number, its outlet, its address, and its record."""

    capture_id: int
    outlet: str
    url: str
    record: RecordLocation


@dataclass(frozen=True, slots=True)
class Reextraction:
    """A re-extraction: its number, when it began, and the reports of the files that it has read to their ends."""

    id: int
    started_at: datetime
    done: Mapping[str, Report]


def kept_files(engine: Engine, selection: Selection) -> dict[str, int]:
    """Return the WARC files that hold selected pages, in the order of their names, with the number of these pages. Raises ArchiveError."""
    query = select(captures.c.warc_file, func.count()).where(selection.condition).group_by(captures.c.warc_file)
    with reading(engine) as connection:
        return dict(sorted(connection.execute(query).all()))


def kept_pages(engine: Engine, selection: Selection, file: str) -> list[KeptPage]:
    """Return the selected pages of a WARC file, in the order of their records. Raises ArchiveError."""
    chosen = (selection.condition, captures.c.warc_file == file)
    query = select(captures).where(*chosen).order_by(captures.c.record_offset)
    with reading(engine) as connection:
        return [KeptPage(row.id, row.outlet, row.url, _record(row)) for row in connection.execute(query)]


def payload_record(engine: Engine, digest: str) -> RecordLocation | None:
    """Return the record that holds the body of a payload digest, None if there is none. Raises ArchiveError."""
    query = (
        select(captures)
        .where(captures.c.payload_digest == digest, captures.c.is_revisit.is_(False))
        .order_by(captures.c.id)
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(query).first()
    return _record(row) if row else None


def begin_reextraction(
    engine: Engine, selection: Selection, *, extractor: str, code: str, now: datetime
) -> Reextraction:
    """Return the re-extraction of a selection that has not ended, or a new one. Raises ArchiveError.

    `extractor`: the version of newsarchive, `code`: what identifies its code; one of another code is not continued.
    """
    chosen = {name: value for name, value in asdict(selection).items() if value is not None} | {"code": code}
    if selection.since:
        chosen["since"] = selection.since.isoformat()
    table = reextractions.c
    unfinished = (
        select(reextractions)
        .where(table.extractor == extractor, table.finished_at.is_(None))
        .order_by(table.started_at.desc())
    )
    with writing(engine, []) as connection:
        known = next((row for row in connection.execute(unfinished) if row.selection == chosen), None)
        if known:
            files = reextraction_files.c
            done = select(files.warc_file, files.report).where(files.reextraction_id == known.id)
            return Reextraction(known.id, known.started_at, dict(connection.execute(done).all()))
        row = {"extractor": extractor, "started_at": now, "selection": chosen}
        added = connection.execute(insert(reextractions).values(row).returning(table.id)).scalar_one()
        return Reextraction(added, now, {})


def finish_file(engine: Engine, reextraction_id: int, file: str, report: Report, now: datetime) -> None:
    """Store that a re-extraction has read a file to its end. Raises ArchiveError."""
    row = {"reextraction_id": reextraction_id, "warc_file": file, "finished_at": now, "report": report}
    with writing(engine, []) as connection:
        connection.execute(insert(reextraction_files).values(row))


def finish_reextraction(engine: Engine, reextraction_id: int, now: datetime) -> None:
    """Store that a re-extraction has ended. Raises ArchiveError."""
    ended = update(reextractions).where(reextractions.c.id == reextraction_id).values(finished_at=now)
    with writing(engine, []) as connection:
        connection.execute(ended)


def _record(row: Any) -> RecordLocation:
    return RecordLocation(row.warc_file, row.record_offset, row.record_length, row.payload_digest, row.is_revisit)
