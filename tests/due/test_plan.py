"""What is due of an outlet, from an archive on SQLite and PostgreSQL: alternatives, failures, re-visits, runs that are going on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.items import Capture, CapturedPage, ListedAddress, Reason
from newsarchive.operations.due import OutletPlan, plan
from newsarchive.operations.rules import Rules
from newsarchive.outlets import Feed, Listing, NewsSitemap, Outlet
from tests.archive.pages import NOW, RUN, after, article, captured

DINPATRA: dict[str, Any] = {
    "key": "dinpatra",
    "name_bn": "দিনপত্র",
    "name_en": "Dinpatra",
    "domains": ("dinpatra.example",),
    "timezone": "Asia/Dhaka",
    "articles": {r"/news/(?P<id>\d+)": "/news/{id}"},
}
OUTLET = Outlet(
    sources=(Feed("/a.xml"), Feed("/b.xml"), NewsSitemap("/news.xml"), Listing("/", always=True)), **DINPATRA
)
A, B, SITEMAP, FRONT = map(str, OUTLET.sources)
RULES = Rules()


def visit(writer: Writer, at: datetime, *answers: tuple[str, Reason | None], again: int = 0) -> None:
    """A run that asks sources; one without a reason names an article of its own."""
    run = writer.start_run(OUTLET.record, **RUN | {"source": "network", "started_at": at})
    pages = []
    for number, (source, reason) in enumerate(answers):
        url = f"https://dinpatra.example/{number}.xml"
        capture = Capture(url, OUTLET.key, "listing", 200, at, None, None, reason=reason, source=source)
        named = [ListedAddress(f"https://dinpatra.example/news/{number}{at:%d%H%M}", source)]
        pages.append(CapturedPage(capture, listed=[] if reason else named))
    writer.write(run, pages, now=at)
    writer.finish_run(
        run, finished_at=at, outcome="finished", counts={"new": 4 * bool(answers), "unchanged": again}, failures={}
    )


def planned(engine: Engine, now: datetime, **changes: Any) -> OutletPlan:
    (found,) = plan(engine, [OUTLET], now, **changes).outlets
    return found


def test_all_sources_of_a_new_outlet_are_due_but_later_alternatives_only_in_their_place(engine: Engine) -> None:
    found = planned(engine, NOW)
    assert [(each.source, each.is_due, each.asked_at) for each in found.sources] == [
        (FRONT, True, None),
        (A, True, None),
        (B, True, None),
    ]
    assert found.instead == (SITEMAP,)
    assert found.visit.sources == {A, B, FRONT, SITEMAP}


def test_a_source_that_was_just_asked_is_not_due(writer: Writer, engine: Engine) -> None:
    visit(writer, NOW, (A, None), (B, None), (FRONT, None))
    found = planned(engine, after(1))
    assert not found.is_due
    assert found.next_at == NOW + RULES.shortest
    assert planned(engine, found.next_at).is_due


def test_one_source_of_several_is_asked_alone_and_its_neighbours_stand_in_for_it(
    writer: Writer, engine: Engine
) -> None:
    visit(writer, NOW, (A, None), (B, None), (FRONT, None))
    visit(writer, after(11), (B, None), (FRONT, None))
    found = planned(engine, after(12))
    assert [each.source for each in found.sources if each.is_due] == [A]
    assert found.instead == (), "feed B gives articles: no alternative is asked for"


def test_while_all_of_an_alternative_fail_the_next_has_its_turn(writer: Writer, engine: Engine) -> None:
    for minutes in (0, 10, 20):
        answers = ((A, Reason.NOT_FOUND), (B, Reason.FORBIDDEN), (SITEMAP, None), (FRONT, None))
        visit(writer, after(minutes), *answers)
    soon = planned(engine, after(75))
    assert {each.source: (each.is_failing, each.is_due) for each in soon.sources} == {
        FRONT: (False, True),
        A: (True, False),
        B: (True, False),
        SITEMAP: (False, True),
    }
    assert soon.visit.sources == {FRONT, SITEMAP}
    later = planned(engine, after(200))
    assert {A, B} <= later.visit.sources, "they are tried again"


def test_while_a_source_names_nothing_but_new_addresses_the_next_has_its_turn_too(
    writer: Writer, engine: Engine
) -> None:
    def name(at: datetime, *numbers: int) -> None:
        run = writer.start_run(OUTLET.record, **RUN | {"source": "network", "started_at": at})
        named = [ListedAddress(f"https://dinpatra.example/news/{number}", A) for number in numbers]
        capture = Capture("https://dinpatra.example/a", OUTLET.key, "listing", 200, at, None, None, source=A)
        writer.write(run, [CapturedPage(capture, listed=named)], now=at)
        writer.finish_run(run, finished_at=at, outcome="finished", counts={}, failures={})

    def has_turn(minutes: int) -> bool:
        return any(each.source == SITEMAP for each in planned(engine, after(minutes)).sources)

    name(NOW, *range(10))
    assert not has_turn(60), "the first page has only new addresses"
    name(after(60), *range(10, 20))
    assert has_turn(61)
    name(after(120), *range(15, 25))
    assert not has_turn(180)


def test_articles_are_visited_again_within_the_budget(writer: Writer, engine: Engine) -> None:
    visit(writer, NOW, (FRONT, None), (A, None), (B, None))
    run = writer.start_run(OUTLET.record, **RUN)
    writer.write(run, [captured(article(number), fetched_at=after(number)) for number in range(5)], now=NOW)
    found = planned(engine, after(40))
    assert [each.age for each in found.revisits] == ["15 minutes"], "a quarter of four new articles"
    assert found.visit.articles == ("https://dinpatra.example/news/4",), "the youngest"
    assert planned(engine, after(40), budget=0).revisits == ()
    assert len(planned(engine, after(40), rules=Rules(revisits_per_new=0.5)).revisits) == 2
    visit(writer, after(41), again=1)
    assert planned(engine, after(42)).revisits == (), "the budget of the day is used"


def test_articles_are_visited_again_while_no_source_is_due(writer: Writer, engine: Engine) -> None:
    run = writer.start_run(OUTLET.record, **RUN)
    writer.write(run, [captured(article(1))], now=NOW)
    visit(writer, after(14), (FRONT, None), (A, None), (B, None))
    assert not planned(engine, after(14)).is_due
    found = planned(engine, after(16))
    assert found.visit.sources == set()
    assert found.revisits


def test_no_article_is_visited_again_while_all_sources_fail(writer: Writer, engine: Engine) -> None:
    run = writer.start_run(OUTLET.record, **RUN)
    writer.write(run, [captured(article(1))], now=NOW)
    answers = [(source, Reason.TIMEOUT) for source in (FRONT, A, B, SITEMAP)]
    visit(writer, after(14), *answers)
    assert not planned(engine, after(16)).is_due
    visit(writer, after(20), (FRONT, None), *answers[1:])
    assert planned(engine, after(21)).revisits


def test_an_outlet_that_is_being_crawled_is_left_out(writer: Writer, engine: Engine) -> None:
    run = writer.start_run(OUTLET.record, **RUN | {"source": "network"})
    found = plan(engine, [OUTLET], after(1))
    assert found.due == ()
    assert [run.outlet for run in found.busy] == ["dinpatra"]
    assert found.next_at is None
    writer.finish_run(run, finished_at=after(1), outcome="finished", counts={}, failures={})
    assert [each.outlet for each in plan(engine, [OUTLET], after(2)).due] == ["dinpatra"]


def test_the_same_archive_and_instant_give_the_same_plan(writer: Writer, engine: Engine) -> None:
    for hour in range(0, 24 * 6, 3):
        visit(writer, NOW + timedelta(hours=hour), (FRONT, None), (A, None), (B, None))
    now = NOW + timedelta(days=6)
    assert plan(engine, [OUTLET], now) == plan(engine, [OUTLET], now)
    assert {(each.interval, each.why) for each in planned(engine, now).sources} == {
        (timedelta(hours=13.5), "8 new addresses a day")
    }
