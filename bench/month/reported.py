"""What an operator is reported of the outlets at an instant. The rest of the simulation knows no other statement of their health."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine

from newsarchive.archive.outlet_past import outlet_pasts
from newsarchive.operations.findings import State
from newsarchive.operations.health import health

_REPORTED = (State.DEGRADED, State.BROKEN)  # of these an operator gets a message


class Report(NamedTuple):
    """The state of an outlet and its cause, in words."""

    outlet: str
    state: str
    cause: str


def reported(archive: Engine, now: datetime) -> list[Report]:
    """Return what is found of the outlets; what concerns many at once is a report of `all`."""
    found = health(outlet_pasts(archive, now), now)
    each = [(outlet.outlet, finding) for outlet in found.outlets for finding in outlet.findings]
    common = [("all", finding) for finding in found.common]
    return [
        Report(outlet, finding.state, finding.cause) for outlet, finding in common + each if finding.state in _REPORTED
    ]
