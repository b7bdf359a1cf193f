"""Read function: the days on which outlets were visited, and the gaps between."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Engine, String, cast, func, literal_column, select

from newsarchive.archive.connect import reading
from newsarchive.archive.schema import crawl_runs
from newsarchive.archive.search.places import ZONE

_EAST: Final = f"{ZONE.utcoffset(None).total_seconds() / 60:.0f} minutes"
_DAY: Final = timedelta(days=1)

Visits = Mapping[str, Collection[date]]


def days_visited(engine: Engine) -> Visits:
    """Return the days, in the zone UTC+6, on which each outlet had a run. Raises ArchiveError."""
    started = crawl_runs.c.started_at
    days: dict[str, ColumnElement[Any]] = {
        "sqlite": func.date(started, _EAST),
        # The column is an instant; at UTC it is a time without a zone, to which an interval is added.
        "postgresql": cast(func.date(func.timezone("UTC", started) + literal_column(f"INTERVAL '{_EAST}'")), String),
    }
    with reading(engine) as connection:
        rows = connection.execute(select(crawl_runs.c.outlet, days[connection.dialect.name]).distinct())
        found: dict[str, set[date]] = {}
        for outlet, written in rows:
            found.setdefault(outlet, set()).add(date.fromisoformat(written))
        return found


def months_without_visit(visits: Visits, outlets: Collection[str]) -> dict[str, int]:
    """Return the number of days of each month (2026-11) on which none of the outlets had a run, between the first of all their runs and the last.

    Months without such a day are left out.
    """
    days = {day for outlet in outlets for day in visits.get(outlet, ())}
    if not days:
        return {}
    first, last = min(days), max(days)
    between = (first + number * _DAY for number in range((last - first).days))
    return dict(Counter(f"{day:%Y-%m}" for day in between if day not in days))
