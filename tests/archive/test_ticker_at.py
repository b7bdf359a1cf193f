"""What a ticker showed at an instant follows from its captures around it."""

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.ticker_at import ShownTicker, outlets_with_tickers, ticker_at, ticker_spans_of
from newsarchive.items import CapturedPage
from tests.archive.pages import NOW, OTHER, OUTLET, after, article, captured


def shown(engine: Engine, minutes: float) -> ShownTicker:
    found = ticker_at(engine, OUTLET.key, after(0) + (after(1) - after(0)) * minutes)
    assert found is not None
    return found


def titles(ticker: ShownTicker) -> list[str]:
    return [headline.title for headline in ticker.headlines]


@pytest.fixture
def written(engine: Engine, writer: Writer, run: int) -> Engine:
    """The tickers of three captures at 0, 10 and 20 minutes, and a page without one between them."""
    shown_then = {0: ["ক", "খ"], 10: ["গ", "খ"], 20: ["খ", "গ", "ক"]}
    pages: list[CapturedPage] = [captured(None, fetched_at=after(at), ticker=each) for at, each in shown_then.items()]
    writer.write(run, [*pages, captured(None, fetched_at=after(15))], now=NOW)
    return engine


def test_a_capture_of_the_instant_decides_with_its_order(written: Engine) -> None:
    assert titles(shown(written, 0)) == ["ক", "খ"]
    assert titles(shown(written, 10)) == ["গ", "খ"]
    assert titles(shown(written, 20)) == ["খ", "গ", "ক"]
    assert shown(written, 10).before == shown(written, 10).after == after(10)
    assert shown(written, 10).unsure == ()


def test_between_captures_what_both_have_was_shown_and_the_rest_is_unsure(written: Engine) -> None:
    ticker = shown(written, 5)
    assert titles(ticker) == ["খ"]
    assert (ticker.before, ticker.after, ticker.unsure) == (after(0), after(10), ("ক", "গ"))
    assert titles(shown(written, 15)) == ["গ", "খ"]  # in the order of the capture before


def test_a_headline_has_the_span_around_the_instant(written: Engine) -> None:
    spans = {each.title: (each.first_seen_at, each.last_seen_at) for each in shown(written, 20).headlines}
    assert spans == {"খ": (after(0), after(20)), "গ": (after(10), after(20)), "ক": (after(20), after(20))}


def test_without_an_instant_the_newest_capture_is_meant(written: Engine) -> None:
    newest = ticker_at(written, OUTLET.key)
    assert newest is not None
    assert (newest.at, titles(newest)) == (after(20), ["খ", "গ", "ক"])


def test_before_and_after_all_captures_nothing_is_known(written: Engine) -> None:
    assert (shown(written, -1).headlines, shown(written, -1).before, shown(written, -1).after) == ((), None, after(0))
    assert (shown(written, 21).headlines, shown(written, 21).before, shown(written, 21).after) == ((), after(20), None)


def test_an_outlet_without_a_ticker_has_none(written: Engine) -> None:
    assert ticker_at(written, OTHER.key) is None
    assert outlets_with_tickers(written) == [OUTLET.key]


def test_a_headline_names_the_article_that_it_became(engine: Engine) -> None:
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, source="replay", started_at=NOW, settings={}, versions={})
    page = captured(None, ticker=["ক"])
    address = page.ticker[0].url
    became = captured(article(1, url=address, canonical_url=address, headline="ক: পুরো খবর"), fetched_at=after(30))
    writer.write(run, [page, became], now=NOW)
    (headline,) = shown(engine, 0).headlines
    assert (headline.target_url, headline.article_id, headline.article_headline) == (address, 1, "ক: পুরো খবর")


def test_an_article_has_the_spans_in_which_the_ticker_led_to_it(engine: Engine) -> None:
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, source="replay", started_at=NOW, settings={}, versions={})
    shown_then = {0: ["ক", "খ"], 10: ["ক"], 20: ["খ"], 30: ["ক"]}
    writer.write(run, [captured(None, fetched_at=after(at), ticker=each) for at, each in shown_then.items()], now=NOW)
    spans = ticker_spans_of(engine, OUTLET.key, "https://dinpatra.example/latest/ক")
    assert [(each.title, each.first_seen_at, each.last_seen_at) for each in spans] == [
        ("ক", after(0), after(10)),
        ("ক", after(30), after(30)),
    ]
    assert ticker_spans_of(engine, OTHER.key, "https://dinpatra.example/latest/ক") == []


def test_the_captures_before_and_after_an_instant_are_not_of_it(written: Engine) -> None:
    neighbours = {at: (shown(written, at).previous, shown(written, at).following) for at in (0, 5, 10, 20)}
    assert neighbours == {
        0: (None, after(10)),
        5: (after(0), after(10)),
        10: (after(0), after(20)),
        20: (after(10), None),
    }
