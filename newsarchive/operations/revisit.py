"""Which known articles are visited again, by their age. Pure: the visits of articles in, addresses out.

How often articles are edited at which age has not been measured. The ages grow by factors, as the chance of an edit falls with age, so each age is
taken to be as likely to show an edit as another: within a budget all have their turn. Of each, younger articles come first; before all others
come those that changed at their last visit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, zip_longest

from newsarchive.archive import ArticleVisits, RunCounts
from newsarchive.operations.rules import Rules

_AGES = {
    "15 minutes": timedelta(minutes=15),
    "an hour": timedelta(hours=1),
    "six hours": timedelta(hours=6),
    "a day": timedelta(days=1),
    "a week": timedelta(days=7),
    "a month": timedelta(days=30),
}
AGES = tuple(_AGES)
AGE_SPANS = tuple(_AGES.values())
_OLDEST_FIRST = tuple(reversed(_AGES.items()))
_RARELY = ("a week", "a month")  # of articles that are gone
HORIZON = timedelta(days=45)  # older articles are not visited again
_BUDGET_OF = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Revisit:
    """An article that is visited again. `age`: the age that it has reached."""

    url: str
    age: str


def due_age(article: ArticleVisits, now: datetime) -> str | None:
    """Return the age for which an article is due: the last that it has reached, unless it was requested since; None if it is not due."""
    time = now - article.first_seen_at
    reached = next((age for age, span in _OLDEST_FIRST if span <= time), None)
    if reached is None or time > HORIZON or article.last_asked_at >= article.first_seen_at + _AGES[reached]:
        return None
    if article.state == "moved" or (article.state == "gone" and reached not in _RARELY):
        return None
    return reached


def allowance(counts: RunCounts, rules: Rules, times: int = 1) -> int:
    """Return how many articles of an outlet may be visited again now, by what its runs of the last day fetched; one a day in any case.

    Requests that gave nothing count, visits that found an edit do not: an outlet that edits much is visited more, one that states edits without any
    or refuses articles is not.
    `times`: the multiple of the usual budget up to which visits may go.
    """
    if not rules.revisits_per_new:
        return 0
    return max(0, times * max(1, int(counts.new * rules.revisits_per_new)) - counts.unchanged - counts.failed)


def chosen(articles: Iterable[ArticleVisits], now: datetime, most: int) -> tuple[Revisit, ...]:
    """Return the articles to visit again, at most so many: those that changed at their last visit, then one of each age in turn."""
    due = [(article, age) for article in articles if (age := due_age(article, now))]
    due.sort(key=lambda each: (each[0].first_seen_at, each[0].url), reverse=True)
    changed = [Revisit(article.url, age) for article, age in due if article.has_changed]
    others = [
        [Revisit(article.url, age) for article, age in due if age == each and not article.has_changed] for each in AGES
    ]
    in_turn: Sequence[Revisit] = [each for each in chain.from_iterable(zip_longest(*others)) if each]
    return (*changed, *in_turn)[:most]


def budget_since(now: datetime) -> datetime:
    """Return since when runs count for the budget of an outlet."""
    return now - _BUDGET_OF
