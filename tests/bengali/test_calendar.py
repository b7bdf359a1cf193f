import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.calendar import MONTHS, BanglaDate, WestBengalError, agrees, read, to_bangla, to_gregorian


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2019-02-21", "৯ ফাল্গুন ১৪২৫"),
        ("2019-10-16", "৩১ আশ্বিন ১৪২৬"),
        ("2019-10-17", "১ কার্তিক ১৪২৬"),
        ("2019-12-16", "১ পৌষ ১৪২৬"),
        ("2020-02-21", "৮ ফাল্গুন ১৪২৬"),
        ("2020-03-26", "১২ চৈত্র ১৪২৬"),
        ("2020-05-08", "২৫ বৈশাখ ১৪২৭"),
        ("2020-05-25", "১১ জ্যৈষ্ঠ ১৪২৭"),
        ("2022-03-13", "২৮ ফাল্গুন ১৪২৮"),
        ("2024-05-12", "২৯ বৈশাখ ১৪৩১"),
        ("2024-06-20", "৬ আষাঢ় ১৪৩১"),
        ("2024-09-21", "৬ আশ্বিন ১৪৩১"),
        ("2024-11-24", "৯ অগ্রহায়ণ ১৪৩১"),
        ("2025-10-22", "৬ কার্তিক ১৪৩২"),
        ("2025-11-28", "১৩ অগ্রহায়ণ ১৪৩২"),
        ("2025-12-01", "১৬ অগ্রহায়ণ ১৪৩২"),
    ],
)
def test_the_dates_that_newspapers_of_bangladesh_printed(day: str, shown: str) -> None:
    gregorian = date.fromisoformat(day)
    bangla = to_bangla(gregorian)
    assert str(bangla) == unicodedata.normalize("NFC", shown)
    assert to_gregorian(bangla) == gregorian
    assert read(shown) == bangla


@pytest.mark.parametrize(
    ("start", "month"),
    [
        ("04-14", 1), ("05-15", 2), ("06-15", 3), ("07-16", 4), ("08-16", 5), ("09-16", 6),
        ("10-17", 7), ("11-16", 8), ("12-16", 9), ("01-15", 10), ("02-14", 11), ("03-15", 12),
    ],
)  # fmt: skip
def test_since_2019_each_month_begins_on_its_day_of_the_gregorian_year(start: str, month: int) -> None:
    for year in range(2020, 2100):
        assert to_bangla(date.fromisoformat(f"{year}-{start}"))[1:] == (month, 1)


def test_every_day_since_1987_follows_the_one_before_and_comes_back() -> None:
    before = BanglaDate(1393, 12, 30)
    day = date(1987, 4, 14)
    while day.year < 2100:
        bangla = to_bangla(day)
        assert to_gregorian(bangla) == day
        if bangla.day > 1:
            assert bangla == (before.year, before.month, before.day + 1)
        else:
            assert before.day >= 29
            assert bangla[:2] == ((before.year, before.month + 1) if before.month < 12 else (before.year + 1, 1))
        before = bangla
        day += timedelta(days=1)


def test_the_rule_of_1987_is_a_day_ahead_of_the_new_one_in_winter_only() -> None:
    assert str(to_bangla(date(2018, 10, 16))) == "১ কার্তিক ১৪২৫"
    assert str(to_bangla(date(2020, 10, 16))) == "৩১ আশ্বিন ১৪২৭"
    assert to_bangla(date(2019, 3, 15))[1:] == to_bangla(date(2021, 3, 15))[1:] == (12, 1)
    assert to_gregorian(BanglaDate(1402, 11, 31)) == date(1996, 3, 14)  # the leap day of the old rule


@pytest.mark.parametrize(
    "day", [(1432, 7, 31), (1432, 11, 30), (1431, 13, 1), (1431, 0, 1), (1431, 1, 0), (1431, 1, 32), (1393, 1, 1)]
)
def test_a_day_that_the_calendar_does_not_have_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no "):
        to_gregorian(BanglaDate(*day))


def test_days_before_the_rule_of_1987_are_refused() -> None:
    assert str(to_bangla(date(1987, 4, 14))) == "১ বৈশাখ ১৩৯৪"
    with pytest.raises(ValueError, match="1987"):
        to_bangla(date(1987, 4, 13))


def test_dates_of_west_bengal_are_read_and_not_converted() -> None:
    shown = read("কলকাতা, ১ বৈশাখ ১৪৩১")
    assert shown == BanglaDate(1431, 1, 1)
    with pytest.raises(WestBengalError):
        to_gregorian(shown, country="west bengal")
    with pytest.raises(WestBengalError):
        to_bangla(date(2024, 4, 14), country="west bengal")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("শনিবার ১৬ই আশি^ন ১৪২৯ বঙ্গাব্দ, পহেলা অক্টোবর ২০২২ ইংরেজী", (1429, 6, 16)),
        ("বুধবার, ২২ অক্টোবর ২০২৫। বাংলা তারিখ ৪ কার্তিক ১৪৩২ বঙ্গাব্দ", (1432, 7, 4)),
        ("২০ জুন ২০২৪, ৬ আষা\u09dd ১৪৩১, ১৩ জিলহজ ১৪৪৫", (1431, 3, 6)),
        ("৬ আষাঢ় ১৪৩১", (1431, 3, 6)),
        ("পহেলা বৈশাখ, ১৪৩১", (1431, 1, 1)),
        ("1৩ অঘ্রাণ ১৪৩২", (1432, 8, 13)),
        ("১১ জৈষ্ঠ ১৪২৭", (1427, 2, 11)),
    ],
)
def test_a_bangla_date_is_found_beside_others_in_any_spelling(text: str, day: tuple[int, int, int]) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    "text", ["", "২০ জুন ২০২৪", "বৈশাখ ১৪৩১", "১ বৈশাখ", "১ বৈশাখী ১৪৩১", "১১১ বৈশাখ ১৪৩১", "১ বৈশাখ ২০২৪"]
)
def test_what_is_no_bangla_date_is_none(text: str) -> None:
    assert read(text) is None


def test_a_shown_date_agrees_to_one_day_as_some_sites_print_the_old_rule() -> None:
    assert agrees(BanglaDate(1431, 11, 1), date(2025, 2, 13))  # one day off, seen on a site
    assert not agrees(BanglaDate(1431, 11, 1), date(2025, 2, 12))
    assert not agrees(BanglaDate(1431, 12, 31), date(2025, 4, 14))


def test_twelve_months_have_their_names_in_one_form() -> None:
    assert len(MONTHS) == 12
    assert all(unicodedata.is_normalized("NFC", month) for month in MONTHS)


@given(st.text(st.sampled_from("১৩ অগ্রহায়ণ ১৪৩২বৈশাখ,ই^ \ud800") | st.characters(codec=None), max_size=60))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    found = read(text)
    assert found is None or 1 <= found.month <= 12
