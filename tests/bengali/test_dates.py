import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsarchive.bengali.dates import DateProblem, Reading, ReadTime, read
from tests.operations import calls

STRINGS = Path(__file__).parents[2].parent / "shared" / "data" / "date_strings.jsonl"
FETCHED = datetime.fromisoformat("2024-07-19T12:34:56+06:00")
KOLKATA = ZoneInfo("Asia/Kolkata")


def rows() -> list[dict[str, Any]]:
    if not STRINGS.exists():
        return []
    return [json.loads(line) for line in STRINGS.read_text(encoding="utf-8").splitlines()]


def iso_form(time: ReadTime | None) -> str | None:
    """Return a time to its precision: a day without a clock, a minute without seconds."""
    if time is None:
        return None
    return time.at.date().isoformat() if time.precision == "day" else time.at.isoformat()


def published(raw: str, **known: Any) -> str | None:
    return iso_form(read(raw, **known).published)


def problem(raw: str, **known: Any) -> DateProblem | None:
    reading = read(raw, **known)
    assert reading.published is None, raw
    return reading.problem


def test_the_strings_of_the_sites_are_there() -> None:
    if not STRINGS.exists():
        assert os.environ.get("CI") != "true", f"{STRINGS} is missing"
        pytest.skip(f"{STRINGS} is kept beside the repository and not here")
    assert len(rows()) == 247


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["raw"])
def test_each_string_of_a_site_is_read_as_expected(row: dict[str, Any]) -> None:
    reading = read(row["raw"])
    assert (iso_form(reading.published), iso_form(reading.modified)) == (row["published"], row["modified"])
    if reading.published is None:
        assert reading.problem is not None
    else:
        assert reading.problem is None
        assert reading.rule is not None
    for time in (reading.published, reading.modified):
        assert time is None or time.at.utcoffset() is not None


def duration(written: str) -> tuple[timedelta, int]:
    """Read the sheet's ISO durations: what is exact, and the months."""
    exact, months, number = timedelta(), 0, ""
    in_time = False
    for letter in written.removeprefix("-P"):
        if letter == "T":
            in_time = True
        elif letter.isdigit():
            number += letter
        else:
            unit = {"D": timedelta(days=1), "H": timedelta(hours=1), "S": timedelta(seconds=1)}.get(letter)
            if unit is None and in_time:
                unit = timedelta(minutes=1)
            if unit is None:
                months += int(number) * {"M": 1, "Y": 12}[letter]
            else:
                exact += unit * int(number)
            number = ""
    return exact, months


