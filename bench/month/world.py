"""What the made-up outlets publish and edit, and when: a function of the seed alone."""

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bench.month.outlets import OUTLETS, ZONE, MadeUpOutlet, Trouble

START = datetime(2026, 3, 4, tzinfo=UTC)  # a holiday is in its third week
BEFORE = timedelta(days=21)  # what the outlets published before the first crawl: the pages of a weekly are not empty
SEED = 2026

_DAY = timedelta(days=1)
_EDITED = 0.2  # of the articles; how often and when news is edited has not been measured: this is an assumption
_MOST_EDITS = 3
_EDIT_AGES = (  # from, to, share of the edits
    (timedelta(minutes=2), timedelta(minutes=15), 25),
    (timedelta(minutes=15), timedelta(hours=1), 25),
    (timedelta(hours=1), timedelta(hours=6), 30),
    (timedelta(hours=6), timedelta(days=1), 12),
    (timedelta(days=1), timedelta(days=7), 6),
    (timedelta(days=7), timedelta(days=30), 2),
)


@dataclass(frozen=True, slots=True)
class MadeUpArticle:
    """An article: its number, when it was published, and when it was edited, oldest first."""

    number: int
    published_at: datetime
    edits: tuple[datetime, ...] = ()

    def edits_until(self, now: datetime) -> int:
        """Return how many edits it has had."""
        return bisect_right(self.edits, now)

    def changed_at(self, now: datetime) -> datetime:
        """Return when it was last published or edited."""
        count = self.edits_until(now)
        return self.edits[count - 1] if count else self.published_at


@dataclass(frozen=True)
class Site:
    """An outlet over the simulated time."""

    outlet: MadeUpOutlet
    days: int
    seed: int = SEED

    @cached_property
    def articles(self) -> tuple[MadeUpArticle, ...]:
        """All its articles, oldest first."""
        chance = random.Random(f"{self.seed} {self.outlet.key}")
        return tuple(
            MadeUpArticle(number, published_at, tuple(_edits(published_at, chance)))
            for number, published_at in enumerate(self._instants(chance), 1)
        )

    def newest(self, now: datetime, most: int) -> tuple[MadeUpArticle, ...]:
        """Return the articles that a front page, feed or sitemap names, the newest first."""
        end = bisect_right(self.articles, now, key=lambda article: article.published_at)
        return self.articles[max(0, end - most) : end][::-1]

    def article(self, number: int, now: datetime) -> MadeUpArticle | None:
        """Return an article if it is published."""
        if not 1 <= number <= len(self.articles):
            return None
        found = self.articles[number - 1]
        return found if found.published_at <= now else None

    @cached_property
    def trouble_span(self) -> tuple[datetime, datetime] | None:
        """From when until when something is wrong; None if nothing ever is. What has an end lasts a day."""
        trouble = self.outlet.trouble
        if trouble is None:
            return None
        begins = START + round(self.days * trouble.begins) * _DAY
        return begins, begins + _DAY if trouble.ends is not None else START + self.days * _DAY

    def trouble(self, now: datetime) -> Trouble | None:
        """Return what is wrong now."""
        span = self.trouble_span
        return self.outlet.trouble if span and span[0] <= now < span[1] else None

    def _instants(self, chance: random.Random) -> Iterator[datetime]:
        """Yield the instants of publication: a Poisson process whose rate follows the hour and the day."""
        zone, highest = ZoneInfo(ZONE), self.outlet.highest_rate
        instant, end = START - BEFORE, START + self.days * _DAY
        while (instant := instant + _DAY * chance.expovariate(highest)) < end:
            if chance.random() * highest < self.outlet.rate(instant.astimezone(zone)):
                yield instant.replace(microsecond=0)


@dataclass(frozen=True)
class World:
    """All sites of the simulation."""

    days: int
    outlets: tuple[MadeUpOutlet, ...] = OUTLETS
    seed: int = SEED
    sites: dict[str, Site] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sites", {each.key: Site(each, self.days, self.seed) for each in self.outlets})

    @property
    def end(self) -> datetime:
        """When the simulation ends."""
        return START + self.days * _DAY


def _edits(published_at: datetime, chance: random.Random) -> list[datetime]:
    if chance.random() >= _EDITED:
        return []
    ages = chance.choices(_EDIT_AGES, [share for _, _, share in _EDIT_AGES], k=chance.choice((1, 1, _MOST_EDITS)))
    edits = {published_at + low + (high - low) * chance.random() for low, high, _ in ages}
    return sorted(edit.replace(microsecond=0) for edit in edits)
