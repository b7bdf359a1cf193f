"""The page of an article that is not shown, and the public log of all such decisions, also as JSON and CSV."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.takedown_log import LoggedDecision, public_log
from newsarchive.archive.visibility import Tombstone, TombstoneError
from newsarchive.bengali.digits import to_ascii
from newsarchive.web.data import NOINDEX, csv_answer, json_answer
from newsarchive.web.rendering import answer, page
from newsarchive.web.view import View, view_of

BY_LAW: Final = 451
GONE: Final = 410
_PAGE: Final = 100  # decisions
_DIGITS: Final = 6  # of the number of a page at most
_NEVER_KEPT: Final = {**NOINDEX, "Cache-Control": "no-store"}
_COLUMNS: Final = (
    "decided_at",
    "outlet",
    "grade",
    "because",
    "is_by_law",
    "lifted_at",
    "lifted_because",
    "public_id",
    "permalink",
)


def tombstone(request: Request, error: Exception) -> Response:
    """Answer a request for an article that is withheld or was removed for good, as JSON where that is asked for."""
    if not isinstance(error, TombstoneError):
        raise error
    found, view = error.tombstone, view_of(request)
    status = BY_LAW if found.is_by_law else GONE
    # Who keeps it back, as RFC 7725 asks for.
    blocked = {"Link": f'<{view.base}/>; rel="blocked-by"'} if found.is_by_law else {}
    headers = {**_NEVER_KEPT, **blocked}
    if _wants_json(request):
        body = json.dumps(_fields(status, found), ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return answer(request, body, "application/json", status=status, headers=headers)
    return page(view, "tombstone.html", status=status, headers=headers, tombstone=found)


def log_page(request: Request) -> Response:
    """Answer with a page of the log, the newest decisions first."""
    view, log = view_of(request), public_log(view_of(request).room.engine)
    number = _number(request.query_params.get("page"))
    last = max(1, -(-len(log) // _PAGE))
    if not 1 <= number <= last:
        raise HTTPException(404)
    shown = log[(number - 1) * _PAGE : number * _PAGE]
    return page(view, "takedowns.html", headers=NOINDEX, log=shown, count=len(log), number=number, last=last)


def log_json(request: Request) -> Response:
    """Answer with the log as JSON."""
    return json_answer(request, {"decisions": _rows(view_of(request))})


def log_csv(request: Request) -> Response:
    """Answer with the log as CSV."""
    return csv_answer(request, "takedowns", _rows(view_of(request)), _COLUMNS)


def _rows(view: View) -> Sequence[dict[str, Any]]:
    return [_row(view, each) for each in public_log(view.room.engine)]


def _row(view: View, each: LoggedDecision) -> dict[str, Any]:
    times = {name: value.isoformat() for name, value in asdict(each).items() if isinstance(value, datetime)}
    permalink = f"{view.base}/a/{each.public_id}" if each.public_id else None
    row = {**asdict(each), **times, "permalink": permalink}
    return {name: row[name] for name in _COLUMNS}


def _fields(status: int, found: Tombstone) -> dict[str, object]:
    return {"status": status, **asdict(found), "decided_at": found.decided_at.isoformat()}


def _wants_json(request: Request) -> bool:
    """True if a request is for JSON: by the ending of its address, or by a header Accept that has no HTML."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accepted and "text/html" not in accepted)


def _number(written: str | None) -> int:
    digits = to_ascii(written or "1")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _DIGITS else 0
