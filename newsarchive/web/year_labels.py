"""The labels of a chart by month or by year: at a regular interval, and so far apart that they do not meet. Pure."""

from collections.abc import Sequence
from typing import Final

Label = tuple[float, str]  # a place from the left, and what is written there: 2026, or 11/2026

_YEARS: Final = (1, 2, 5, 10, 20, 50, 100)
_MONTHS: Final = (1, 3, 6, 12)
_OF_MONTH: Final = 1.75  # how much wider a label of a month is than that of a year


def labels(names: Sequence[str], step: float, width: float, end: float) -> list[Label]:
    """Return the labels of a chart whose bars or points are months (2026-11) or years (2026) in their order without a gap.

    `step`: from one to the next; `width`: of the label of a year, with the space beside it; `end`: of the picture. Years are labelled; a time in
    which fewer than two years begin has labels of months, the first one at its beginning.
    """
    are_years = all(len(name) == len("2026") for name in names)
    years = _years(names, step * (1 if are_years else 12), width)
    if len(years) > 1 or (years and are_years):
        return _within([(at * step, names[at][:4]) for at in years], width, end)
    width *= _OF_MONTH
    interval = next((each for each in _MONTHS if each * step >= width), len(names) or 1)
    found = range(0, len(names), interval)
    return _within([(at * step, f"{int(names[at][5:])}/{names[at][:4]}") for at in found], width, end)


def _years(names: Sequence[str], step: float, width: float) -> list[int]:
    """Return the places of the years that are labelled, each at its beginning. `step`: from one year to the next."""
    begins = [at for at, name in enumerate(names) if name[4:] in ("", "-01")]
    interval = next((each for each in _YEARS if each * step >= width), _YEARS[-1])
    return [at for at in begins if int(names[at][:4]) % interval == 0]


def _within(found: Sequence[Label], width: float, end: float) -> list[Label]:
    """Return the labels that end within the picture, and the first one in any case."""
    return [(round(x, 1), text) for number, (x, text) in enumerate(found) if not number or x + width * 0.8 <= end]
