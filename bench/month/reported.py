"""What an operator is reported of the outlets at an instant. The rest of the simulation knows no other statement of their health."""

from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, select

from newsarchive.archive.schema import crawl_runs

_PAST = timedelta(days=1)
_FAILING = frozenset({"blocked", "empty", "failed"})
_LEAST = 2  # runs in a row


class Report(NamedTuple):
    """The state of an outlet and its cause, in words."""

    outlet: str
    state: str
    cause: str


def reported(archive: Engine, now: datetime) -> list[Report]:
    """Return the outlets that are broken: their last two runs, within a day, gave nothing. The cause: the most frequent reason."""
    query = select(crawl_runs.c.outlet, crawl_runs.c.outcome, crawl_runs.c.failures).where(
        crawl_runs.c.started_at.between(now - _PAST, now), crawl_runs.c.outcome.is_not(None)
    )
    runs: dict[str, list[tuple[str, dict[str, int]]]] = {}
    with archive.connect() as connection:
        for outlet, outcome, failures in connection.execute(query.order_by(crawl_runs.c.id)):
            runs.setdefault(outlet, []).append((outcome, failures))
    found = []
    for outlet, past in runs.items():
        last = past[-_LEAST:]
        if len(last) == _LEAST and all(outcome in _FAILING for outcome, _ in last):
            reasons: Counter[str] = sum((Counter(failures) for _, failures in last), Counter())
            found.append(Report(outlet, "broken", reasons.most_common(1)[0][0] if reasons else last[-1][0]))
    return found
