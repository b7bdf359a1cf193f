"""The fetches of an outlet that gave no page: their addresses, when and why, and the same as JSON and CSV."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Final, Self

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.failed_fetches import FailedFetch, FailedFetches, failed_fetches
from newsarchive.items import Reason
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.days import day_of
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.parameters import page_in
from newsarchive.web.rendering import page
from newsarchive.web.view import View, view_of

_PAGE: Final = 100  # fetches
_IN_FILE: Final = 1000
_DAYS: Final = timedelta(days=29)  # between the first and the last day of those that are shown without days
_COLUMNS: Final = ("outlet", "url", "reason", "status", "at", "kind", "permalink")


@dataclass(frozen=True, slots=True)
class FailuresRequest:
    """Failed fetches as they are asked for. `until`: the last day, by default the present one, `today`; `since`: the first, of 30 by default."""

    today: date
    since: date
    until: date
    reason: Reason | None = None
    page: int = 1

    @classmethod
    def of(cls, given: QueryParams, today: date) -> Self:
        """Return the request of an address. Raises WrongRequestError for a value that cannot be used."""
        values = {name: value.strip() for name, value in given.items()}
        until = day_of(values.get("until"), "until") or today
        since = day_of(values.get("since"), "since") or until - _DAYS
        if since > until:
            raise WrongRequestError("error.download.days")
        return cls(today, since, until, _reason(values), page_in(values))

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of its address."""
        found = [
            ("since", self.since, self.until - _DAYS),
            ("until", self.until, self.today),
            ("reason", self.reason, None),
            ("page", self.page, 1),
        ]
        return [(name, str(value)) for name, value, default in found if value != default]

    def because(self, reason: str | None) -> "FailuresRequest":
        """Return the request for one reason, or for all, from its first page on."""
        return replace(self, reason=Reason(reason) if reason else None, page=1)

    def of_page(self, number: int) -> "FailuresRequest":
        """Return the request for a page."""
        return replace(self, page=number)


def failures(request: Request) -> Response:
    """Answer with a page of failed fetches, their reasons in words."""
    view = view_of(request)
    asked, outlet = asked_of(view), request.path_params["outlet"]
    found = _found(view, asked, outlet, _PAGE)
    return page(
        view, "failures.html", headers=NOINDEX, asked=asked, outlet=outlet, found=found,
        reasons=dict.fromkeys([*found.reasons, *([asked.reason] if asked.reason else [])]),
    )  # fmt: skip


def failures_json(request: Request) -> Response:
    """Answer with up to 1000 failed fetches as JSON."""
    view = view_of(request)
    asked, outlet = asked_of(view), request.path_params["outlet"]
    found = _found(view, asked, outlet, _IN_FILE)
    following = view.href(f"/coverage/{outlet}/failures.json", asked.of_page(asked.page + 1).parameters())
    body = {
        "outlet": outlet,
        "since": asked.since.isoformat(),
        "until": asked.until.isoformat(),
        "reason": asked.reason,
        "reasons": dict(found.reasons),
        "failures": [_row(view, outlet, each) for each in found.fetches],
        "next": view.base + following if found.has_more else None,
    }
    return json_answer(request, body)


def failures_csv(request: Request) -> Response:
    """Answer with up to 1000 failed fetches as CSV."""
    view = view_of(request)
    asked, outlet = asked_of(view), request.path_params["outlet"]
    rows = [_row(view, outlet, each) for each in _found(view, asked, outlet, _IN_FILE).fetches]
    return csv_answer(request, f"failures-{outlet}", rows, _COLUMNS)


def asked_of(view: View) -> FailuresRequest:
    """Return what the address of a view asks for. Raises WrongRequestError."""
    return FailuresRequest.of(view.request.query_params, view.local(view.room.now()).date())


def _found(view: View, asked: FailuresRequest, outlet: str, count: int) -> FailedFetches:
    room = view.room
    found = failed_fetches(
        room.engine, outlet, asked.since, asked.until, lambda url: room.addresses_of(room.engine, url),
        reason=asked.reason, first=(asked.page - 1) * count, count=count,
    )  # fmt: skip
    if found is None:
        raise HTTPException(404)
    return found


def _row(view: View, outlet: str, each: FailedFetch) -> dict[str, object]:
    permalink = f"{view.base}/a/{each.public_id}" if each.public_id else None
    row = {**asdict(each), "at": each.at.isoformat() if each.at else None, "outlet": outlet, "permalink": permalink}
    return {name: row[name] for name in _COLUMNS}


def _reason(values: Mapping[str, str]) -> Reason | None:
    written = values.get("reason")
    found = next((each for each in Reason if each == written), None)
    if written and found is None:
        raise WrongRequestError("error.reason", given=written)
    return found
