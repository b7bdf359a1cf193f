"""The heat map of outlets by day: its rows, its cells and how dark each is. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from newsarchive.archive import DayCoverage
from newsarchive.archive.coverage_days import OutletCoverage
from newsarchive.web.coverage_request import Shown

_LEVELS: Final = 4
_SHARES: Final = (0.1, 0.3, 0.7)  # of failed fetches, above which a level begins
Kind = Literal["counted", "gap", "none"]  # none: neither a run nor one that was expected


@dataclass(frozen=True, slots=True)
class Cell:
    """An outlet on a day. `number`: the one that is shown; `level`: from 0 to 4; `failed`: failed fetches."""

    day: date
    kind: Kind
    number: int = 0
    failed: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet with the sums of its days, and its cells in the order of the columns."""

    outlet: str
    listed: int
    fetched: int
    failed: int
    gaps: int
    cells: Sequence[Cell]


def rows(found: Sequence[OutletCoverage], days: Sequence[date], today: date, shown: Shown) -> list[Row]:
    """Return the rows of the outlets that had a run, or should have had one, on these days."""
    made = [_row(each, days, today, shown) for each in found]
    return [row for row in made if any(cell.kind != "none" for cell in row.cells)]


def months(days: Sequence[date]) -> list[tuple[date, int]]:
    """Return a day of each month of some days in their order, and how many of the days it has."""
    return [
        (group[0], len(group))
        for _, each in groupby(days, key=lambda day: day.replace(day=1))
        for group in [list(each)]
    ]


def failed_of(day: DayCoverage) -> int:
    """Return the number of failed fetches of a day."""
    return day.failed.total()


def _row(found: OutletCoverage, days: Sequence[date], today: date, shown: Shown) -> Row:
    counted = [found.days[day] for day in days if day in found.days]
    most = max((_number(day, shown) for day in counted), default=0)
    cells = list(_cells(found, days, today, shown, most))
    return Row(
        outlet=found.outlet,
        listed=sum(day.listed for day in counted),
        fetched=sum(day.fetched for day in counted),
        failed=sum(map(failed_of, counted)),
        gaps=sum(cell.kind == "gap" for cell in cells),
        cells=cells,
    )


def _cells(found: OutletCoverage, days: Sequence[date], today: date, shown: Shown, most: int) -> Iterator[Cell]:
    for each in days:
        day = found.days.get(each)
        if found.is_gap(each, today):
            yield Cell(each, "gap")
        elif day is None:
            yield Cell(each, "none")
        else:
            number = _number(day, shown)
            level = _failure_level(day) if shown == "failed" else -(-number * _LEVELS // most) if most else 0
            yield Cell(each, "counted", number, failed_of(day), level)


def _number(day: DayCoverage, shown: Shown) -> int:
    return failed_of(day) if shown == "failed" else getattr(day, shown)


def _failure_level(day: DayCoverage) -> int:
    """Return the level of the share of fetches that failed."""
    failed = failed_of(day)
    return 1 + sum(failed >= each * (failed + day.fetched) for each in _SHARES) if failed else 0
