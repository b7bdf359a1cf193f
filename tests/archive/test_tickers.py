from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import ticker_headlines
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OTHER, RUN, article, captured

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
        "ক": (0, NOW - HOUR, NOW + HOUR),
        "খ": (1, NOW - HOUR, NOW + 3 * HOUR),
        "গ": (0, NOW + HOUR, NOW + HOUR),
    }


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
