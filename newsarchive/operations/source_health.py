"""Whether the sources and articles of an outlet can be fetched, by their failures. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from newsarchive.archive import Fetches, OutletPast, SourceHistory
from newsarchive.items import Reason
from newsarchive.operations.findings import Cause, Finding, State
from newsarchive.operations.rhythm import HARD, failures_of

_IN_USE: Final = timedelta(days=2)  # a source that was not asked for longer was not needed
_SHORTEST: Final = timedelta(hours=2)  # of failures that are reported
_REFUSED: Final = timedelta(minutes=50)  # of hard ones: the second try is after an hour
_APART: Final = timedelta(minutes=20)  # two visits that are of separate runs
_LONG: Final = timedelta(hours=20)
_PATIENCE: Final = {  # how long a passing failure is no breakage
    Cause.SITE_FAULT: timedelta(days=1),
    Cause.DEAD_DOMAIN: timedelta(hours=12),
}
_EMPTY: Final = 7.0  # articles that a source should have named while it named none
_FEWEST_FETCHES: Final = 10
_MANY_FAIL, _ALMOST_ALL = 0.3, 0.8
_CAUSES: Final = {
    Cause.BLOCK: {Reason.FORBIDDEN, Reason.BLOCKED, Reason.ROBOTS, Reason.GAVE_UP},
    Cause.DEAD_DOMAIN: {Reason.UNREACHABLE},
    Cause.SITE_FAULT: {
        *(Reason.TIMEOUT, Reason.SERVER_ERROR, Reason.BROKEN_ANSWER, Reason.TLS_ERROR),
        *(Reason.TOO_LARGE, Reason.PARTIAL, Reason.NO_CONTENT),
    },
    Cause.OUR_FAULT: {Reason.INTERNAL_ERROR, Reason.PRIVATE_ADDRESS},
    Cause.OTHER_PAGE: {Reason.SOFT_404},
    Cause.REDESIGN: {Reason.NO_ARTICLE, Reason.SHRUNK, Reason.EMPTY_PAGE, Reason.TRUNCATED},
}
_REFUSALS: Final = frozenset(_CAUSES[Cause.BLOCK])
_CAUSE_OF: Final = {reason: cause for cause, reasons in _CAUSES.items() for reason in reasons}
_NOT_COUNTED: Final = frozenset({Reason.OVER_LIMIT, Reason.FORGOTTEN})  # we did not ask


@dataclass(frozen=True, slots=True)
class _Failing:
    """A source that gives nothing. `gave`: it did before; `reasons`: of its last visits, oldest first."""

    source: str
    since: datetime
    until: datetime
    reasons: tuple[str, ...]
    gave: bool

    @property
    def is_lasting(self) -> bool:
        """True if it failed so often and so long that it is no accident."""
        lasted = self.until - self.since
        if HARD.issuperset(self.reasons):
            return len(self.reasons) >= 2 and lasted >= _REFUSED
        return (len(self.reasons) >= 3 and lasted >= _SHORTEST) or (len(self.reasons) >= 2 and lasted >= _LONG)


def source_findings(past: OutletPast, now: datetime) -> list[Finding]:
    """Return a finding for the outlet if all its sources fail, else one for each source that gave articles before and fails."""
    asked = {source: each for source, each in past.sources.items() if now - each.visits[-1].asked_at <= _IN_USE}
    failing = [found for source, history in asked.items() if (found := _failing(source, history))]
    if asked and len(failing) == len(asked):
        since = max(each.since for each in failing)
        latest = [each for each in failing if since - each.until < _APART]  # a run asks one after the other
        is_lasting = all(each.is_lasting for each in failing) or _is_refused(failing, since, now)
        return [_of_outlet(failing, since, now)] if is_lasting and len(latest) == len(failing) else []
    return [_of_source(each) for each in failing if each.is_lasting and each.gave]


def article_findings(past: OutletPast, now: datetime) -> list[Finding]:
    """Return a finding if many more fetches of articles fail than in the week before."""
    recent, before = _failed(past.recent), _failed(past.before)
    share, usual = _share(past.recent), _share(past.before)
    if past.recent.total < _FEWEST_FETCHES or share < _MANY_FAIL or share < 3 * usual:
        return []
    cause = _cause(recent.elements(), otherwise=Cause.REDESIGN)
    came = f"{recent.total()} of {past.recent.total} fetches of articles failed ({_named(recent)})"
    expected = f"{usual:.0%} of the fetches to fail" if before else "hardly a fetch to fail"
    state = State.BROKEN if share >= _ALMOST_ALL and cause is not Cause.SITE_FAULT else State.DEGRADED
    return [Finding(state, cause, now - timedelta(days=1), expected, came)]


def last_answer(past: OutletPast) -> datetime:
    """Return when a source last gave a page, or the beginning of the last run if none is recorded."""
    answers = [visit.asked_at for history in past.sources.values() for visit in history.visits if visit.reason is None]
    return max(answers, default=past.asked_at[1])


def _failing(source: str, history: SourceHistory) -> _Failing | None:
    reasons = failures_of(history)
    if not reasons:
        return None
    visits = history.visits[-len(reasons) :]
    found = _Failing(source, visits[0].asked_at, visits[-1].asked_at, reasons, gave=history.named_at is not None)
    # A source without failures other than empty pages may have nothing to name.
    return None if set(reasons) == {Reason.EMPTY} and not _should_have_named(history, found) else found


def _should_have_named(history: SourceHistory, failing: _Failing) -> bool:
    before = history.visits[: -len(failing.reasons)]
    if len(before) < 2:
        return not before
    lasted = before[-1].asked_at - before[0].asked_at
    named = sum(visit.new for visit in before[1:])
    return named * ((failing.until - failing.since) / max(lasted, timedelta(hours=1))) >= _EMPTY


def _is_refused(failing: Sequence[_Failing], since: datetime, now: datetime) -> bool:
    """True if the site has refused all that was asked for, in two separate runs at least, and nothing has come for as long as it takes to be sure."""
    # A source may have been asked in one of the runs alone, or not any more after many refusals.
    is_all = all(_REFUSALS.issuperset(each.reasons) for each in failing)
    twice = [each for each in failing if not {Reason.GAVE_UP}.issuperset(each.reasons) and len(each.reasons) >= 2]
    return is_all and now - since >= _REFUSED and any(each.until - each.since >= _APART for each in twice)


def _of_outlet(failing: Sequence[_Failing], since: datetime, now: datetime) -> Finding:
    reasons = Counter(reason for each in failing for reason in each.reasons)
    cause = _cause(reasons.elements(), otherwise=Cause.MOVED_SOURCE)
    state = State.BROKEN if now - since >= _PATIENCE.get(cause, timedelta(0)) else State.DEGRADED
    names = " and ".join(each.source for each in failing[:2]) + (" and others" if len(failing) > 2 else "")
    return Finding(state, cause, since, "its sources to name articles", f"{names} gave nothing ({_named(reasons)})")


def _of_source(failing: _Failing) -> Finding:
    reasons = Counter(failing.reasons)
    cause = _cause(reasons.elements(), otherwise=Cause.MOVED_SOURCE)
    came = f"{failing.source} gave nothing ({_named(reasons)}), others are used in its place"
    return Finding(State.DEGRADED, cause, failing.since, "this source to name articles", came, failing.source)


def _cause(reasons: Iterable[str], otherwise: Cause) -> Cause:
    """Return the cause of most of the reasons. `gave_up` follows from other reasons and decides only where there are none."""
    listed = list(reasons)
    counted = [reason for reason in listed if reason != Reason.GAVE_UP] or listed
    return Counter(_CAUSE_OF.get(Reason(reason), otherwise) for reason in counted).most_common(1)[0][0]


def _failed(fetches: Fetches) -> Counter[str]:
    return Counter({reason: count for reason, count in fetches.failed.items() if reason not in _NOT_COUNTED})


def _share(fetches: Fetches) -> float:
    failed = _failed(fetches).total()
    return failed / (fetches.pages + failed) if failed else 0.0


def _named(reasons: Counter[str]) -> str:
    return ", ".join(
        f"{reason} {count} times" if count > 1 else str(reason) for reason, count in reasons.most_common(3)
    )