@pytest.mark.parametrize("row", [row for row in rows() if "relative" in row], ids=lambda row: row["raw"])
def test_each_relative_string_counts_from_the_fetch(row: dict[str, Any]) -> None:
    if row["relative"] == "-?":
        assert problem(row["raw"], fetched_at=FETCHED) is DateProblem.IMPRECISE
        return
    assert problem(row["raw"]) is DateProblem.NO_FETCH_TIME
    reading = read(row["raw"], fetched_at=FETCHED)
    assert reading.published is not None
    written, _, clock = row["relative"].partition("@")
    exact, months = duration(written)
    year, month = divmod(FETCHED.year * 12 + FETCHED.month - 1 - months, 12)
    expected = FETCHED.replace(year=year, month=month + 1) - exact
    if clock:
        hour, minute = map(int, clock.split(":"))
        expected = expected.replace(hour=hour, minute=minute, second=0)
    if reading.published.precision == "day":
        assert reading.published.at.date() == expected.date()
    else:
        assert timedelta() <= expected - reading.published.at < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("20-06-2024 03:28:57 am", "2024-06-20T03:28:57+06:00"),
        ("2024-06-20T03:28:57+06:00", "2024-06-20T03:28:57+06:00"),
        ("2024-06-20T03:28:57Z", "2024-06-20T03:28:57+00:00"),
        ("2024-06-20T03:28:57.120Z", "2024-06-20T03:28:57+00:00"),
        ("2024-06-20T03:28:57+06:00.000Z", "2024-06-20T03:28:57+06:00"),
        ("Published: 2024-06-20T03:28:57+05:30", "2024-06-20T03:28:57+05:30"),
        ("2026-04-05 09:48:24", "2026-04-05T09:48:24+06:00"),
        ("Thu, 20 Jun 2024 03:28:57 +0600", "2024-06-20T03:28:57+06:00"),
        ("Thu, 20 Jun 2024 03:28:57 GMT", "2024-06-20T03:28:57+00:00"),
        ("Aug 14, 2019, 09:05 AM IST", "2019-08-14T09:05:00+05:30"),
        ("Date: 2024-06-27 15:19:19", "2024-06-27T15:19:19+06:00"),
        ("14 November, 2023, 12:55 am", "2023-11-14T00:55:00+06:00"),
        ("June 20th, 2024 at 10:30pm", "2024-06-20T22:30:00+06:00"),
        ("১২ জুলাই ২০১৯, ১৮:৫৫ +০৬", "2019-07-12T18:55:00+06:00"),
        ("১০ জুন ২০২৪ ১০:৩০ BST", "2024-06-10T10:30:00+06:00"),
        ("20-Jun-2024", "2024-06-20"),
        ("২৭ মে২০২২", "2022-05-27"),
        ("ঢাকা: ২০ জুন ২০২৪", "2024-06-20"),
        ("তারিখ: ২০ জুন ২০২৪, সময়: ১০:৩০", "2024-06-20T10:30:00+06:00"),
        ("১০:৩০ জুন ২০, ২০২৪", "2024-06-20T10:30:00+06:00"),
        ("১৮-০৯-২০২১ ইং", "2021-09-18"),
        ("২০২৪ সালের ২০ জুন", "2024-06-20"),
        ("ফেব্রুয়ারি ৩, ২০২৩  //  শুক্রবার", "2023-02-03"),
        ("06/25/2024", "2024-06-25"),
        ("বুধ, 07/08/2020 - 16:45", "2020-07-08T16:45:00+06:00"),  # Drupal's own format
        ("শুক্র, 07/08/2020 - 16:45", "2020-08-07T16:45:00+06:00"),
        ("06/05/2024", "2024-05-06"),
        ("১৫:২০ পিএম, ২০ জুন ২০২৪", "2024-06-20T15:20:00+06:00"),
        ("০০:১২ এএম, ২০ জুন ২০২৪", "2024-06-20T00:12:00+06:00"),
        ("১২:১৭ এ.এম | ০১ নভেম্বর ২০২৫", "2025-11-01T00:17:00+06:00"),
        ("২০ জুন ২০২৪, ১০:৩০ পি এম", "2024-06-20T22:30:00+06:00"),
        ("১৭৩১ ঘণ্টা, নভেম্বর ২৪, ২০২৪", "2024-11-24T17:31:00+06:00"),
        ("২০ জুন ২০২৪ সকাল ৯টা ৪১", "2024-06-20T09:41:00+06:00"),
        ("২০ জুন ২০২৪ রাত সাড়ে ১০টায়", "2024-06-20T22:30:00+06:00"),
        ("২০ জুন ২০২৪ রাত পৌনে ১২টা", "2024-06-20T23:45:00+06:00"),
        ("২০ জুন ২০২৪ রাত ৯.৩০", "2024-06-20T21:30:00+06:00"),
        ("২০ জুন ২০২৪, বিকেল ৪টে ১০ মিনিট", "2024-06-20T16:10:00+06:00"),
        ("২০ জুন ২০২৪, দুপুর দেড়টা", "2024-06-20T13:30:00+06:00"),
        ("২০ জুন ২০২৪, বিকেল সাড়ে তিনটায়", "2024-06-20T15:30:00+06:00"),
        ("২০ জুন ২০২৪: তিনটা মামলা", "2024-06-20"),  # three cases
        ("২০ জুন ২০২৪, বেলা ৩:১০", "2024-06-20T15:10:00+06:00"),
        ("২০ জুন ২০২৪, বেলা ১১টা ৪০", "2024-06-20T11:40:00+06:00"),
        ("২০ জুন ২০২৪, বেলা আড়াইটা", "2024-06-20T14:30:00+06:00"),
        ("২০ জুন ২০২৪, সকাল বেলা ৯টা", "2024-06-20T09:00:00+06:00"),
        ("২০ জুন ২০২৪, রাতের বেলা ৯টা", "2024-06-20T21:00:00+06:00"),
        ("২০ জুন ২০২৪ সন্ধে ৭:১৫", "2024-06-20T19:15:00+06:00"),
        ("২০ জুন ২০২৪ ১৮.৪২", "2024-06-20T18:42:00+06:00"),
        ("২০ জুন ২০২৪: ৯.৩০ কেজি", "2024-06-20"),  # 9.30 kilos
        ("২০।০৬।২০২৪ ইং", "2024-06-20"),
        ("২০ জুন&nbsp;২০২৪,&nbsp;১৪:৪৬", "2024-06-20T14:46:00+06:00"),
        ("সোমবার ৩১ মার্চ ২০২৫, ১৭ চৈত্র ১৪৩১ | প্রকাশ: ১০:২০ এএম", "2025-03-31T10:20:00+06:00"),
        ("২০ জুন ২০২৪ | ০ মন্তব্য", "2024-06-20"),  # comments
        ("১৩ই নবেম্বর ২০০৭", "2007-11-13"),
        ("মুদ্রণ সংস্করণ: বৃহস্পতিবার, ২০ জুন ২০২৪, ৬ আষাঢ় ১৪৩১", "2024-06-20"),  # print edition
        ("20 June 2024, 14:19 (GMT+6)", "2024-06-20T14:19:00+06:00"),
        ("20 June 2024, 2:19 pm UTC +5:30", "2024-06-20T14:19:00+05:30"),
        ("20240620T032857Z", "2024-06-20T03:28:57+00:00"),
        ("20240620T0328+0600", "2024-06-20T03:28:00+06:00"),
        ("প্রকাশ: ২০ জুন ২০২৪ | আবেদনের শেষ তারিখ: ৩০ জুন ২০২৪", "2024-06-20"),  # last date of an application
        ("শুক্রবার, ১২ ডিসেম্বর ২০১৪, রাত ১২:০৯", "2014-12-12T00:09:00+06:00"),
        ("প্রকাশঃ ১৫ঃ২৮ ২০ জুন ২০২৪", "2024-06-20T15:28:00+06:00"),
        ("শুক্রবার, ২১ জুন ২০২৪ | প্রকাশ: ২০ জুন ২০২৪, ১০:৩০", "2024-06-20T10:30:00+06:00"),
        ("প্রকাশের তারিখ : ২০ জুন ২০২৪ | প্রকাশের সময় : ১০:৩০", "2024-06-20T10:30:00+06:00"),
        ("প্রকাশ: ২০ জুন ২০২৪ | প্রিন্ট: ২১ জুন ২০২৪", "2024-06-20"),
        ("রবি চৌধুরী | ২০ জুন ২০২৪", "2024-06-20"),  # a name that is also Sunday's
        ("২০ জুন ২০২৪: সেদিন ঢাকায় যা যা ঘটেছিল ১০:৩০ মিনিটে", "2024-06-20"),  # a headline's clock
    ],
)
def test_forms_that_sites_mix_in_are_read(raw: str, meaning: str) -> None:
    reading = read(raw)
    assert iso_form(reading.published) == meaning
    assert reading.problem is None
    assert reading.rule != "dateparser"


