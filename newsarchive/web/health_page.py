"""The health of all outlets in words, and the same as JSON."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.operations.findings import Finding, OutletHealth, State
from newsarchive.web.data import NOINDEX, json_answer
from newsarchive.web.rendering import page
from newsarchive.web.view import view_of

_WORST_FIRST: Final = tuple(reversed(State))


def health(request: Request) -> Response:
    """Answer with the state of each outlet, the worst first, and what was found."""
    view = view_of(request)
    found = view.room.health()
    ordered = sorted(found.outlets, key=lambda each: (_WORST_FIRST.index(each.state), view.order_of(each.outlet)))
    counts = [(state, sum(each.state is state for each in ordered)) for state in _WORST_FIRST]
    return page(
        view, "health.html", headers=NOINDEX, archive=found.archive, common=found.common, outlets=ordered, counts=counts,
        left_out=view.room.settings.left_out,
    )  # fmt: skip


def health_all_json(request: Request) -> Response:
    """Answer with the health of the archive and all outlets as JSON."""
    found = view_of(request).room.health()
    outlets = [health_json(each) for each in found.outlets]
    body = {
        "outlets": outlets,
        "common": [finding_json(each) for each in found.common],
        "archive": [finding_json(each) for each in found.archive],
    }
    return json_answer(request, body)


def health_json(each: OutletHealth) -> dict[str, object]:
    """Return the health of an outlet for JSON."""
    return {
        "outlet": each.outlet,
        "state": each.state,
        "last_new_at": each.last_new_at.isoformat() if each.last_new_at else None,
        "findings": [finding_json(finding) for finding in each.findings],
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """Return a finding for JSON."""
    return {
        "state": finding.state,
        "cause": finding.cause,
        "subject": finding.subject,
        "since": finding.since.isoformat(),
        "sentence": finding.sentence,
    }
