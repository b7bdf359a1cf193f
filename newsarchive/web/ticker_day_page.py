"""The headlines of the ticker of an outlet on a day, and the same as JSON and CSV."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Self

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search.places import ZONE
from newsarchive.archive.superseded import superseded_at
from newsarchive.archive.ticker_at import newest_tickers
from newsarchive.archive.ticker_days import HeadlineTimes, TickerHeadlines, ticker_between
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.days import day_of
from newsarchive.web.durations import duration
from newsarchive.web.rendering import page
from newsarchive.web.ticker_page import differs, permalink
from newsarchive.web.view import View, view_of

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_COLUMNS: Final = (
    "outlet", "title", "url", "first_seen_at", "last_seen_at", "minutes", "times", "article", "article_headline", "article_state", "permalink",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayRequest:
    """The day that is asked for, None for the newest one."""

    day: date | None = None

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        return cls(day_of(given.get("day"), "day"))

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        return [("day", self.day.isoformat())] if self.day else []


@dataclass(frozen=True, slots=True)
class TickerDay:
    """A day of the ticker of an outlet, with its days of UTC+6. `newest`: the last day with a ticker."""

    outlet: str
    day: date
    newest: date
    found: TickerHeadlines

    @property
    def previous(self) -> date:
        """The day before."""
        return self.day - _DAY

    @property
    def following(self) -> date | None:
        """The day after; None if there is no later ticker."""
        return self.day + _DAY if self.day < self.newest else None

    @property
    def headlines(self) -> Sequence[HeadlineTimes]:
        """The headlines, in the order in which they were first seen."""
        return self.found.headlines


def ticker_day(request: Request) -> Response:
    """Answer with the headlines of a day, by default the newest one."""
    view = view_of(request)
    shown = _day(view, request)
    led_to = {(each.article_public_id, each.first_seen_at) for each in shown.headlines if each.article_public_id}
    then = superseded_at(view.room.engine, led_to)
    return page(view, "ticker_day.html", headers=NOINDEX, shown=shown, differs=differs, duration=duration, then=then)


def ticker_day_json(request: Request) -> Response:
    """Answer with the headlines of a day as JSON."""
    view = view_of(request)
    shown = _day(view, request)
    body = {
        "outlet": shown.outlet,
        "day": shown.day.isoformat(),
        "captures": shown.found.captures,
        "is_cut": shown.found.is_cut,
        "headlines": _rows(view, shown),
    }
    return json_answer(request, body)


def ticker_day_csv(request: Request) -> Response:
    """Answer with the headlines of a day as CSV."""
    view = view_of(request)
    shown = _day(view, request)
    return csv_answer(request, f"ticker-{shown.outlet}-{shown.day}", _rows(view, shown), _COLUMNS)


def _day(view: View, request: Request) -> TickerDay:
    outlet = request.path_params["outlet"]
    newest = newest_tickers(view.room.engine).get(outlet)
    if newest is None:
        raise HTTPException(404)
    last = newest.astimezone(ZONE).date()
    day = DayRequest.of(request.query_params).day or last
    begin = datetime.combine(day, datetime.min.time(), ZONE)
    return TickerDay(outlet, day, last, ticker_between(view.room.engine, outlet, begin, begin + _DAY))


def _rows(view: View, shown: TickerDay) -> list[dict[str, object]]:
    return [
        {
            "outlet": shown.outlet,
            "title": each.title,
            "url": each.url,
            "first_seen_at": each.first_seen_at.isoformat(),
            "last_seen_at": each.last_seen_at.isoformat(),
            "minutes": each.seen_for // _MINUTE,
            "times": each.spans,
            "article": each.article_public_id,
            "article_headline": each.article_headline,
            "article_state": each.article_state,
            "permalink": permalink(view, each.article_public_id),
        }
        for each in shown.headlines
    ]
