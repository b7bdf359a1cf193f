from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import article_authors, article_sightings, article_versions, articles
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, article, captured

ZONES = st.sampled_from([UTC, ZoneInfo("Asia/Dhaka"), ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")])
ZONES |= st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


FIRST, LAST = map(datetime.fromisoformat, ("1950-01-01", "2100-01-01"))  # in whatever zone is drawn


@given(st.datetimes(FIRST, LAST, timezones=ZONES, allow_imaginary=False))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_instant_comes_back_with_its_offset(engine: Engine, writer: Writer, run: int, when: datetime) -> None:
    with engine.begin() as connection:
        for table in (article_authors, article_sightings, article_versions, articles):
            connection.execute(delete(table))
    writer.write(run, [captured(article(1, published_at=when, modified_at=None))], now=NOW)
    with engine.connect() as connection:
        at, offset = connection.execute(select(articles.c.published_at, articles.c.published_offset)).one()
    assert at == when.astimezone(UTC)  # Python holds times of a repeated hour for unequal to those of other zones
    assert at.tzinfo is UTC
    assert at.astimezone(timezone(timedelta(minutes=offset))).replace(tzinfo=None) == when.replace(tzinfo=None)


def test_no_time_has_no_offset(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(article(1, published_at=None, published_precision=None))], now=NOW)
    [row] = rows("SELECT published_at, published_offset, published_precision FROM articles")
    assert set(row.values()) == {None}


@pytest.mark.parametrize("place", ["মুন্সিগঞ্জ", "O'Brien \" ; --"])
def test_text_is_stored_as_it_is(writer: Writer, run: int, rows: Rows, place: str) -> None:
    writer.write(run, [captured(article(1, byline=place))], now=NOW)
    assert rows("SELECT byline FROM articles") == [{"byline": place}]
