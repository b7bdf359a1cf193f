"""How much of each outlet was found, fetched and failed by day: all outlets as a heat map, one outlet day by day, and both as JSON and CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive import DayCoverage, unfit_addresses
from newsarchive.archive.coverage_days import OutletCoverage, coverage_between
from newsarchive.web.coverage_request import LENGTHS, SHOWN, CoverageRequest
from newsarchive.web.coverage_table import failed_of, months, rows
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.health_page import health_json
from newsarchive.web.rendering import page
from newsarchive.web.view import View, view_of

_COLUMNS: Final = ("outlet", "day", "runs", "listed", "fetched", "new", "failed", "reasons", "unfit", "is_gap")
_OF_OUTLET: Final = (*_COLUMNS[:4], "stored", *_COLUMNS[4:])


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of an outlet. `counts`: None if there are none; `is_gap`: a run was expected and there was none."""

    day: date
    counts: DayCoverage | None
    is_gap: bool


def coverage(request: Request) -> Response:
    """Answer with a heat map of the outlets by day."""
    view = view_of(request)
    asked = asked_of(view)
    found = sorted(view.room.coverage(asked.since, asked.until), key=lambda each: view.order_of(each.outlet))
    shown = rows(found, asked.days, asked.today, asked.shown)
    last_run = max((each.last_run for each in found), default=None)
    return page(
        view, "coverage.html", headers=NOINDEX, asked=asked, rows=shown, months=months(asked.days), lengths=LENGTHS, counts=SHOWN,
        last_run=last_run,
    )  # fmt: skip


def coverage_json(request: Request) -> Response:
    """Answer with the counts of the outlets by day as JSON."""
    view = view_of(request)
    asked = asked_of(view)
    found = view.room.coverage(asked.since, asked.until)
    days = [
        {name: value for name, value in row.items() if name != "stored"} for each in found for row in _rows(asked, each)
    ]
    return json_answer(request, {"since": asked.since.isoformat(), "until": asked.until.isoformat(), "days": days})


def coverage_csv(request: Request) -> Response:
    """Answer with the counts of the outlets by day as CSV."""
    view = view_of(request)
    asked = asked_of(view)
    lines = (row for each in view.room.coverage(asked.since, asked.until) for row in _rows(asked, each))
    return csv_answer(request, "coverage", [_line(row, _COLUMNS) for row in lines], _COLUMNS)


def outlet(request: Request) -> Response:
    """Answer with the days of an outlet, its health, and its addresses that are no articles."""
    view = view_of(request)
    asked, found = asked_of(view), _of_outlet(view, request)
    shown = _days(asked, found)
    return page(
        view, "coverage_outlet.html", headers=NOINDEX, asked=asked, outlet=found.outlet, days=shown, lengths=LENGTHS, failed_of=failed_of,
        looked_at=next((each for each in shown if each.day == asked.day), None), first_run=found.first_run, last_run=found.last_run,
        of_day=_of_day, health=view.room.health_of(found.outlet), unfit=unfit_addresses(view.room.engine, found.outlet),
    )  # fmt: skip


def outlet_json(request: Request) -> Response:
    """Answer with the days of an outlet, its health and its unfit addresses as JSON."""
    view = view_of(request)
    asked, found = asked_of(view), _of_outlet(view, request)
    health = view.room.health_of(found.outlet)
    body = {
        "outlet": found.outlet,
        "since": asked.since.isoformat(),
        "until": asked.until.isoformat(),
        "health": health_json(health) if health else None,
        "days": list(_rows(asked, found)),
        "unfit": unfit_addresses(view.room.engine, found.outlet),
    }
    return json_answer(request, body)


def outlet_csv(request: Request) -> Response:
    """Answer with the days of an outlet as CSV."""
    view = view_of(request)
    asked, found = asked_of(view), _of_outlet(view, request)
    lines = [_line(row, _OF_OUTLET) for row in _rows(asked, found)]
    return csv_answer(request, f"coverage-{found.outlet}", lines, _OF_OUTLET)


def asked_of(view: View) -> CoverageRequest:
    """Return what the address of a view asks for. Raises WrongRequestError."""
    return CoverageRequest.of(view.request.query_params, view.local(view.room.now()).date())


def _of_outlet(view: View, request: Request) -> OutletCoverage:
    asked, key = asked_of(view), request.path_params["outlet"]
    found = coverage_between(view.room.engine, asked.since, asked.until, key)
    if not found:
        raise HTTPException(404)
    return found[0]


def _days(asked: CoverageRequest, found: OutletCoverage) -> Sequence[ShownDay]:
    """Return the days on which there is something to show, the newest first."""
    shown = [ShownDay(day, found.days.get(day), found.is_gap(day, asked.today)) for day in asked.days]
    return [each for each in shown if each.counts or each.is_gap or each.day == asked.day]


def _of_day(day: date) -> list[tuple[str, str]]:
    """Return the parameters of an address for one day alone."""
    return [("since", day.isoformat()), ("until", day.isoformat())]


def _rows(asked: CoverageRequest, found: OutletCoverage) -> Iterator[dict[str, Any]]:
    for each in reversed(_days(asked, found)):
        day = each.counts or DayCoverage(found.outlet, each.day)
        yield {
            "outlet": found.outlet,
            "day": each.day.isoformat(),
            **{name: getattr(day, name) for name in ("runs", "listed", "stored", "fetched", "new", "unfit")},
            "failed": failed_of(day),
            "reasons": dict(day.failed),
            "is_gap": each.is_gap,
        }


def _line(row: dict[str, Any], columns: Sequence[str]) -> dict[str, object]:
    """Return a row for CSV: the reasons in one cell."""
    written = ", ".join(f"{reason} {number}" for reason, number in sorted(row["reasons"].items()))
    return {name: written if name == "reasons" else row[name] for name in columns}