@pytest.mark.parametrize(
    ("raw", "first", "second"),
    [
        ("১৫ জুলাই ২০২৩, ১৭:০০আপডেট : ১৮ জুলাই ২০২৩, ১৫:৩৮", "2023-07-15T17:00:00+06:00", "2023-07-18T15:38:00+06:00"),
        ("১৫ জুলাই ২০২৩, ০৫:০০ পিএমআপডেট: ১৮ জুলাই ২০২৩", "2023-07-15T17:00:00+06:00", "2023-07-18"),
        (
            "৪ সেপ্টেম্বর ২০২২ ১২:০০ এএম | আপডেট: ৩ সেপ্টেম্বর ২০২২ ১০:৪০ পিএম",
            "2022-09-04T00:00:00+06:00",
            "2022-09-03T22:40:00+06:00",
        ),
        (
            "হালনাগাদঃ ০২ মার্চ ২০২৬, ১২:৪৫ প্রকাশিতঃ ০২ মার্চ ২০২৬, ১২:২৯",
            "2026-03-02T12:29:00+06:00",
            "2026-03-02T12:45:00+06:00",
        ),
        (
            "Published on : 14 Aug, 2026, 9:05 am Updated on : 14 Aug, 2026, 11:40 am",
            "2026-08-14T09:05:00+06:00",
            "2026-08-14T11:40:00+06:00",
        ),
        ("প্রকাশ: ২৮ সেপ্টেম্বর, ২০২৬ ১৪:২৪ | আপডেট: ...", "2026-09-28T14:24:00+06:00", None),
    ],
)
def test_publication_and_update_are_distinguished_in_either_order(raw: str, first: str, second: str | None) -> None:
    reading = read(raw)
    assert (iso_form(reading.published), iso_form(reading.modified)) == (first, second)
    assert reading.problem is None


