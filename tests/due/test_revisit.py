"""Which articles are visited again: each once for an age, within a budget."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.archive import ArticleVisits, RunCounts
from newsarchive.operations.revisit import AGES, HORIZON, allowance, chosen, due_age
from newsarchive.operations.rules import Rules

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def article(
    age: timedelta, asked: timedelta | None = None, *, has_changed: bool = False, state: str = "present"
) -> ArticleVisits:
    """An article that was first seen `age` ago and last asked for `asked` ago, or only then."""
    first = NOW - age
    return ArticleVisits(f"https://dinpatra.example/{age}", first, NOW - (asked or age), has_changed, state)


@pytest.mark.parametrize(
    ("age", "asked", "expected"),
    [
        (14 * MINUTE, None, None),
        (15 * MINUTE, None, "15 minutes"),
        (50 * MINUTE, 20 * MINUTE, None),
        (70 * MINUTE, 20 * MINUTE, "an hour"),
        (5 * DAY, None, "a day"),
        (5 * DAY, 3 * DAY, None),
        (31 * DAY, 20 * DAY, "a month"),
        (HORIZON + DAY, None, None),
    ],
)
def test_an_article_is_due_once_for_each_age(age: timedelta, asked: timedelta | None, expected: str | None) -> None:
    assert due_age(article(age, asked), NOW) == expected


def test_visited_whenever_it_is_due_an_article_is_visited_once_for_each_age() -> None:
    first = last = NOW
    ages = []
    for minute in range(0, int(HORIZON / MINUTE), 5):
        now = NOW + minute * MINUTE
        age = due_age(ArticleVisits("https://dinpatra.example/1", first, last), now)
        if age:
            ages.append(age)
            last = now
    assert tuple(ages) == AGES


def test_what_is_gone_is_visited_rarely_and_what_has_moved_not_at_all() -> None:
    assert due_age(article(2 * HOUR, state="gone"), NOW) is None
    assert due_age(article(8 * DAY, state="gone"), NOW) == "a week"
    assert due_age(article(8 * DAY, state="moved"), NOW) is None


def test_what_changed_comes_first_then_each_age_in_turn() -> None:
    young, younger = article(40 * MINUTE), article(20 * MINUTE)
    old, changed = article(2 * DAY), article(3 * DAY, DAY, has_changed=True)
    found = chosen([old, young, changed, younger], NOW, 10)
    assert [each.url for each in found] == [younger.url, old.url, young.url]
    due = article(8 * DAY, 7.5 * DAY, has_changed=True)
    assert chosen([old, young, due], NOW, 1)[0].url == due.url


def test_the_budget_follows_the_new_articles_of_the_day() -> None:
    rules = Rules(revisits_per_new=0.25)
    assert allowance(RunCounts(new=40, unchanged=4), rules) == 6
    assert allowance(RunCounts(new=40, unchanged=10), rules) == 0
    assert allowance(RunCounts(new=40, unchanged=10), rules, times=2) == 10
    assert allowance(RunCounts(new=40, unchanged=4, failed=3), rules) == 3, (
        "a site that refuses articles is not asked on"
    )
    assert allowance(RunCounts(), rules) == 1
    assert allowance(RunCounts(new=40), Rules(revisits_per_new=0)) == 0


@given(st.lists(st.tuples(st.integers(0, 60 * 24 * 50), st.booleans()), max_size=50), st.integers(0, 20))
def test_never_more_than_the_budget_and_none_twice(written: list[tuple[int, bool]], most: int) -> None:
    articles = [article(minutes * MINUTE, has_changed=changed) for minutes, changed in dict(written).items()]
    found = [each.url for each in chosen(articles, NOW, most)]
    due = {each.url for each in articles if due_age(each, NOW)}
    assert len(found) == len(set(found)) == min(most, len(due))
    assert set(found) <= due
