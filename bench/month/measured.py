"""What a simulated month shows: the archive and the servers' own log against what the made-up outlets published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import select

from bench.month.driver import Simulation
from bench.month.server import Asked
from bench.month.world import START, MadeUpArticle, Site
from newsarchive.archive import open_archive
from newsarchive.archive.schema import articles
from newsarchive.operations.revisit import AGE_SPANS, HORIZON

LEARNT = timedelta(days=1)  # the first day, in which nothing is known of any rhythm, is not counted
_ROBOTS_KEPT = timedelta(days=1)
_FOUND_LATER = timedelta(days=1)  # an article of the last day may be archived later
_REPORTED_WITHIN = timedelta(days=1)


@dataclass
class Measured:
    """The sums of some outlets after the first day.

    `again`: requests for articles that were sent before. `stated`, `stated_caught`: the edits of outlets whose source states them.
    `lost_versions`: states of articles that were sent and are no versions in the archive; `false_versions`: versions without an edit.
    """

    outlets: int = 0
    published: int = 0
    archived: int = 0
    new: int = 0
    requests: int = 0
    again: int = 0
    delays: list[timedelta] = field(default_factory=list)
    edits: int = 0
    caught: int = 0
    stated: int = 0
    stated_caught: int = 0
    lost_versions: int = 0
    false_versions: int = 0

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def requests_per_new(self) -> float | None:
        """Requests for each article that is new in the archive; None if there is none."""
        return self.requests / self.new if self.new else None

    @property
    def found_per_new(self) -> float | None:
        """The same without the requests for articles that were sent before."""
        return (self.requests - self.again) / self.new if self.new else None

    def delay(self, share: float) -> timedelta | None:
        """Return the delay from publication to archive that this share of the articles does not exceed."""
        return sorted(self.delays)[min(len(self.delays) - 1, int(len(self.delays) * share))] if self.delays else None


@dataclass(frozen=True, slots=True)
class Breakage:
    """What went wrong with an outlet, and when and as what it was reported first; None if it was not within the simulation."""

    outlet: str
    kind: str
    began_at: datetime
    reported_at: datetime | None
    state: str
    cause: str


def measured(simulation: Simulation) -> dict[str, Measured]:
    """Return the sums by the kind of outlet."""
    engine = open_archive(simulation.archive)
    columns = articles.c.outlet, articles.c.url, articles.c.first_seen_at, articles.c.version
    stored: dict[str, dict[int, tuple[datetime, int]]] = defaultdict(dict)
    with engine.connect() as connection:
        for outlet, url, first_seen_at, version in connection.execute(select(*columns)):
            stored[outlet][int(url.rpartition("/")[2])] = first_seen_at, version
    engine.dispose()
    asked: dict[str, list[Asked]] = defaultdict(list)
    for each in simulation.log:
        asked[each.outlet].append(each)
    found: dict[str, Measured] = defaultdict(Measured)
    for key, site in simulation.world.sites.items():
        found[site.outlet.kind] += _of_site(site, stored[key], asked[key], simulation.world.end)
    return dict(found)


def _of_site(site: Site, stored: dict[int, tuple[datetime, int]], asked: list[Asked], end: datetime) -> Measured:
    since = START + LEARNT
    sums = Measured(1, requests=sum(each.instant >= since for each in _counted(asked)))
    sums.new = sum(first_seen_at >= since for first_seen_at, _ in stored.values())
    sent = _sent(asked)
    sums.again = sum(each.instant >= since for states in sent.values() for each in states[1:])
    for article in site.articles:
        archived = stored.get(article.number)
        if since <= article.published_at < end - _FOUND_LATER:
            sums.published += 1
            sums.archived += archived is not None
            if archived:
                sums.delays.append(archived[0] - article.published_at)
        if archived:
            states = sent[article.number]
            versions, sent_states = archived[1], len({each.edits for each in states})
            sums.lost_versions += max(0, sent_states - versions)
            sums.false_versions += max(0, versions - sent_states)
            for deadline, edit in _edits_to_catch(article, archived[0], since, end):
                sums.edits += 1
                sums.caught += any(edit <= each.instant <= deadline for each in states)
    if site.outlet.states_edits:
        sums.stated, sums.stated_caught = sums.edits, sums.caught
    return sums


def _counted(asked: Iterable[Asked]) -> Iterator[Asked]:
    """Yield the requests but for those of robots.txt within a day of the last one that is counted: it may be kept for so long."""
    kept_until = START
    for each in asked:
        if each.path != "/robots.txt":
            yield each
        elif each.instant >= kept_until:
            kept_until = each.instant + _ROBOTS_KEPT
            yield each


def _sent(asked: Iterable[Asked]) -> dict[int, list[Asked]]:
    """Return the times that each article was sent."""
    found: dict[int, list[Asked]] = defaultdict(list)
    for each in asked:
        number = each.path.removeprefix("/details/")
        if each.status == 200 and number.isdecimal():
            found[int(number)].append(each)
    return found


def _edits_to_catch(
    article: MadeUpArticle, first_seen_at: datetime, since: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the deadline and the instant of each edit after an article was first archived, as far as the simulation has both.

    An edit belongs to the first age at which the article is visited again after it; it is caught until the article reaches the following age.
    """
    for edit in article.edits:
        age = edit - first_seen_at
        deadline = next((following for reached, following in pairwise((*AGE_SPANS, HORIZON)) if age <= reached), None)
        if age >= timedelta() and edit >= since and deadline and first_seen_at + deadline <= end:
            yield first_seen_at + deadline, edit


def breakages(simulation: Simulation) -> list[Breakage]:
    """Return what went wrong, and how it was reported."""
    found = []
    for site in simulation.world.sites.values():
        span, trouble = site.trouble_span, site.outlet.trouble
        if span is None or trouble is None:
            continue
        at, report = next(
            (
                (at, report)
                for at, report in simulation.reports
                if report.outlet == site.outlet.key and span[0] <= at <= span[1] + _REPORTED_WITHIN
            ),
            (None, None),
        )
        state, cause = (report.state, report.cause) if report else ("", "")
        found.append(Breakage(site.outlet.key, trouble.kind, span[0], at, state, cause))
    return found


def false_alarms(simulation: Simulation) -> list[tuple[datetime, str, str]]:
    """Return the reports of outlets with which nothing was wrong: instant, outlet, cause. One for all in a row.

    Nothing is ever wrong with all of them at once.
    """
    found = []
    last: dict[str, datetime] = {}
    for at, report in simulation.reports:
        site = simulation.world.sites.get(report.outlet)
        span = site.trouble_span if site else None
        if span and span[0] <= at <= span[1] + _REPORTED_WITHIN:
            continue
        if report.outlet not in last or at - last[report.outlet] > _REPORTED_WITHIN:
            found.append((at, report.outlet, f"{report.state}: {report.cause}"))
        last[report.outlet] = at
    return found