@pytest.mark.parametrize(
    "raw",
    [
        "শেষ আপডেট: ১০ মার্চ ২০২৫ ০৯:০৫",
        "Last modified: 10 March, 2025, 09:05 am",
        "১০ মার্চ ২০২৫ ০৯:০৫ হালনাগাদ",
        "সর্বশেষ সংশোধন: ১০ মার্চ ২০২৫, ০৯:০৫",
        "সর্বশেষ সম্পাদনা ১০ মার্চ ২০২৫, ০৯:০৫",
        "আজ মঙ্গলবার ১১ মার্চ ২০২৫ | আপডেট: ১০ মার্চ ২০২৫, ০৯:০৫",
    ],
)
def test_an_update_alone_is_never_given_as_the_publication(raw: str) -> None:
    reading = read(raw)
    assert reading.published is None
    assert iso_form(reading.modified) == "2025-03-10T09:05:00+06:00"
    assert reading.problem is DateProblem.UPDATE_ONLY


@pytest.mark.parametrize(
    "raw",
    [
        "আজ মঙ্গলবার, ১৯ মার্চ ২০২৪",
        "আজকের তারিখ: ১৯ মার্চ ২০২৪",
        "মঙ্গলবার, ১৯ মার্চ ২০২৪, ৫ চৈত্র ১৪৩০",
        "ঢাকা, মঙ্গলবার, ৫ চৈত্র ১৪৩০, ১৯ মার্চ ২০২৪, ৮ রমজান ১৪৪৫",
        "৫ চৈত্র ১৪৩০ বঙ্গাব্দ",
        "প্রকাশ: ৫ চৈত্র ১৪৩০",
        "০৫/১২/১৪৩০ বঙ্গাব্দ",
        "Tuesday , March 19 2024",
        "আজ মঙ্গলবার",
        "প্রতিষ্ঠাকাল: ১৯ মার্চ ২০২৪",  # founded
        "আবেদনের শেষ তারিখ: ১৯ মার্চ ২০২৪",
        "প্রিন্ট: ১৯ মার্চ ২০২৪, ১০:৩০",
        "বাংলাদেশ সময় এখন রাত ৯:৪১, ১৯ মার্চ ২০২৪",
        "আজকের ই-পেপার | ১৯ মার্চ ২০২৪",
        "আজকের নামাজের সময়সূচি, ১৯ মার্চ ২০২৪",  # prayer times
        "রেজিস্ট্রেশনের শেষ সময় ১৯/০৩/২০২৪ রাত ১১:৫৯",
        "ম্যাচ শুরু: ১৯ মার্চ ২০২৪, রাত ৮:৩০",  # the match begins
        "সেমিনার চলবে ১৫ মার্চ থেকে ১৯ মার্চ ২০২৪",  # a seminar will go on
        "স্মারক নং ১২.০৩.২০২৪-৪৫৬",  # a memo's number
        "মন্তব্য করেছেন: রফিক, ১৯ মার্চ ২০২৪ রাত ১০:১২",
    ],
)
def test_a_page_clock_a_bangla_date_alone_or_the_date_of_something_else_is_no_publish_time(raw: str) -> None:
    assert problem(raw) is DateProblem.NOT_A_PUBLISH_TIME
    assert problem(raw, fetched_at=FETCHED) is DateProblem.NOT_A_PUBLISH_TIME


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("২০ জুনন ২০২৪", DateProblem.UNREADABLE),
        ("২০ জুনন ২০২৪, ১০:৩০ পিএম", DateProblem.UNREADABLE),
        ("প্রকাশ: ২০ জুনন ২০২৪ | আপডেট: ২১ জুন ২০২৪", DateProblem.UNREADABLE),
        ("৩১ ফেব্রুয়ারি ২০২৪", DateProblem.NO_SUCH_TIME),
        ("২৯ ফেব্রুয়ারি ২০২৩", DateProblem.NO_SUCH_TIME),
        ("2024-25-06", DateProblem.NO_SUCH_TIME),
        ("2024-02-31T10:00:00Z", DateProblem.NO_SUCH_TIME),
        ("2024-02-03T25:00:00Z", DateProblem.NO_SUCH_TIME),
        ("0001-01-01T00:00:00Z", DateProblem.NO_SUCH_TIME),
        ("1970-01-01T00:00:00Z", DateProblem.NO_SUCH_TIME),
        ("০১ জানুয়ারি ১৯৭০, ০৬:০০ এএম", DateProblem.NO_SUCH_TIME),
        ("২০ জুন ২০২৪, ২৫:১০", DateProblem.NO_SUCH_TIME),
        ("২০ জুন ২০২৪, ১০:৬১", DateProblem.NO_SUCH_TIME),
        ("২০ জুন ২০২৪, রাত ২৫টা", DateProblem.NO_SUCH_TIME),
        ("শুক্রবার, ২০ জুন ২০২৪", DateProblem.WEEKDAY_CONTRADICTS),
        ("২০ জুন (শুক্রবার), ২০২৪", DateProblem.WEEKDAY_CONTRADICTS),
        ("শনি, 07/08/2020 - 16:45", DateProblem.WEEKDAY_CONTRADICTS),
        ("বুধবার, 07/08/2020", DateProblem.WEEKDAY_CONTRADICTS),
        ("Fri, 20 Jun 2024 03:28:57 +0600", DateProblem.WEEKDAY_CONTRADICTS),
        ("২০ জুন ২০২৪ ১৫:২০ এএম", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪ সকাল ১৬:২০", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪, ০৩:২৮ পিএমম", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪, সকলা ৯:১৫", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪, ৯টা", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪ ১০:৩০ - ১১:৩০", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪ দিবাগত রাত ১টা", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪, ৯:৫", DateProblem.AMBIGUOUS),
        ("২০ জুন ২০২৪ | ২১ জুন ২০২৪", DateProblem.AMBIGUOUS),
        ("২০/০৬/২৪", DateProblem.AMBIGUOUS),
        ("২০ জুন ২৪", DateProblem.AMBIGUOUS),
        ("আপডট: ২০ জুন ২০২৪", DateProblem.AMBIGUOUS),
        ("২০ জুন", DateProblem.IMPRECISE),
        ("জুন ২০২৪", DateProblem.IMPRECISE),
        ("১২০ জুন ২০২৪", DateProblem.IMPRECISE),
        ("কিছুক্ষণ আগে", DateProblem.IMPRECISE),
        ("কয়েক ঘণ্টা আগে", DateProblem.IMPRECISE),
        ("সংবাদ ২০২৪", DateProblem.UNREADABLE),
        ("ঢাকায় আজ বৃষ্টি", DateProblem.UNREADABLE),
        ("", DateProblem.EMPTY),
        (" \u200b\n", DateProblem.EMPTY),
        ("প্রকাশ :", DateProblem.EMPTY),
    ],
)
def test_what_is_wrong_or_doubtful_gives_a_reason_and_no_date(raw: str, reason: DateProblem) -> None:
    assert problem(raw) is reason


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("২ দিন ১১ ঘন্টা ৪৯ মিনিট আগে", "2024-07-17T00:45:00+06:00"),
        ("১ মাস ৩ দিন আগে", "2024-06-16"),
        ("গতকাল রাত ১০টা", "2024-07-18T22:00:00+06:00"),
        ("গত পরশু", "2024-07-17"),
        ("গতকাল বৃহস্পতিবার", "2024-07-18"),
        ("আজ সকাল ১০:১৫", "2024-07-19T10:15:00+06:00"),
        ("দেড় ঘণ্টা আগে", "2024-07-19T11:04:00+06:00"),
        ("সাড়ে তিন ঘণ্টা আগে", "2024-07-19T09:04:00+06:00"),
        ("২ ঘণ্টা, ১৮ মিনিট আগে", "2024-07-19T10:16:00+06:00"),
        ("an hour ago", "2024-07-19T11:34:00+06:00"),
        ("একদিন আগে", "2024-07-18"),
        ("yesterday at 10:30 pm", "2024-07-18T22:30:00+06:00"),
        ("2 months ago", "2024-05-19"),
        ("just now", "2024-07-19T12:34:00+06:00"),
        ("৪ ঘণ্টা আগে | ১৮ জুলাই ২০২৪", "2024-07-18"),  # a date is iso_form: it stands above what is counted
    ],
)
def test_relative_times_count_on_the_outlets_calendar(raw: str, meaning: str) -> None:
    assert published(raw, fetched_at=FETCHED) == meaning
    assert published(raw, fetched_at=FETCHED.astimezone(UTC)) == meaning


