"""Lines of several series by month, each in a small chart of its own with one scale: places for SVG, without any style. Pure."""

from collections.abc import Sequence
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
    """A small chart. `lines`: the points of each line, as SVG has them; `dots`: places of months whose neighbours are not known."""

    lines: Sequence[str]
    dots: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Panels:
    """The small charts in the order of their series. `labels`: years or months with their places; `most`: the value at the top of all of them."""

    panels: Sequence[Panel]
    labels: Sequence[Label]
    most: float


def panels(months: Sequence[str], series: Sequence[Values]) -> Panels:
    """Return small charts of series by month, which is written as 2026-11. The highest value of all of them is at the top of each."""
    most = max((value for values in series for value in values if value is not None), default=0)
    step = WIDTH / max(len(months), 1)
    return Panels([_panel(values, step, most) for values in series], labels(months, step, _LABEL, WIDTH), most)


def _panel(values: Values, step: float, most: float) -> Panel:
    places = [
        None if value is None else (round((at + 0.5) * step, 1), round(HEIGHT - value / (most or 1) * HEIGHT, 1))
        for at, value in enumerate(values)
    ]
    runs = [[each for each in run if each] for is_known, run in groupby(places, key=bool) if is_known]
    lines = [" ".join(f"{x:g},{y:g}" for x, y in run) for run in runs if len(run) > 1]
    return Panel(lines, [run[0] for run in runs if len(run) == 1])
