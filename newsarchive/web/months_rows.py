"""The months of series as rows of a table: each month by itself, and one row for each run of months without any article. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from newsarchive.archive.search.places import month_after
from newsarchive.archive.search.series import Series, months_of


@dataclass(frozen=True, slots=True)
class MonthsRow:
    """A month (2026-11; None: without a publish time), or a run of months up to `last` in which none of the series has articles."""

    month: str | None
    last: str | None = None

    @property
    def since(self) -> date:
        """The first day of a month."""
        return date.fromisoformat(f"{self.month}-01")

    @property
    def until(self) -> date:
        """The last day of a month."""
        return month_after(self.since) - timedelta(days=1)


def rows_of(series: Sequence[Series]) -> list[MonthsRow]:
    """Return the rows of series, the newest month first."""
    rows: list[MonthsRow] = []
    for is_gap, run in groupby(months_of(series), key=lambda month: all(each.count(month) is None for each in series)):
        months = list(run)
        rows += [MonthsRow(months[0], months[-1])] if is_gap else map(MonthsRow, months)
    dated = [row for row in rows if row.month]
    return [*reversed(dated), *(row for row in rows if not row.month)]
