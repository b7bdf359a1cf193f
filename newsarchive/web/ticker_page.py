"""The tickers of outlets at an instant, side by side, and the same as JSON and CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.superseded import superseded_at
from newsarchive.archive.ticker_at import ShownHeadline, ShownTicker, newest_tickers, ticker_at
from newsarchive.bengali.text import fold
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.days import instant_of, written_instant
from newsarchive.web.durations import duration
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import several_in
from newsarchive.web.rendering import page
from newsarchive.web.view import View, view_of

_MOST: Final = 4  # tickers side by side
_HOUR: Final = timedelta(hours=1)
_COLUMNS: Final = (
    "outlet", "at", "place", "title", "is_certain", "url", "first_seen_at", "last_seen_at", "article", "article_headline",
    "article_state", "permalink",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TickerRequest:
    """The tickers that are asked for. `at`: the instant, None for the newest of each."""

    outlets: tuple[str, ...] = ()
    at: datetime | None = None

    @classmethod
    def of(cls, given: QueryParams) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        return cls(several_in(given, "outlet", _MOST), instant_of(given.get("at"), "at"))

    def parameters(self, at: datetime | None = None) -> list[tuple[str, str]]:
        """Return the parameters of its address, or of that at another instant."""
        shown = at or self.at
        found = [("outlet", each) for each in self.outlets]
        return [*found, ("at", written_instant(shown))] if shown else found

    def newest(self) -> "TickerRequest":
        """Return the request for the newest tickers of these outlets."""
        return TickerRequest(self.outlets)


def ticker(request: Request) -> Response:
    """Answer with the tickers of some outlets, or with the outlets that have one."""
    view, asked = view_of(request), TickerRequest.of(request.query_params)
    shown, newest = _tickers(view, asked)
    at = asked.at or max((each.at for each in shown), default=None)
    led_to = {(line.article_public_id, each.at) for each in shown for line in each.headlines if line.article_public_id}
    return page(
        view, "ticker.html", headers=NOINDEX, asked=asked, tickers=shown, newest=newest, keys=sorted(newest, key=view.order_of), at=at, hour=_HOUR,
        written_at=written_instant(at).replace("T", " ") if asked.at and at else "", differs=differs, duration=duration,
        then=superseded_at(view.room.engine, led_to), first_at=min((each.at for each in shown), default=None),
    )  # fmt: skip


def ticker_json(request: Request) -> Response:
    """Answer with the tickers as JSON."""
    view, asked = view_of(request), TickerRequest.of(request.query_params)
    shown, newest = _tickers(view, asked)
    tickers = [
        {
            "outlet": each.outlet,
            **{name: _iso(getattr(each, name)) for name in ("at", "before", "after", "previous", "following")},
            "headlines": [_headline(view, headline) for headline in each.headlines],
            "unsure": list(each.unsure),
        }
        for each in shown
    ]
    outlets = {key: at.isoformat() for key, at in newest.items()}
    query = {"outlet": list(asked.outlets), "at": _iso(asked.at)}
    return json_answer(request, {"query": query, "tickers": tickers, "newest": outlets})


def ticker_csv(request: Request) -> Response:
    """Answer with the headlines of the tickers as CSV, those that are not certain last."""
    view, asked = view_of(request), TickerRequest.of(request.query_params)
    shown, _ = _tickers(view, asked)
    return csv_answer(request, "ticker", [row for each in shown for row in _rows(view, each)], _COLUMNS)


def differs(title: str, headline: str | None) -> bool:
    """True if an article has another headline than the ticker had for it."""
    return fold(title) != fold(headline or "")


def permalink(view: View, public_id: str | None) -> str | None:
    """Return the address of an article, None if the archive does not have it."""
    return f"{view.base}/a/{public_id}" if public_id else None


def _tickers(view: View, asked: TickerRequest) -> tuple[Sequence[ShownTicker], Mapping[str, datetime]]:
    """Return the tickers that are asked for, and the newest one of each outlet. Raises WrongRequestError."""
    found = []
    for outlet in asked.outlets:
        shown = ticker_at(view.room.engine, outlet, asked.at)
        if shown is None:
            raise WrongRequestError("error.ticker_outlet", given=outlet)
        found.append(shown)
    return found, newest_tickers(view.room.engine)


def _rows(view: View, shown: ShownTicker) -> Iterator[dict[str, object]]:
    beginning = {"outlet": shown.outlet, "at": shown.at.isoformat()}
    for place, each in enumerate(shown.headlines, 1):
        row = {name: value for name, value in _headline(view, each).items() if name in _COLUMNS}
        yield {**beginning, "place": place, "is_certain": True, **row}
    for title in shown.unsure:
        yield {**beginning, "title": title, "is_certain": False}


def _headline(view: View, headline: ShownHeadline) -> dict[str, object]:
    return {
        "title": headline.title,
        "url": headline.url,
        "first_seen_at": headline.first_seen_at.isoformat(),
        "last_seen_at": headline.last_seen_at.isoformat(),
        "article": headline.article_public_id,
        "article_headline": headline.article_headline,
        "article_state": headline.article_state,
        "permalink": permalink(view, headline.article_public_id),
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
