"""The made-up outlets of `python -m bench month`: what is published and edited follows from the seed."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bench.month.outlets import FRIDAY, HOLIDAY, OUTLETS, ZONE, MadeUpOutlet, Trouble
from bench.month.world import BEFORE, START, MadeUpArticle, Site, World

_DAY = timedelta(days=1)


def test_there_are_at_least_30_outlets_and_each_trouble_once() -> None:
    assert len({outlet.key for outlet in OUTLETS}) == len(OUTLETS) >= 30
    kinds = [outlet.trouble.kind for outlet in OUTLETS if outlet.trouble]
    assert len(set(kinds)) == len(kinds) == 8


def test_the_same_seed_gives_the_same_articles_and_another_one_others() -> None:
    outlet = MadeUpOutlet("one", "", 20)
    assert Site(outlet, 10).articles == Site(outlet, 10).articles
    assert Site(outlet, 10).articles != Site(outlet, 10, seed=1).articles


def test_a_longer_simulation_has_the_same_beginning() -> None:
    outlet = MadeUpOutlet("one", "", 20)
    short, long = Site(outlet, 5).articles, Site(outlet, 10).articles
    assert [each.published_at for each in long[: len(short)]] == [each.published_at for each in short]


def test_articles_come_in_order_with_their_edits_after_them() -> None:
    articles = Site(MadeUpOutlet("one", "", 40), 20).articles
    instants = [each.published_at for each in articles]
    assert instants == sorted(instants)
    assert all(edit > each.published_at for each in articles for edit in each.edits)
    assert 0.1 < sum(bool(each.edits) for each in articles) / len(articles) < 0.3


def test_fewer_articles_come_on_fridays_on_holidays_and_at_night() -> None:
    outlet = MadeUpOutlet("one", "", 40, friday=0.5)
    local = [each.published_at.astimezone(ZoneInfo(ZONE)) for each in Site(outlet, 28).articles]
    on_holidays = [each for each in local if HOLIDAY[0] <= each.date() <= HOLIDAY[1]]
    others = [each for each in local if each not in on_holidays]
    assert len(on_holidays) / 3 < 10
    fridays = [each for each in others if each.weekday() == FRIDAY]
    assert len(fridays) / 3 < 0.75 * (len(others) - len(fridays)) / 23
    assert len([each for each in others if each.hour < 7]) < len(others) / 5


def test_an_epaper_comes_at_once() -> None:
    articles = Site(MadeUpOutlet("one", "", 20, is_epaper=True), 10).articles
    assert articles
    assert {each.published_at.astimezone(ZoneInfo(ZONE)).hour for each in articles} == {2}


def test_a_page_shows_what_is_published_and_edited_until_now() -> None:
    first, last = START, START + _DAY
    article = MadeUpArticle(1, first, (first + timedelta(hours=1), last))
    assert [article.edits_until(at) for at in (first, first + timedelta(hours=1), last)] == [0, 1, 2]
    site = Site(MadeUpOutlet("one", "", 20), 5)
    newest = site.newest(first, 5)
    assert all(first - BEFORE <= each.published_at <= first for each in newest)
    later = next(each for each in site.articles if each.published_at > first)
    assert site.article(later.number, first) is None
    assert site.article(later.number, later.published_at) == later


def test_trouble_begins_and_ends_within_the_simulation() -> None:
    outage = MadeUpOutlet("one", "", 1, trouble=Trouble("outage", 0.5, 0.5))
    site = World(10, (outage,)).sites["one"]
    begins, ends = START + 5 * _DAY, START + 6 * _DAY
    assert site.trouble_span == (begins, ends)
    assert [bool(site.trouble(at)) for at in (begins - _DAY, begins, ends)] == [False, True, False]
