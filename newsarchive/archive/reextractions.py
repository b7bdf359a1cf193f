"""Re-extractions: how far each has come."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, insert, select, update

from newsarchive.archive.captures import Selection
from newsarchive.archive.connect import writing
from newsarchive.archive.schema import reextraction_files, reextractions

Report = dict[str, Any]  # of a file, as JSON


@dataclass(frozen=True, slots=True)
class Reextraction:
    """A re-extraction: its number, when it began, and the reports of the files that it has read to their ends."""

    id: int
    started_at: datetime
    done: Mapping[str, Report]


def begin_reextraction(
    engine: Engine, selection: Selection, *, extractor: str, code: str, now: datetime
) -> Reextraction:
    """Return the re-extraction of a selection that has not ended, or a new one. Raises ArchiveError.

    `extractor`: the version of newsarchive, `code`: what identifies its code; one of another code is not continued.
    """
    named = {name: value for name, value in asdict(selection).items() if value is not None}
    chosen = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in named.items()}
    chosen["code"] = code
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
