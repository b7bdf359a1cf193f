"""What is due: the sources and articles of each outlet that a run should ask for now. Pure: it reads the archive and no clock."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from newsarchive.archive import LiveRun, SourceHistory, article_visits, counts_since, live_runs, source_histories
from newsarchive.operations.revisit import HORIZON, Revisit, allowance, budget_since, chosen
from newsarchive.operations.rhythm import PAST, has_only_new, next_visit
from newsarchive.operations.rules import Rules
from newsarchive.outlets import Outlet
from newsarchive.outlets.sources import Source
from newsarchive.outlets.visit import Visit, alternatives

_USUAL = Rules()


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """When a source is asked. `asked_at`, `interval`: None if it never was; `next_at`: when it is due; `why`: in words."""

    source: str
    asked_at: datetime | None
    interval: timedelta | None
    next_at: datetime
    why: str
    is_due: bool
    is_failing: bool = False


@dataclass(frozen=True, slots=True)
class OutletPlan:
    """What is due of an outlet.

    `sources`: those that have a turn, due or not; `instead`: the alternatives that are asked if those give nothing; `busy`: a run that is going on;
    `edits`: so many articles are visited again besides, if a source states that they were edited.
    """

    outlet: str
    sources: tuple[SourcePlan, ...]
    instead: tuple[str, ...] = ()
    revisits: tuple[Revisit, ...] = ()
    busy: LiveRun | None = None
    edits: int = 0

    @property
    def is_due(self) -> bool:
        """True if a run should begin now."""
        return self.busy is None and (bool(self.revisits) or any(source.is_due for source in self.sources))

    @property
    def next_at(self) -> datetime:
        """When the next source is due."""
        return min(source.next_at for source in self.sources)

    @property
    def visit(self) -> Visit:
        """What a run asks for."""
        due = [source.source for source in self.sources if source.is_due]
        return Visit(frozenset((*due, *self.instead)), tuple(each.url for each in self.revisits), self.edits)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is due of some outlets."""

    outlets: tuple[OutletPlan, ...]

    @property
    def due(self) -> tuple[OutletPlan, ...]:
        """The outlets of which a run should begin now."""
        return tuple(outlet for outlet in self.outlets if outlet.is_due)

    @property
    def busy(self) -> tuple[LiveRun, ...]:
        """The runs that are going on."""
        return tuple(outlet.busy for outlet in self.outlets if outlet.busy)

    @property
    def next_at(self) -> datetime | None:
        """When the next source of an outlet without a run is due; None if there is none."""
        return min((outlet.next_at for outlet in self.outlets if not outlet.busy), default=None)


def plan(
    archive: Engine, outlets: Iterable[Outlet], now: datetime, budget: int | None = None, rules: Rules = _USUAL
) -> Plan:
    """Return what is due of outlets at an instant. Raises ArchiveError.

    `budget`: at most so many articles of all outlets are visited again; None: what the rules allow each outlet.
    """
    outlets = list(outlets)
    busy = {run.outlet: run for run in live_runs(archive, [outlet.key for outlet in outlets], now)}
    plans = []
    for outlet in outlets:
        sources, instead = _sources(outlet, _histories(archive, outlet, now), now, rules)
        most = stated = 0
        if outlet.key not in busy and not all(source.is_failing for source in sources):
            counts = counts_since(archive, outlet.key, budget_since(now), now)
            most, stated = (allowance(counts, rules, times) for times in (1, 2))
        if budget is not None:
            most, stated = min(most, budget), min(stated, budget)
        revisits = chosen(article_visits(archive, outlet.key, now - HORIZON), now, most) if most else ()
        edits = stated - len(revisits)
        if budget is not None:
            budget -= len(revisits) + edits
        plans.append(OutletPlan(outlet.key, sources, instead, revisits, busy.get(outlet.key), edits))
    return Plan(tuple(plans))


def _histories(archive: Engine, outlet: Outlet, now: datetime) -> Mapping[str, SourceHistory]:
    walks = [str(source) for source in outlet.sources if source.responses_are_articles]
    return source_histories(archive, outlet.key, now - PAST, now, walks)


def _sources(
    outlet: Outlet, histories: Mapping[str, SourceHistory], now: datetime, rules: Rules
) -> tuple[tuple[SourcePlan, ...], tuple[str, ...]]:
    """Return the sources of an outlet that have a turn, and those that are asked if these give nothing.

    Of alternatives the first has its turn. The following one has it too while all of its sources are failing and wait for their next try, or while
    the last page of one of them had nothing but new addresses and may have left some out.
    """
    found = [_source_plan(source, histories, now, rules) for source in outlet.sources if source.always]
    groups = alternatives(outlet.sources)
    for number, group in enumerate(groups):
        plans = [_source_plan(source, histories, now, rules) for source in group]
        found += plans
        is_waiting = all(each.is_failing and not each.is_due for each in plans)
        if is_waiting or any(_may_have_left_out(histories.get(str(source)), rules) for source in group):
            continue
        is_left = any(each.is_due for each in plans) and all(each.is_due or each.is_failing for each in plans)
        return tuple(found), tuple(str(source) for later in groups[number + 1 :] for source in later) if is_left else ()
    return tuple(found), ()


def _may_have_left_out(history: SourceHistory | None, rules: Rules) -> bool:
    return history is not None and has_only_new(history, rules)


def _source_plan(source: Source, histories: Mapping[str, SourceHistory], now: datetime, rules: Rules) -> SourcePlan:
    history = histories.get(str(source))
    if history is None:
        return SourcePlan(str(source), None, None, now, "not asked for a week, or never", is_due=True)
    following = next_visit(history, rules)
    return SourcePlan(
        str(source),
        history.visits[-1].asked_at,
        following.interval,
        following.at,
        following.why,
        is_due=following.at <= now,
        is_failing=bool(following.failures),
    )
