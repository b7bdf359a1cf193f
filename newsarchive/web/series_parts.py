"""Series side by side as a page shows them: small charts with one scale, and rows by month. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from newsarchive.archive.search.places import month_after
from newsarchive.archive.search.series import Series, months_of
from newsarchive.web.search_request import SearchRequest
from newsarchive.web.series_chart import Panels, panels

_THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class MonthsRow:
    """A month (2026-11; None: without a publish time) with its days; or a run of months up to `last` in which the archive has no article.

    `unvisited`: the days of each series that are gaps of the archive.
    """

    month: str | None
    unvisited: Sequence[int]
    last: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SeriesParts:
    """Series with their names and their searches, in one order. `counts`, `shares`: their charts; `is_common`: all are among the same articles."""

    series: Sequence[Series]
    names: Sequence[str]
    searches: Sequence[SearchRequest]
    rows: Sequence[MonthsRow]
    counts: Panels
    shares: Panels
    is_common: bool

    @property
    def has_gaps(self) -> bool:
        """True if the archive has a gap in the time of the series."""
        return any(any(row.unvisited) for row in self.rows)


def series_parts(
    series: Sequence[Series],
    names: Sequence[str],
    searches: Sequence[SearchRequest],
    unvisited: Sequence[Mapping[str, int]],
) -> SeriesParts:
    """Return series as a page shows them, the newest month first in the rows.

    `searches`: the one of each, with the same days; `unvisited`: the days of each month that are gaps of the archive, of each.
    """
    months = months_of(series)
    dated = [month for month in months if month]
    return SeriesParts(
        series,
        names,
        searches,
        _rows(series, months, searches[0], unvisited),
        panels(dated, [[each.count(month) for month in dated] for each in series], unvisited),
        panels(dated, [[each.share(month) for month in dated] for each in series], unvisited),
        is_common=all(each.articles is series[0].articles for each in series),
    )


def month_fields(each: Series, month: str | None) -> dict[str, object]:
    """Return the numbers of a month as plain values, for JSON and CSV; None is not known, or there are no articles."""
    share = each.share(month)
    return {
        "hits": each.count(month),
        "articles": each.of(month),
        "per_1000_articles": None if share is None else round(share * _THOUSAND, 2),
        "is_exact": each.is_exact,
    }


def _rows(
    series: Sequence[Series], months: Sequence[str | None], asked: SearchRequest, unvisited: Sequence[Mapping[str, int]]
) -> list[MonthsRow]:
    rows: list[MonthsRow] = []
    for is_gap, run in groupby(months, key=lambda month: all(each.is_gap(month) for each in series)):
        found = list(run)
        if is_gap:
            rows.append(MonthsRow(found[0], _days_of(found, unvisited), found[-1]))
        else:
            rows += [_row(month, asked, _days_of([month], unvisited)) for month in found]
    return [*reversed([row for row in rows if row.month]), *(row for row in rows if not row.month)]


def _days_of(months: Sequence[str | None], unvisited: Sequence[Mapping[str, int]]) -> list[int]:
    return [sum(each.get(month, 0) for month in months if month) for each in unvisited]


def _row(month: str | None, asked: SearchRequest, unvisited: Sequence[int]) -> MonthsRow:
    """Return the row of a month, with those of its days that are asked for."""
    if month is None:
        return MonthsRow(None, unvisited)
    first = date.fromisoformat(f"{month}-01")
    last = month_after(first) - timedelta(days=1)
    return MonthsRow(month, unvisited, None, max(first, asked.since or first), min(last, asked.until or last))
