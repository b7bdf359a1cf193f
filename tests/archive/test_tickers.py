import json
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import Engine, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import captures, ticker_headlines, ticker_sightings
from newsarchive.items import CapturedPage, TickerHeadline
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OTHER, RUN, after, article, captured

HOUR = timedelta(hours=1)


def seen(engine: Engine) -> dict[str, tuple[int, datetime, datetime]]:
    table = ticker_headlines.c
    with engine.connect() as connection:
        found = connection.execute(select(table.title, table.position, table.first_seen_at, table.last_seen_at))
        return {title: (position, first, last) for title, position, first, last in found}


def test_a_headline_has_its_first_and_last_sighting(writer: Writer, run: int, engine: Engine) -> None:
    first = captured(article(1), ticker=["ক", "খ"])
    writer.write(run, [first, captured(None, ticker=["গ", "ক"], fetched_at=NOW + HOUR)], now=NOW)
    assert seen(engine) == {"ক": (0, NOW, NOW + HOUR), "খ": (1, NOW, NOW), "গ": (0, NOW + HOUR, NOW + HOUR)}
    writer.write(run, [captured(None, ticker=["খ"], fetched_at=NOW + 3 * HOUR)], now=NOW)
    writer.write(run, [captured(None, ticker=["খ", "ক"], fetched_at=NOW - HOUR)], now=NOW)
    assert seen(engine) == {
        "ক": (1, NOW - HOUR, NOW + HOUR),
        "খ": (0, NOW - HOUR, NOW + 3 * HOUR),
        "গ": (0, NOW + HOUR, NOW + HOUR),
    }


def spans(engine: Engine) -> list[tuple[str, int, int, int, int]]:
    """The spans by title: the minutes of the first and last sighting, the positions at both."""
    table = ticker_sightings.c
    query = (
        select(ticker_headlines.c.title, table.first_seen_at, table.last_seen_at, table.position, table.last_position)
        .join(ticker_headlines, ticker_headlines.c.id == table.headline_id)
        .order_by(ticker_headlines.c.title, table.first_seen_at)
    )
    with engine.connect() as connection:
        return [
            (title, round((first - NOW).total_seconds() / 60), round((last - NOW).total_seconds() / 60), position, end)
            for title, first, last, position, end in connection.execute(query)
        ]


def at(minutes: int, *titles: str) -> CapturedPage:
    return captured(None, ticker=titles, fetched_at=after(minutes), url=f"https://dinpatra.example/{minutes}")


SHOWN_GONE_SHOWN = [at(0, "ক", "খ"), at(10, "ক"), at(20), at(30, "খ", "ক"), at(40, "গ", "খ", "ক")]


def test_shown_gone_and_shown_again_are_two_spans(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, SHOWN_GONE_SHOWN, now=NOW)
    assert spans(engine) == [("ক", 0, 40, 0, 2), ("খ", 0, 0, 1, 1), ("খ", 30, 40, 0, 1), ("গ", 40, 40, 0, 0)]


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_the_spans_are_the_same_in_any_order(writer: Writer, run: int, engine: Engine, order: tuple[int, ...]) -> None:
    for number in order:
        writer.write(run, [SHOWN_GONE_SHOWN[number]], now=NOW)
    assert spans(engine) == [("ক", 0, 40, 0, 2), ("খ", 0, 0, 1, 1), ("খ", 30, 40, 0, 1), ("গ", 40, 40, 0, 0)]


def test_a_page_without_a_ticker_interrupts_nothing(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [at(0, "ক"), at(10), at(20, "ক")], now=NOW)
    assert spans(engine) == [("ক", 0, 20, 0, 0)]


def test_a_late_capture_without_a_headline_divides_its_span(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [at(0, "ক"), at(10, "ক"), at(30, "ক"), at(40, "ক")], now=NOW)
    writer.write(run, [at(20, "খ")], now=NOW)
    assert spans(engine) == [("ক", 0, 10, 0, 0), ("ক", 30, 40, 0, 0), ("খ", 20, 20, 0, 0)]


def test_a_late_capture_with_a_headline_lengthens_its_span(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [at(0, "ক"), at(30, "খ")], now=NOW)
    writer.write(run, [at(10, "ক"), at(20, "ক", "খ")], now=NOW)
    assert spans(engine) == [("ক", 0, 20, 0, 0), ("খ", 20, 30, 1, 0)]


def test_the_headlines_of_an_instant_can_be_read_in_their_order(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [at(0, "ক", "খ"), at(10, "খ", "গ", "ক"), at(20, "ক")], now=NOW)
    query = """SELECT t.headlines FROM ticker_captures c JOIN tickers t ON t.id = c.ticker_id
               ORDER BY c.seen_at LIMIT 1 OFFSET 1"""
    [found] = rows(query)
    listed = json.loads(found["headlines"]) if isinstance(found["headlines"], str) else found["headlines"]
    assert [headline["title"] for headline in listed] == ["খ", "গ", "ক"]


