"""What a ticker showed in a day, and since when and how long."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, ticker_days
from newsarchive.archive.ticker_at import newest_tickers
from newsarchive.archive.ticker_days import TickerHeadlines, ticker_between
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured


@pytest.fixture
def written(engine: Engine, writer: Writer, run: int) -> Engine:
    """The tickers of four captures, ten minutes from each other; ক is away in the second of them."""
    shown = {0: ["ক", "খ"], 10: ["গ", "খ"], 20: ["খ", "ক"], 30: ["ক"]}
    writer.write(run, [captured(None, fetched_at=after(at), ticker=each) for at, each in shown.items()], now=NOW)
    return engine


def between(engine: Engine, first: datetime, last: datetime) -> TickerHeadlines:
    return ticker_between(engine, OUTLET.key, first, last)


def test_a_headline_has_its_first_and_last_sighting_and_how_long_it_was_shown(written: Engine) -> None:
    found = between(written, after(0), after(60))
    assert [(each.title, each.first_seen_at, each.last_seen_at) for each in found.headlines] == [
        ("ক", after(0), after(30)),
        ("খ", after(0), after(20)),
        ("গ", after(10), after(10)),
    ]
    lengths = [(each.seen_for, each.spans) for each in found.headlines]
    assert lengths == [(timedelta(minutes=10), 2), (timedelta(minutes=20), 1), (timedelta(), 1)]
    assert (found.captures, found.is_cut) == (4, False)


def test_what_began_earlier_is_of_the_time_too_and_what_ended_or_begins_later_is_not(written: Engine) -> None:
    found = between(written, after(15), after(25))
    assert [(each.title, each.first_seen_at) for each in found.headlines] == [("খ", after(0)), ("ক", after(20))]
    assert found.captures == 1
    assert between(written, after(31), after(60)).headlines == ()
    assert between(written, after(-60), after(0)).headlines == ()


def test_a_headline_names_the_article_that_it_leads_to(engine: Engine) -> None:
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    page = captured(None, ticker=["ক", "খ"])
    address = page.ticker[0].url
    writer.write(run, [page, captured(article(1, url=address, canonical_url=address, headline="পুরো খবর"))], now=NOW)
    became = {each.title: each.article_headline for each in between(engine, after(0), after(1)).headlines}
    assert became == {"ক": "পুরো খবর", "খ": None}


def test_too_many_headlines_are_cut(written: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker_days, "_MOST", 2)
    found = between(written, after(0), after(60))
    assert ([each.title for each in found.headlines], found.is_cut) == (["ক", "খ"], True)


def test_the_newest_ticker_of_each_outlet_is_known(written: Engine, writer: Writer) -> None:
    writer.start_run(OTHER, **RUN)  # an outlet without one
    assert newest_tickers(written) == {OUTLET.key: after(30)}
