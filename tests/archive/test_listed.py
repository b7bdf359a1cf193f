"""Each address that a source named is a row with its first and last listing, in any order of arrival."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer
from newsarchive.archive.schema import listed_addresses
from newsarchive.items import CapturedPage, ListedAddress
from tests.archive.pages import NOW, OTHER, RUN, captured

HOUR = timedelta(hours=1)
FEED = "feed /rss.xml"


def listing(at: datetime | None, *listed: ListedAddress, **changes: Any) -> CapturedPage:
    page = captured(None, fetched_at=at, **changes)
    page.listed = list(listed)
    return page


def named(number: int, **changes: Any) -> ListedAddress:
    return ListedAddress(f"https://dinpatra.example/news/{number}", **{"source": FEED, **changes})


def found(engine: Engine) -> Sequence[Any]:
    names = ("url", "source", "section", "is_article", "first_listed_at", "last_listed_at", "first_run_id")
    query = select(*(listed_addresses.c[name] for name in names)).order_by(
        listed_addresses.c.url, listed_addresses.c.source
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_an_address_has_its_first_and_last_listing(writer: Writer, run: int, engine: Engine) -> None:
    assert writer.write(run, [listing(NOW, named(1), named(2))], now=NOW) == [Outcome.LISTING]
    later = writer.start_run(OTHER, **RUN)
    writer.write(later, [listing(NOW + HOUR, named(2), named(3))], now=NOW)
    assert [(row[0][-1], *row[4:]) for row in found(engine)] == [
        ("1", NOW, NOW, run),
        ("2", NOW, NOW + HOUR, run),
        ("3", NOW + HOUR, NOW + HOUR, later),
    ]


def test_each_source_that_names_an_address_has_a_row(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [listing(NOW, named(1), named(1, source="listing /", section="খেলা"))], now=NOW)
    assert [row[1:3] for row in found(engine)] == [(FEED, None), ("listing /", "খেলা")]


def test_an_address_that_was_not_requested_is_kept(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [listing(NOW, named(1, is_article=False))], now=NOW)
    assert [row[3] for row in found(engine)] == [False]
    writer.write(run, [listing(NOW + HOUR, named(1))], now=NOW)
    assert [row[3] for row in found(engine)] == [True]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_last_listing_decides_in_any_order(
    writer: Writer, run: int, engine: Engine, order: tuple[int, ...]
) -> None:
    sections = ["প্রথম পাতা", "দেশ", "খেলা"]
    for hour in order:
        writer.write(run, [listing(NOW + hour * HOUR, named(1, section=sections[hour], is_article=hour < 2))], now=NOW)
    assert [row[2:6] for row in found(engine)] == [("খেলা", False, NOW, NOW + 2 * HOUR)]


def test_two_listings_of_one_instant_are_the_same_in_any_order(writer: Writer, run: int, engine: Engine) -> None:
    both = [listing(NOW, named(1, section="দেশ")), listing(NOW, named(1, section="খেলা", is_article=False))]
    writer.write(run, both, now=NOW)
    other = [listing(NOW, named(2, section="খেলা", is_article=False)), listing(NOW, named(2, section="দেশ"))]
    for page in other:
        writer.write(run, [page], now=NOW)
    assert [row[2:4] for row in found(engine)] == [("দেশ", True)] * 2


def test_a_listing_whose_time_is_unknown_has_the_time_of_writing(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [listing(None, named(1))], now=NOW + HOUR)
    assert found(engine)[0][4:6] == (NOW + HOUR, NOW + HOUR)


def test_a_source_may_name_more_than_one_statement_holds(writer: Writer, run: int, engine: Engine) -> None:
    whole = listing(NOW, *(named(number) for number in range(1200)))
    writer.write(run, [whole], now=NOW)
    writer.write(run, [whole], now=NOW)
    assert len(found(engine)) == 1200
