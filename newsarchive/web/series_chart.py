"""Lines of several series by month, each in a small chart of its own with one scale: places for SVG, without any style. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from newsarchive.web.year_labels import Label, labels

WIDTH: Final = 360
HEIGHT: Final = 90
_LABEL: Final = 50  # for the label of a year

Values = Sequence[float | None]  # of each month; None is not known, and interrupts the line
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """A small chart. `lines`: the points of each line, as SVG has them; `dots`: places of months whose neighbours are not known.

    `gaps`: from where and how wide are months with gaps of the archive.
    """

    lines: Sequence[str]
    dots: Sequence[Place]
    gaps: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panels:
    """The small charts in the order of their series. `labels`: years or months with their places; `most`: the value at the top of all of them."""

    panels: Sequence[Panel]
    labels: Sequence[Label]
    most: float


def panels(months: Sequence[str], series: Sequence[Values], unvisited: Sequence[Mapping[str, int]] = ()) -> Panels:
    """Return small charts of series by month, which is written as 2026-11. The highest value of all of them is at the top of each.

    `unvisited`: of each series the months with days that are gaps of the archive.
    """
    most = max((value for values in series for value in values if value is not None), default=0)
    step = WIDTH / max(len(months), 1)
    gaps = [list(_gaps(months, step, each)) for each in unvisited] or [[] for _ in series]
    shown = [_panel(values, step, most, each) for values, each in zip(series, gaps, strict=True)]
    return Panels(shown, labels(months, step, _LABEL, WIDTH), most)


def _gaps(months: Sequence[str], step: float, unvisited: Mapping[str, int]) -> Iterator[tuple[float, float]]:
    for is_gap, run in groupby(range(len(months)), key=lambda at: bool(unvisited.get(months[at]))):
        if is_gap:
            places = list(run)
            yield round(places[0] * step, 1), round(len(places) * step, 1)


def _panel(values: Values, step: float, most: float, gaps: Sequence[tuple[float, float]]) -> Panel:
    places = [
        None if value is None else (round((at + 0.5) * step, 1), round(HEIGHT - value / (most or 1) * HEIGHT, 1))
        for at, value in enumerate(values)
    ]
    runs = [[each for each in run if each] for is_known, run in groupby(places, key=bool) if is_known]
    lines = [" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs if len(run) > 1]
    return Panel(lines, [run[0] for run in runs if len(run) == 1], gaps)
