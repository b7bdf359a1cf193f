"""A bar chart of hits by month, or by year if there are many months: places and sizes for SVG, without any style. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from newsarchive.archive.search.usage import months_between
from newsarchive.web.year_labels import Label, labels

WIDTH: Final = 720
HEIGHT: Final = 120
_MOST_MONTHS: Final = 180
_WIDEST: Final = 24
_GAP: Final = 0.15  # of a bar, between two
_LOWEST: Final = 2  # of a bar with a hit, so that it can be seen
_LABEL: Final = 80  # for the label of a year on a narrow screen, where its letters are larger


@dataclass(frozen=True, slots=True)
class Bar:
    """A month (2026-11) or a year (2026) with its hits. `since`, `until`: its days; `unvisited`: how many of these nobody was asked on."""

    name: str
    count: int
    since: date
    until: date
    x: float
    y: float
    width: float
    height: float
    unvisited: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars in the order of time; `labels`: years or months with their places; `most`: the hits of the highest bar."""

    bars: Sequence[Bar]
    labels: Sequence[Label]
    most: int

    @property
    def has_gaps(self) -> bool:
        """True if the archive has a gap in the time of the chart."""
        return any(bar.unvisited for bar in self.bars)


def chart(counts: Mapping[str, int], unvisited: Mapping[str, int] | None = None) -> Chart:
    """Return the chart of numbers of hits by month. Months without a hit between the first and the last have a place.

    `unvisited`: the days of each month that are gaps of the archive.
    """
    months, gaps = months_between(counts), unvisited or {}
    in_years = len(months) > _MOST_MONTHS
    by_name = _by_name(counts, months, in_years=in_years)
    gaps_by_name = _by_name(gaps, months, in_years=in_years)
    most = max(by_name.values(), default=0)
    step = min(WIDTH / max(len(by_name), 1), _WIDEST)
    bars = [
        _bar(name, count, most, number * step, step, gaps_by_name[name])
        for number, (name, count) in enumerate(by_name.items())
    ]
    return Chart(bars, labels(list(by_name), step, _LABEL, WIDTH), most)


def _by_name(counts: Mapping[str, int], months: Sequence[str], *, in_years: bool) -> dict[str, int]:
    found: dict[str, int] = {}
    for month in months:
        name = month[:4] if in_years else month
        found[name] = found.get(name, 0) + counts.get(month, 0)
    return found


def _bar(name: str, count: int, most: int, x: float, step: float, unvisited: int) -> Bar:
    height = max(round(count / most * HEIGHT, 1), _LOWEST) if count else 0
    since, until = _days(name)
    width = round(step * (1 - _GAP), 2)
    return Bar(name, count, since, until, round(x, 2), HEIGHT - height, width, height, unvisited)


def _days(name: str) -> tuple[date, date]:
    if len(name) == len("2026"):
        return date(int(name), 1, 1), date(int(name), 12, 31)
    first = date.fromisoformat(f"{name}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
