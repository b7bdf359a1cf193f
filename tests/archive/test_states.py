"""When an article is present, gone or moved, as its captures show; an outage changes nothing, and neither does the order of arrival."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import article_states, articles
from newsarchive.items import Capture, CapturedPage, Reason
from newsarchive.outlets import Listing, Outlet
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.archive.test_permutations import content_of, empty_sqlite

SITE = Outlet(
    key="dinpatra",
    name_bn="দিনপত্র",
    name_en="Dinpatra",
    domains=("dinpatra.example",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={
        r"/news/(?P<id>\d+)": "/news/{id}",
        r"/(?P<slug>[^/]+)/(?P<id>\d{4,})": "/{slug}/{id}",
    },
)
ONE = "https://dinpatra.example/news/1"
DAY = 24 * 60  # minutes
LONG = "দীর্ঘ প্রতিবেদন। " * 60


def shown(minutes: int, **changes: Any) -> CapturedPage:
    return captured(article(1, **changes), fetched_at=after(minutes))


def failed(minutes: int, reason: Reason, url: str = ONE, status: int | None = None) -> CapturedPage:
    return CapturedPage(Capture(url, OUTLET.key, "article", status, after(minutes), None, None, reason=reason))


def redirect(minutes: int, location: str, url: str = ONE) -> CapturedPage:
    return CapturedPage(Capture(url, OUTLET.key, "redirect", 301, after(minutes), None, None, redirects_to=location))


def write(engine: Engine, *pages: CapturedPage) -> None:
    writer = Writer(engine, extractor="0.1.0", address_of=SITE.listed)
    writer.write(writer.start_run(OUTLET, **RUN), pages, now=NOW)


def states(engine: Engine) -> list[tuple[str, int, str | None]]:
    """The states of the first article: state, since which minute, and where it moved to."""
    query = select(article_states).where(article_states.c.article_id == 1).order_by(article_states.c.id)
    with engine.connect() as connection:
        return [(row.state, _minutes(row.since), row.target_url) for row in connection.execute(query)]


def present(engine: Engine) -> tuple[str, int | None]:
    with engine.connect() as connection:
        row = connection.execute(select(articles.c.state, articles.c.state_since).where(articles.c.url == ONE)).one()
    return row.state, None if row.state_since is None else _minutes(row.state_since)


def _minutes(at: datetime) -> int:
    return round((at - NOW).total_seconds() / 60)


def test_an_article_that_was_always_present_has_no_states(engine: Engine) -> None:
    write(engine, shown(0), shown(5))
    assert states(engine) == []
    assert present(engine) == ("present", None)


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.SOFT_404])
def test_an_article_is_gone_since_its_first_such_capture_and_may_come_back(engine: Engine, reason: Reason) -> None:
    write(engine, shown(0), failed(5, reason), failed(7, reason))
    assert states(engine) == [("gone", 5, None)]
    assert present(engine) == ("gone", 5)
    write(engine, shown(9))
    assert states(engine) == [("gone", 5, None), ("present", 9, None)]
    assert present(engine) == ("present", 9)


@pytest.mark.parametrize("reason", sorted(set(Reason) - {Reason.NOT_FOUND, Reason.SOFT_404, Reason.SHRUNK}))
def test_an_outage_or_a_refusal_changes_nothing(sqlite_engine: Engine, reason: Reason) -> None:
    write(sqlite_engine, shown(0), failed(5, reason))
    assert states(sqlite_engine) == []
    write(sqlite_engine, failed(6, Reason.NOT_FOUND), failed(7, reason))
    assert states(sqlite_engine) == [("gone", 6, None)]


def test_an_answer_that_has_shrunk_changes_nothing(sqlite_engine: Engine) -> None:
    write(sqlite_engine, shown(0, body=LONG), failed(5, Reason.NOT_FOUND), shown(9, body="ছোট।"))
    assert present(sqlite_engine) == ("gone", 5)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/news/2", [("moved", 5, "https://dinpatra.example/news/2")]),
        ("https://www.dinpatra.example/news/2?utm_source=x", [("moved", 5, "https://dinpatra.example/news/2")]),
        ("/খেলা/12345", [("moved", 5, "https://dinpatra.example/%E0%A6%96%E0%A7%87%E0%A6%B2%E0%A6%BE/12345")]),
        # The same letters as UTF-8 that was not escaped, which a header carries byte by byte.
        (
            "/খেলা/12345".encode().decode("latin-1"),
            [("moved", 5, "https://dinpatra.example/%E0%A6%96%E0%A7%87%E0%A6%B2%E0%A6%BE/12345")],
        ),
        ("/", [("gone", 5, None)]),
        ("https://www.dinpatra.example", [("gone", 5, None)]),
        ("/?from=404", [("gone", 5, None)]),
        ("/sports", [("gone", 5, None)]),
        ("/news/1/a-new-slug", []),  # the same article
        ("https://m.dinpatra.example/news/1", []),
        ("/login?next=/news/1", []),
        ("/maintenance.html", []),
        ("https://parked.example/", []),
        ("http://[broken", []),
    ],
)
def test_a_redirect_shows_where_the_article_is(
    sqlite_engine: Engine, location: str, expected: list[tuple[str, int, str | None]]
) -> None:
    write(sqlite_engine, shown(0), redirect(5, location))
    assert states(sqlite_engine) == expected


def test_the_page_in_which_a_redirect_ends_is_no_sign_of_its_own(sqlite_engine: Engine) -> None:
    write(sqlite_engine, shown(0), redirect(5, "/news/2"), failed(6, Reason.SOFT_404))
    assert states(sqlite_engine) == [("moved", 5, "https://dinpatra.example/news/2")]
    write(sqlite_engine, redirect(DAY, "/login"), failed(DAY + 1, Reason.SOFT_404))
    assert present(sqlite_engine) == ("moved", 5)
    write(sqlite_engine, failed(2 * DAY, Reason.SOFT_404))
    assert present(sqlite_engine) == ("gone", 2 * DAY)


def test_a_redirect_that_ends_in_not_found_leads_nowhere(sqlite_engine: Engine) -> None:
    write(sqlite_engine, shown(0), redirect(5, "/news/2"), failed(6, Reason.NOT_FOUND, status=404))
    assert present(sqlite_engine) == ("gone", 6)


def test_a_not_found_answer_may_name_another_address(sqlite_engine: Engine) -> None:
    page = failed(5, Reason.NOT_FOUND, status=404)
    page.capture = replace(page.capture, redirects_to="/news/2")
    write(sqlite_engine, shown(0), page)
    assert states(sqlite_engine) == [("gone", 5, None)]


def test_an_article_moves_on_and_back(sqlite_engine: Engine) -> None:
    write(sqlite_engine, shown(0), redirect(5, "/news/2"), redirect(6, "/news/2"), redirect(7, "/news/3"), shown(8))
    assert states(sqlite_engine) == [
        ("moved", 5, "https://dinpatra.example/news/2"),
        ("moved", 7, "https://dinpatra.example/news/3"),
        ("present", 8, None),
    ]


def test_states_begin_with_the_first_capture_of_the_article(sqlite_engine: Engine) -> None:
    write(sqlite_engine, failed(0, Reason.NOT_FOUND), shown(5))
    assert states(sqlite_engine) == []
    write(sqlite_engine, shown(-5))
    assert states(sqlite_engine) == [("gone", 0, None), ("present", 5, None)]


@pytest.mark.parametrize(
    ("stored", "requested"),
    [
        ("https://dinpatra.example/খেলা/12345", "https://dinpatra.example/%e0%a6%96%e0%a7%87%e0%a6%b2%e0%a6%be/12345"),
        ("https://dinpatra.example/হায়/12345", "https://dinpatra.example/হা\u09df/12345/"),  # two spellings of য়
        ("https://dinpatra.example/sport/12345", "https://www.dinpatra.example/sport/12345/amp?utm_medium=x#top"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_every_spelling_of_the_address_is_that_of_the_article(
    sqlite_engine: Engine, stored: str, requested: str, is_first: bool
) -> None:
    address = SITE.listed(stored)
    page = captured(article(1, url=stored, canonical_url=address))
    gone = failed(5, Reason.NOT_FOUND, requested)
    write(sqlite_engine, *([gone] if is_first else [page]))
    write(sqlite_engine, *([page] if is_first else [gone]))
    assert states(sqlite_engine) == [("gone", 5, None)]


def test_a_capture_whose_time_is_unknown_gives_no_state(sqlite_engine: Engine) -> None:
    unknown = failed(5, Reason.NOT_FOUND)
    unknown.capture = replace(unknown.capture, fetched_at=None)
    write(sqlite_engine, shown(0), unknown)
    assert states(sqlite_engine) == []


def test_of_other_articles_nothing_changes(sqlite_engine: Engine) -> None:
    other = captured(article(2), fetched_at=after(0))
    write(sqlite_engine, shown(0), other, failed(5, Reason.NOT_FOUND, "https://dinpatra.example/news/2"))
    assert present(sqlite_engine) == ("present", None)


VISITS = st.builds(
    lambda make, minutes, number: make(minutes, number),
    st.sampled_from(
        [
            lambda minutes, number: captured(
                article(number, body=LONG if minutes % 2 else "ছোট।"), fetched_at=after(minutes)
            ),
            lambda minutes, number: captured(article(number), fetched_at=after(minutes)),
            lambda minutes, number: failed(minutes, Reason.NOT_FOUND, f"https://dinpatra.example/news/{number}/"),
            lambda minutes, number: failed(minutes, Reason.SOFT_404, f"https://www.dinpatra.example/news/{number}"),
            lambda minutes, number: failed(minutes, Reason.TIMEOUT, f"https://dinpatra.example/news/{number}"),
            lambda minutes, number: redirect(minutes, "/news/3", f"https://dinpatra.example/news/{number}"),
            lambda minutes, number: redirect(minutes, "/", f"https://dinpatra.example/news/{number}"),
            lambda minutes, number: redirect(minutes, "/login", f"https://dinpatra.example/news/{number}"),
        ]
    ),
    st.integers(0, 120).map(lambda minutes: minutes - minutes % 15),
    st.integers(1, 2),
)


@pytest.mark.slow
@given(st.lists(VISITS, min_size=2, max_size=10), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_the_same_states(
    empty: Path,
    tmp_path: Path,
    visits: list[CapturedPage],
    random: Random,
) -> None:
    held = []
    for order in (visits, random.sample(visits, len(visits))):
        with empty_sqlite(empty, tmp_path / "archive.db") as engine:
            for batch in _batches(order, random):
                write(engine, *batch)
            held.append(content_of(engine))
    for table, rows in held[0].items():
        assert rows == held[1][table], table


def _batches(pages: Sequence[CapturedPage], random: Random) -> list[Sequence[CapturedPage]]:
    middle = random.randint(0, len(pages))
    return [batch for batch in (pages[:middle], pages[middle:]) if batch]
