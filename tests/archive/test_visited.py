"""The days on which outlets were visited, in the zone of the search."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.visited import days_visited, months_without_visit
from tests.archive.pages import OTHER, OUTLET, RUN

JANUARY, FEBRUARY = date(2026, 1, 30), date(2026, 2, 2)


def test_a_day_ends_at_midnight_of_the_zone_of_the_search(engine: Engine) -> None:
    writer = Writer(engine, extractor="0.1.0")
    for outlet, at in [
        (OUTLET, datetime(2026, 11, 1, 17, 59, tzinfo=UTC)),
        (OUTLET, datetime(2026, 11, 1, 18, 0, tzinfo=UTC)),  # midnight in Dhaka
        (OUTLET, datetime(2026, 11, 1, 19, 0, tzinfo=UTC)),
        (OTHER, datetime(2026, 11, 5, 12, 0, tzinfo=UTC)),
    ]:
        writer.start_run(outlet, **{**RUN, "started_at": at})
    assert days_visited(engine) == {
        OUTLET.key: {date(2026, 11, 1), date(2026, 11, 2)},
        OTHER.key: {date(2026, 11, 5)},
    }


def test_a_day_is_a_gap_if_no_outlet_had_a_run_on_it() -> None:
    visits = {"a": {JANUARY, FEBRUARY}, "b": {date(2026, 2, 1)}}
    assert months_without_visit(visits, ["a", "b"]) == {"2026-01": 1}
    assert months_without_visit(visits, ["a"]) == {"2026-01": 1, "2026-02": 1}
    assert months_without_visit(visits, ["b"]) == {}
    assert months_without_visit(visits, ["unknown"]) == {}