def test_a_month_ago_from_the_31st_is_the_last_of_a_shorter_month() -> None:
    assert published("১ মাস আগে", fetched_at=datetime(2024, 3, 31, 12, tzinfo=UTC)) == "2024-02-29"


def test_a_relative_update_is_an_update() -> None:
    reading = read("আপডেট: ৫ মিনিট আগে", fetched_at=FETCHED)
    assert (iso_form(reading.published), iso_form(reading.modified)) == (None, "2024-07-19T12:29:00+06:00")
    assert reading.problem is DateProblem.UPDATE_ONLY


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("গতকাল শুক্রবার", DateProblem.WEEKDAY_CONTRADICTS),
        ("আজ বিকাল ৫টা", DateProblem.LATER_THAN_FETCH),
        ("৪০০০০ মাস আগে", DateProblem.NO_SUCH_TIME),
        ("৯৯৯৯৯৯৯৯৯৯৯৯ মিনিট আগে", DateProblem.NO_SUCH_TIME),
        ("দেড় মাস আগে", DateProblem.IMPRECISE),
    ],
)
def test_a_relative_time_that_cannot_be_gives_a_reason(raw: str, reason: DateProblem) -> None:
    assert problem(raw, fetched_at=FETCHED) is reason


def test_a_time_after_the_fetch_is_taken_back_and_the_other_kept() -> None:
    assert problem("২০ জুলাই ২০২৪", fetched_at=FETCHED) is DateProblem.LATER_THAN_FETCH
    assert problem("2024-07-19T06:34:57Z", fetched_at=FETCHED) is DateProblem.LATER_THAN_FETCH
    assert published("2024-07-19T06:34:56Z", fetched_at=FETCHED) == "2024-07-19T06:34:56+00:00"
    assert published("১৯ জুলাই ২০২৪", fetched_at=FETCHED) == "2024-07-19"
    reading = read("প্রকাশ: ১৮ জুলাই ২০২৪, ১০:০০ | আপডেট: ২০ জুলাই ২০২৪, ১০:০০", fetched_at=FETCHED)
    assert iso_form(reading.published) == "2024-07-18T10:00:00+06:00"
    assert reading.modified is None
    assert reading.problem is DateProblem.LATER_THAN_FETCH