def test_the_same_ticker_on_many_pages_is_kept_once(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(None, ticker=("ক", "খ"), fetched_at=after(minutes)) for minutes in range(5)], now=NOW)
    assert len(rows("SELECT id FROM tickers")) == 1
    assert len(rows("SELECT id FROM ticker_captures")) == 5


def test_a_link_of_a_ticker_joins_its_article(engine: Engine, run: int, rows: Rows) -> None:
    writer = Writer(engine, extractor="0", address_of=lambda url: url.partition("?")[0] if "/news/" in url else None)
    page = at(0, "ক", "খ", "গ")
    links = ("https://dinpatra.example/news/1?from=ticker", "https://dinpatra.example/live", None)
    page.ticker = [TickerHeadline(headline.title, url) for headline, url in zip(page.ticker, links, strict=True)]
    writer.write(run, [captured(article(1)), page], now=NOW)
    query = "SELECT t.title, a.id FROM ticker_headlines t LEFT JOIN articles a ON a.url = t.target_url ORDER BY title"
    assert rows(query) == [{"title": "ক", "id": 1}, {"title": "খ", "id": None}, {"title": "গ", "id": None}]
    assert [row["url"] for row in rows("SELECT url FROM ticker_headlines ORDER BY title")] == list(links)


@pytest.mark.parametrize("digests", [("aa" * 32, "bb" * 32), ("bb" * 32, "aa" * 32)])
def test_captures_of_one_instant_are_in_the_order_of_their_bytes(
    writer: Writer, run: int, rows: Rows, digests: tuple[str, str]
) -> None:
    for digest in digests:
        writer.write(run, [captured(None, ticker=["ক"], digest=digest)], now=NOW)
    query = """SELECT f.digest AS first, l.digest AS last FROM ticker_sightings s
               JOIN captures f ON f.id = s.first_capture_id JOIN captures l ON l.id = s.last_capture_id"""
    assert rows(query) == [{"first": "aa" * 32, "last": "bb" * 32}]


def test_a_headline_has_the_capture_of_its_first_sighting(writer: Writer, run: int, rows: Rows) -> None:
    page = captured(None, ticker=["ক"], url="https://dinpatra.example/first")
    writer.write(run, [page, captured(None, ticker=["ক"])], now=NOW)
    query = "SELECT c.url AS capture, t.url FROM ticker_headlines t JOIN captures c ON c.id = t.first_capture_id"
    assert rows(query) == [{"capture": page.capture.url, "url": page.ticker[0].url}]


def test_an_unknown_fetch_time_is_replaced_by_the_time_of_writing(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(None, ticker=["ক"], fetched_at=None)], now=NOW + HOUR)
    assert seen(engine) == {"ক": (0, NOW + HOUR, NOW + HOUR)}


def test_a_headline_that_is_twice_in_the_ticker_is_one_row(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(None, ticker=["ক", "খ", "ক"])], now=NOW)
    assert seen(engine) == {"ক": (0, NOW, NOW), "খ": (1, NOW, NOW)}


def test_each_outlet_has_its_own_ticker(writer: Writer, run: int, rows: Rows) -> None:
    other = writer.start_run(OTHER, **RUN)
    writer.write(run, [captured(None, ticker=["ক"])], now=NOW)
    writer.write(other, [captured(None, ticker=["ক"], outlet=OTHER)], now=NOW)
    found = rows("SELECT outlet, title FROM ticker_headlines ORDER BY outlet")
    assert found == [{"outlet": "dinpatra", "title": "ক"}, {"outlet": "khobor", "title": "ক"}]


def test_tickers_of_one_instant_have_one_order(writer: Writer, engine: Engine) -> None:
    """The first sighting of a headline stays the first where another capture of its instant does not show it."""
    shown = [("a", ["ক", "খ"]), ("b", ["খ", "গ"]), ("c", ["ক"])]
    pages = [
        captured(None, ticker=titles, fetched_at=NOW, url=f"https://dinpatra.example/{name}") for name, titles in shown
    ]
    pages += [at(1, "ক"), at(2, "ক")]
    found = set()
    for number, order in enumerate(permutations(pages)):
        outlet = f"outlet{number}"
        own_run = writer.start_run(replace(OTHER, key=outlet), **RUN)
        for page in order:
            writer.write(own_run, [replace(page, capture=replace(page.capture, outlet=outlet))], now=NOW)
        with engine.connect() as connection:
            table = ticker_headlines.c
            query = select(table.title, table.url, table.position, captures.c.url)
            query = (
                query.join(captures, captures.c.id == table.first_capture_id)
                .where(table.outlet == outlet)
                .order_by(table.title)
            )
            found.add(tuple(map(tuple, connection.execute(query))))
    assert len(found) == 1
