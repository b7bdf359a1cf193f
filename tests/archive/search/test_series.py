"""Hits by month beside all articles of the month, so that queries can be compared."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.search import limited, parse
from newsarchive.archive.search.series import months_of, series_of
from tests.archive.pages import NOW, OUTLET, RUN, article, captured


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two articles of November with water, one of October without, none of September, one of August with; one without a time."""
    writer = Writer(engine, extractor="0")
    texts = [("নদীর পানি", 1), ("পানি", 2), ("পাখি", 40), ("পানি", 100), ("পাখি", None)]
    pages = [
        captured(
            article(
                at, headline=text, kicker=None, body=f"{text} এখানে", section="সারাদেশ" if at else "অর্থনীতি",
                published_at=None if days is None else NOW - timedelta(days=days),
                published_precision=None if days is None else "day",
            )
        )
        for at, (text, days) in enumerate(texts)
    ]  # fmt: skip
    writer.write(writer.start_run(OUTLET, **RUN), pages, now=NOW)
    return engine


def test_months_have_hits_articles_and_shares(filled: Engine) -> None:
    [water, river] = series_of(filled, [(parse("পানি"), parse("")), (parse("নদী"), parse(""))])
    months = ["2026-08", "2026-09", "2026-10", "2026-11", None]
    assert months_of([water, river]) == months
    assert [water.count(month) for month in months] == [1, None, 0, 2, 0]
    assert [water.of(month) for month in months] == [1, 0, 1, 2, 1]
    assert [water.share(month) for month in months] == [1, None, 0, 1, 0]
    assert [river.share(month) for month in months] == [0, None, 0, 0.5, 0]
    assert [water.is_gap(month) for month in months] == [False, True, False, False, False]
    assert water.is_exact
    assert water.articles is river.articles  # counted once


def test_the_articles_are_those_that_are_named(filled: Engine) -> None:
    query = limited(parse("পানি"), section="অর্থনীতি")
    [one] = series_of(filled, [(query, limited(parse(""), section="অর্থনীতি"))], ["month", "section"])
    assert months_of([one]) == ["2026-11"]
    assert one.share("2026-11") == 1
    assert one.hits.facets["section"].values == [("অর্থনীতি", 1)]


def test_where_not_all_were_counted_there_is_no_share_and_no_zero(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.archive.search.counts.MOST_EXAMINED", 1)
    [one] = series_of(filled, [(parse("পানি"), parse(""))], copies="once")
    assert not one.is_exact
    assert [one.count(month) for month in ("2026-08", "2026-10", "2026-11")] == [None, None, 1]
    assert [one.share(month) for month in months_of([one])] == [None] * len(months_of([one]))
    assert not one.is_gap("2026-09")
