"""Days and instants of an address: of ISO 8601, or as Bengali pages print them, in either script."""

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
    "written",
    [
        "2026-11-09",
        "2026-11-9",
        "09-11-2026",
        "9/11/2026",
        " 9.11.2026 ",
        "০৯-১১-২০২৬",
        "২০২৬-১১-০৯",
        "৯ নভেম্বর ২০২৬",
        "9 Nov 2026",
    ],
)
def test_a_day(written: str) -> None:
    assert day_of(written, "since") == date(2026, 11, 9)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-09 18:30", "2026-11-09T18:30", "09-11-2026 18:30", "৯/১১/২০২৬ ১৮:৩০", "2026-11-09T12:30Z", "9-11-2026T12:30+00:00",
        "2026-11-09T12:30 00:00", "৯ নভেম্বর ২০২৬, সন্ধ্যা ৬:৩০", "9/11/2026 6:30 PM",  # in the evening
    ],
)  # fmt: skip
def test_an_instant(written: str) -> None:
    assert instant_of(written, "at") == AT


@pytest.mark.parametrize(
    "written", ["31-02-2026", "11-31-2026", "9-11/2026", "9-11-26", "9-11-20261", "1-1-0001", "৯ নভেম্বর", "আজ", "x"]
)
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(WrongRequestError):
        day_of(written, "since")
    with pytest.raises(WrongRequestError):
        instant_of(written, "at")


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.sampled_from("-/."))
def test_each_day_may_have_its_year_last(day: date, sign: str) -> None:
    written = f"{day.day}{sign}{day.month}{sign}{day.year:04}"
    assert day_of(written, "since") == day_of(to_bengali(written), "since") == day


@given(st.text(alphabet="0123456789-/. :T+", max_size=30))
def test_no_string_fails(written: str) -> None:
    try:
        found = instant_of(written, "at")
    except WrongRequestError:
        return
    assert found is None or instant_of(written_instant(found), "at") == found.astimezone(UTC)


def test_a_day_is_no_time_and_a_time_without_a_zone_is_of_utc_6_in_every_year() -> None:
    with pytest.raises(WrongRequestError):
        day_of("৯ নভেম্বর ২০২৬, সন্ধ্যা ৬:৩০", "since")  # half past six in the evening
    # Clocks in Dhaka were at UTC+7 then; a search has its days at UTC+6.
    assert (
        instant_of("1-8-2009 12:00", "at")
        == instant_of("2009-08-01 12:00", "at")
        == datetime(2009, 8, 1, 6, tzinfo=UTC)
    )