@pytest.mark.parametrize(
    "raw",
    [
        "২২ জুন ২০২৪, ১২:০০ এএম",
        "২২ জুন ২০২৪, ০০:০০",
        "২২ জুন ২০২৪, রাত ১২:০০",
        "2024-06-22 00:00:00",
        "Sat, 22 Jun 2024 00:00:00 GMT",
    ],
)
def test_an_outlets_midnight_can_mean_that_no_clock_was_set(raw: str) -> None:
    as_day = read(raw, midnight_is_day=True).published
    assert as_day is not None
    assert as_day.precision == "day"
    assert as_day.at.isoformat() == "2024-06-22T00:00:00+06:00"
    as_shown = read(raw).published
    assert as_shown is not None
    assert as_shown.precision != "day"


@pytest.mark.parametrize(
    ("hours", "midnight_is_day", "problem"),
    [
        (20, True, None),  # the evening before the date of the edition
        (20, False, DateProblem.LATER_THAN_FETCH),
        (-5, True, DateProblem.LATER_THAN_FETCH),  # two days before
    ],
)
def test_a_print_edition_appears_on_the_evening_before_its_day(
    hours: int, midnight_is_day: bool, problem: DateProblem | None
) -> None:
    fetched_at = datetime(2026, 9, 2, tzinfo=ZoneInfo("Asia/Dhaka")) + timedelta(hours=hours)
    found = read("৩ সেপ্টেম্বর ২০২৬ ১২:০০ এএম", fetched_at=fetched_at, midnight_is_day=midnight_is_day)
    assert found.problem == problem
    assert (found.published is not None) == (problem is None)


