"""Days and instants of an address: in either script, with the year first or last."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.dates import FIRST_YEAR, LAST_YEAR
from newsarchive.bengali.digits import to_bengali
from newsarchive.web.days import day_of, instant_of, written_instant
from newsarchive.web.errors import WrongRequestError

DHAKA = timezone(timedelta(hours=6))
AT = datetime(2026, 11, 9, 18, 30, tzinfo=DHAKA)


@pytest.mark.parametrize(
    "written", ["2026-11-09", "09-11-2026", "9/11/2026", " 9.11.2026 ", "০৯-১১-২০২৬", "২০২৬-১১-০৯"]
)
def test_a_day(written: str) -> None:
    assert day_of(written, "since") == date(2026, 11, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-09 18:30", "2026-11-09T18:30", "09-11-2026 18:30", "৯/১১/২০২৬ ১৮:৩০", "2026-11-09T12:30Z", "9-11-2026T12:30+00:00",
        "2026-11-09T12:30 00:00",
    ],
)  # fmt: skip
def test_an_instant(written: str) -> None:
    assert instant_of(written) == AT


@pytest.mark.parametrize(
    "written", ["31-02-2026", "11-31-2026", "9-11/2026", "9-11-26", "9-11-20261", "9-11-2026x", "1-1-0001"]
)
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(WrongRequestError):
        day_of(written, "since")
    with pytest.raises(WrongRequestError):
        instant_of(written)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.sampled_from("-/."))
def test_each_day_may_have_its_year_last(day: date, sign: str) -> None:
    written = f"{day.day}{sign}{day.month}{sign}{day.year:04}"
    assert day_of(written, "since") == day_of(to_bengali(written), "since") == day


@given(st.text(alphabet="0123456789-/. :T+", max_size=30))
def test_no_string_fails(written: str) -> None:
    try:
        found = instant_of(written)
    except WrongRequestError:
        return
    assert found is None or instant_of(written_instant(found)) == found.astimezone(UTC)
