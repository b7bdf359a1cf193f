"""When the network was crawled, whatever the outlet: the facts by which a schedule that has stopped is noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, func, or_, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import crawl_runs

_PAST: Final = timedelta(days=9)
_GOOD: Final = ("finished", "empty", "blocked")  # the run did its work, whatever the site answered


@dataclass(frozen=True, slots=True)
class Rounds:
    """The runs over the network.

    `first_at`: the beginning of the first one, None if there is none; `begun_at`: those of the last days, oldest first; `good_at`: when a run
    last ended well, or the last sign of life of one that goes on.
    """

    first_at: datetime | None = None
    begun_at: tuple[datetime, ...] = ()
    good_at: datetime | None = None


def rounds(engine: Engine, now: datetime) -> Rounds:
    """Return the runs over the network until now. Raises ArchiveError.

    What is later than `now` was recorded with a wrong clock and is left out.
    """
    is_ours = crawl_runs.c.source == "network", crawl_runs.c.started_at <= now
    last = func.coalesce(crawl_runs.c.finished_at, crawl_runs.c.heartbeat_at, crawl_runs.c.started_at)
    is_good = or_(crawl_runs.c.outcome.in_(_GOOD), crawl_runs.c.outcome.is_(None))
    with reading(engine) as connection:
        first, latest = connection.execute(
            select(func.min(crawl_runs.c.started_at), func.max(crawl_runs.c.started_at)).where(*is_ours)
        ).one()
        if latest is None:
            return Rounds()
        begun = (
            select(crawl_runs.c.started_at)
            .where(*is_ours, crawl_runs.c.started_at >= latest - _PAST)
            .order_by(crawl_runs.c.started_at)
        )
        good_at = connection.scalar(select(func.max(last)).where(*is_ours, is_good, last <= now))
        return Rounds(first, tuple(connection.scalars(begun)), good_at)