def test_a_date_without_offset_is_of_the_outlets_zone() -> None:
    assert published("১২ জুন ২০২৪, ১০:৩০", zone=KOLKATA) == "2024-06-12T10:30:00+05:30"
    assert published("2024-06-12T10:30:00+06:00", zone=KOLKATA) == "2024-06-12T10:30:00+06:00"
    day = read("১২ জুন ২০২৪", zone=KOLKATA).published
    assert day is not None
    assert day.at.isoformat() == "2024-06-12T00:00:00+05:30"


def test_precision_is_that_of_the_string() -> None:
    precisions = {}
    for raw in ("১২ জুন ২০২৪", "১২ জুন ২০২৪, ১০:৩০", "১২ জুন ২০২৪, ১০:৩০:১৫"):
        time = read(raw).published
        assert time is not None
        precisions[raw] = time.precision
    assert list(precisions.values()) == ["day", "minute", "second"]


def test_the_rule_describes_how_a_string_was_read() -> None:
    assert read("১২ জুন ২০২৪, ১০:৩০ পিএম").rule == "bengali:day month year, 12-hour"
    assert read("June 12, 2024").rule == "english:month day year"
    assert read("2024-06-12").rule == "iso"
    assert read("৫ মিনিট আগে", fetched_at=FETCHED).rule == "relative"


def test_a_naive_fetch_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        read("৫ মিনিট আগে", fetched_at=FETCHED.replace(tzinfo=None))


def test_what_no_rule_knows_is_asked_of_dateparser_and_marked() -> None:
    reading = read("June Thursday 20 2024")
    assert (iso_form(reading.published), reading.rule) == ("2024-06-20", "dateparser")
    assert iso_form(read("20 06 2024 10:30", zone=KOLKATA).published) == "2024-06-20T10:30:00+05:30"
    assert problem("June Friday 20 2024") is DateProblem.WEEKDAY_CONTRADICTS


