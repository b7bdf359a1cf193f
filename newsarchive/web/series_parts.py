"""Series side by side as a page shows them: small charts with one scale, and rows by month. Pure."""

from collections.abc import Sequence
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
    """A month (2026-11; None: without a publish time) with its days; or a run of months up to `last` in which the archive has no article."""

    month: str | None
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


def series_parts(series: Sequence[Series], names: Sequence[str], searches: Sequence[SearchRequest]) -> SeriesParts:
    """Return series as a page shows them, the newest month first in the rows. `searches`: the one of each, with the same days."""
    months = months_of(series)
    dated = [month for month in months if month]
    return SeriesParts(
        series,
        names,
        searches,
        _rows(series, months, searches[0]),
        panels(dated, [[each.count(month) for month in dated] for each in series]),
        panels(dated, [[each.share(month) for month in dated] for each in series]),
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


def _rows(series: Sequence[Series], months: Sequence[str | None], asked: SearchRequest) -> list[MonthsRow]:
    rows: list[MonthsRow] = []
    for is_gap, run in groupby(months, key=lambda month: all(each.is_gap(month) for each in series)):
        found = list(run)
        rows += [MonthsRow(found[0], found[-1])] if is_gap else [_row(month, asked) for month in found]
    return [*reversed([row for row in rows if row.month]), *(row for row in rows if not row.month)]


def _row(month: str | None, asked: SearchRequest) -> MonthsRow:
    """Return the row of a month, with those of its days that are asked for."""
    if month is None:
        return MonthsRow(None)
    first = date.fromisoformat(f"{month}-01")
    last = month_after(first) - timedelta(days=1)
    return MonthsRow(month, None, max(first, asked.since or first), min(last, asked.until or last))
