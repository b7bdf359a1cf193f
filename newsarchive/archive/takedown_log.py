"""Read functions: the public log of what readers do not see, and of what was removed for good."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, func, select

from newsarchive.archive.citation import public_id
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import forgotten, takedowns
from newsarchive.archive.visibility import Grade, takedowns_in


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """A decision as anybody may read it: no address at the outlet, no headline, no passage.

    `public_id`: None of an article that is unlisted now, as the log is a list. `lifted_because`: None also if the next decision replaced it.
    """

    decided_at: datetime
    outlet: str
    public_id: str | None
    grade: Grade | Literal["forgotten"]
    because: str
    is_by_law: bool
    lifted_at: datetime | None
    lifted_because: str | None


def public_log(engine: Engine) -> list[LoggedDecision]:
    """Return all decisions and removals, the newest first. Raises ArchiveError."""
    with reading(engine) as connection:
        decided = takedowns_in(connection)
        removed = connection.execute(select(forgotten).order_by(forgotten.c.id.desc())).all()
    unlisted = {each.url for each in decided if each.grade == "unlisted" and each.lifted_at is None}
    found = [
        LoggedDecision(
            each.decided_at,
            each.outlet,
            None if each.url in unlisted else each.public_id,
            each.grade,
            each.because,
            each.is_by_law,
            each.lifted_at,
            each.lifted_because,
        )
        for each in decided
    ]
    found += [
        LoggedDecision(
            row.forgotten_at, row.outlet, public_id(row.outlet, row.url), "forgotten", row.because, False, None, None
        )
        for row in removed
    ]
    return sorted(found, key=lambda each: each.decided_at, reverse=True)


def log_state(engine: Engine) -> tuple[int, ...]:
    """Return numbers that change with every decision, its end and every removal. Raises ArchiveError."""
    with reading(engine) as connection:
        return _state(connection)


def _state(connection: Connection) -> tuple[int, ...]:
    decided = select(func.count(), func.count(takedowns.c.lifted_at)).select_from(takedowns)
    removed = select(func.count()).select_from(forgotten)
    return *connection.execute(decided).one(), connection.execute(removed).scalar_one()