@pytest.mark.parametrize(
    "raw", ["১৫ জাুন ২০০০", "20 Juny 2024", "20 Juin 2024", "2024", "10:30 2024", "June 2024 noon", "20 ஜூன் 2024"]
)
def test_dateparser_is_not_believed_where_it_guesses(raw: str) -> None:
    assert problem(raw) in (DateProblem.UNREADABLE, DateProblem.IMPRECISE)


def test_reading_what_the_rules_know_does_not_load_dateparser() -> None:
    program = (
        "import sys; from newsarchive.bengali.dates import read; read('২০ জুন ২০২৪'); read('কিছু নেই');"
        " sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False).returncode == 0


@pytest.mark.parametrize("part", ["২০ ", "জুন ২০ ", ",", "১০:৩০ ", "ক", "আপডেট: ", "৫ মিনিট ", "2024-", ". ", "\u200b"])
def test_a_megabyte_costs_no_more_than_a_line(part: str) -> None:
    line, megabyte = part * (1_000 // len(part)), part * (1_000_000 // len(part))
    assert read(megabyte).published is None
    assert calls(lambda: read(megabyte)) <= 10 * calls(lambda: read(line))


def test_a_date_after_much_white_space_is_read() -> None:
    assert published(" " * 1000 + "প্রকাশ: " + " " * 1000 + "২০ জুন ২০২৪") == "2024-06-20"


def test_a_reading_keeps_the_string_as_it_was() -> None:
    raw = "  ২০ জু\u200bন ২০২৪ "
    assert read(raw) == Reading(raw, read(raw).published, None, "bengali:day month year", None)


@pytest.mark.parametrize("sign", ["*", "#", ";", "-", "/", ",", " ", "x", "ক", "\ufffd"])
def test_a_clock_whose_colon_is_damaged_is_no_other_clock(sign: str) -> None:
    reading = read(f"২ সেপ্টেম্বর ২০২২ ০২{sign}০৫ পিএম")
    assert reading.published is None
    assert reading.problem in {DateProblem.AMBIGUOUS, DateProblem.UNREADABLE}


@pytest.mark.parametrize("digit", ["*", "#", "x", "ক", "\u09d3", "\ufffd"])
def test_a_clock_with_a_damaged_digit_is_no_other_clock(digit: str) -> None:
    assert read(f"১৯ এপ্রিল ২০২৬, ১{digit}:০৫ এএম").published is None


@pytest.mark.parametrize("cut", ["প", "পি", "পিএ", "এ", "এএ", "p", "অপরা"])
def test_a_mark_that_is_cut_off_makes_no_clock(cut: str) -> None:
    assert read(f"২ সেপ্টেম্বর ২০২২ ০২:০৫ {cut}").published is None


@pytest.mark.parametrize(
    "raw",
    [
        "1\ufffd সেপ্টেম্বর ২০২২, ১২:০৫",
        "২\ufffd সেপ্টেম্বর ২০২২",
        "২ সেপ্টেম্বর ২০২২ ০২:০৫ প\ufffdএম",
        "2026-08-22T06\x0704:14+00:00",
    ],
)
def test_a_string_that_lost_characters_has_no_time(raw: str) -> None:
    assert read(raw).problem is DateProblem.UNREADABLE


@pytest.mark.parametrize("spaces", range(4970, 5001))
def test_a_long_string_is_never_cut_within_its_date(spaces: int) -> None:
    reading = read("প্রকাশ:" + " " * spaces + "2021-03-15T10:35:27+06:00")
    assert iso_form(reading.published) in (None, "2021-03-15T10:35:27+06:00")
    assert reading.published or reading.problem


def test_a_fetch_that_cannot_have_been_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="year 9999"):
        read("২ ঘণ্টা আগে", fetched_at=datetime(9999, 12, 31, tzinfo=FETCHED.tzinfo))
