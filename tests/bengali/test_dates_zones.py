"""Names of zones beside a clock, formats of programs, misspelt months, labels of other events, and the precision of relative times."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newsarchive.bengali.dates import DateProblem, read

FETCHED = datetime.fromisoformat("2026-11-20T12:34:56+06:00")


def published(raw: str, zone: str = "Asia/Dhaka") -> str | None:
    time = read(raw, fetched_at=FETCHED, zone=ZoneInfo(zone)).published
    if time is None:
        return None
    return time.at.date().isoformat() if time.precision == "day" else time.at.isoformat()


def problem(raw: str, zone: str = "Asia/Dhaka") -> DateProblem | None:
    reading = read(raw, fetched_at=FETCHED, zone=ZoneInfo(zone))
    assert (reading.published, reading.modified) == (None, None), raw
    return reading.problem


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("Wed, 11 Mar 2026 08:05:00 EST", "2026-03-11T08:05:00-05:00"),
        ("Wed, 11 Mar 2026 08:05:00 CDT", "2026-03-11T08:05:00-05:00"),
        ("Wed, 11 Mar 2026 08:05:00 UT", "2026-03-11T08:05:00+00:00"),
        ("Wed, 11 Mar 2026 08:05:00 Z", "2026-03-11T08:05:00+00:00"),
        ("Wed, 11 Mar 2026 08:05:00 -0500 (EST)", "2026-03-11T08:05:00-05:00"),
        ("11 March 2026 8:05 am CEST", "2026-03-11T08:05:00+02:00"),
        ("11 March 2026, 08:05 (MSK)", "2026-03-11T08:05:00+03:00"),
        ("11 March 2026 8:05 pm ET", "2026-03-11T20:05:00-04:00"),
        ("11 January 2026 8:05 pm ET", "2026-01-11T20:05:00-05:00"),
        ("2026-03-11 08:05:00 Europe/Berlin", "2026-03-11T08:05:00+01:00"),
        ("2026-07-11T08:05:00 Europe/Berlin", "2026-07-11T08:05:00+02:00"),
        ("March 11, 2026 8:05 am India Standard Time", "2026-03-11T08:05:00+05:30"),
        ("১১ মার্চ ২০২৬, ০৮:০৫ ইউটিসি", "2026-03-11T08:05:00+00:00"),
        ("প্রকাশ: ১১ মার্চ ২০২৬, সকাল ৮:০৫ গ্রিনিচ মান সময়", "2026-03-11T08:05:00+00:00"),
        ("১১ মার্চ ২০২৬, ০৮:০৫ (বাংলাদেশ সময়)", "2026-03-11T08:05:00+06:00"),
        ("১১ মার্চ ২০২৬, পাকিস্তান সময় সকাল ৮:০৫", "2026-03-11T08:05:00+05:00"),
        ("নিউ ইয়র্ক সময় রাত ৮:০৫, ১১ মার্চ ২০২৬", "2026-03-11T20:05:00-04:00"),
        ("১১ মার্চ ২০২৬, লন্ডন সময় ১৪:০৫", "2026-03-11T14:05:00+00:00"),
        ("১১ মার্চ ২০২৬, স্থানীয় সময় ১৪:০৫", "2026-03-11T14:05:00+06:00"),
        ("গতকাল ১০:৩০ জিএমটি", "2026-11-19T10:30:00+00:00"),
    ],
)
def test_a_named_zone_is_that_of_the_time(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


@pytest.mark.parametrize(
    ("raw", "zone", "meaning"),
    [
        ("১১ জুলাই ২০২৬ ০৮:০৫ BST", "Asia/Dhaka", "2026-07-11T08:05:00+06:00"),
        ("11 July 2026 08:05 BST", "Europe/London", "2026-07-11T08:05:00+01:00"),
        ("11 July 2026 08:05 CST", "Asia/Shanghai", "2026-07-11T08:05:00+08:00"),
        ("11 July 2026 08:05 CST", "Asia/Dhaka", "2026-07-11T08:05:00-06:00"),
        ("১১ জুলাই ২০২৬, স্থানীয় সময় ০৮:০৫", "Asia/Kolkata", "2026-07-11T08:05:00+05:30"),
    ],
)
def test_a_name_of_several_zones_is_decided_by_the_outlet(raw: str, zone: str, meaning: str) -> None:
    assert published(raw, zone) == meaning


@pytest.mark.parametrize(
    "raw",
    [
        "Wed, 11 Mar 2026 08:05:00 XDT",
        "Wed, 11 Mar 2026 08:05:00 QQ",
        "Wed, 11 Mar 2026 08:05:00 K",  # military letters were defined with the wrong sign: RFC 2822 calls them unknown
        "Wed Mar 11 08:05:00 QQQ 2026",
        "2026-03-11 08:05:00 QQQ",
        "11 March 2026 8:05 am XYT",
        "2026-03-11 08:05:00 Asia/Nowhere",
        "১১ মার্চ ২০২৬, ০৮:০৫ (অচিনপুর সময়)",
        "প্রকাশ: ১১ মার্চ ২০২৬, ০৮:০৫ অচিনপুর সময়",
        "11 July 2026 08:05 AST",
    ],
)
def test_a_zone_that_is_not_known_is_not_assumed(raw: str) -> None:
    assert problem(raw) is DateProblem.UNKNOWN_ZONE


def test_bst_is_neither_of_india_nor_of_america() -> None:
    assert problem("11 July 2026 08:05 BST", "Asia/Kolkata") is DateProblem.UNKNOWN_ZONE


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("11 March 2026, 08:05 MH", "2026-03-11T08:05:00+06:00"),
        ("11 March 2026 8:05 a.m.", "2026-03-11T08:05:00+06:00"),
        ("11 March 2026 8:05 PM PRINT", "2026-03-11T20:05:00+06:00"),
        ("11 March 2026, 08:05 POST BY admin", "2026-03-11T08:05:00+06:00"),
        ("১১ মার্চ ২০২৬, ০৮:০৫ এএম", "2026-03-11T08:05:00+06:00"),
        ("১১ মার্চ ২০২৬, ০৮:০৫ | পড়ার সময় ৩ মিনিট", "2026-03-11T08:05:00+06:00"),
        ("১১ মার্চ ২০২৬ তারিখে ০৮:০৫টার সময়", "2026-03-11T08:05:00+06:00"),
        ("১১ মার্চ ২০২৬ ০৮:০৫ BSS", "2026-03-11T08:05:00+06:00"),
        ("EST 1990 | 11 March 2026", "2026-03-11"),
    ],
)
def test_what_only_looks_like_a_zone_changes_nothing(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("Wed, 11 Mar 26 08:05:00 +0600", "2026-03-11T08:05:00+06:00"),
        ("11 Mar 26 08:05 GMT", "2026-03-11T08:05:00+00:00"),
        ("Wednesday, 11-Mar-26 08:05:00 GMT", "2026-03-11T08:05:00+00:00"),
        ("Thu, 11 Mar 99 08:05:00 GMT", "1999-03-11T08:05:00+00:00"),
        ("Wed Mar 11 08:05:00 BDT 2026", "2026-03-11T08:05:00+06:00"),
        ("Wed Mar 11 08:05:00 2026", "2026-03-11T08:05:00+06:00"),
        ("Wed Mar  4 08:05:00 +0530 2026", "2026-03-04T08:05:00+05:30"),
        ("1773194700", "2026-03-11T08:05:00+06:00"),
        ("1773194700123", "2026-03-11T08:05:00+06:00"),
        ("১৭৭৩১৯৪৭০০", "2026-03-11T08:05:00+06:00"),
        ("২০২৬-০৩-১১T০৮:০৫:০০+০৬:০০", "2026-03-11T08:05:00+06:00"),
    ],
)
def test_the_formats_of_programs_are_read(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


@pytest.mark.parametrize("raw", ["11 Mar 26 08:05", "11 Mar 26", "17731947", "01712345678", "0000000000"])
def test_a_year_or_a_time_in_numbers_is_not_guessed(raw: str) -> None:
    assert problem(raw) is not None


def test_the_weekday_of_a_mail_is_checked() -> None:
    assert problem("Fri, 11 Mar 26 08:05:00 +0600") is DateProblem.WEEKDAY_CONTRADICTS


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("জানুঃ", 1), ("জানুযারি", 1), ("জানুয়া.", 1), ("ফেব্রুঃ", 2), ("ফেব্রুযারী", 2), ("ফেব্রুয়ারী", 2), ("এপ্রীল", 4), ("এপ্রিলঃ", 4),
        ("জুলাঈ", 7), ("অাগষ্ট", 8), ("আগষ্ঠ", 8), ("সেপ্ট.", 9), ("সেপ্টেমবর", 9), ("সেপটেমবার", 9), ("সেপ্টম্বর", 9), ("অক্টবার", 10), ("অকটোবর", 10),
        ("নভেঃ", 11), ("নভেমবর", 11), ("নভেম্ভর", 11), ("ডিসেঃ", 12), ("ডিসেমবর", 12), ("ডিসম্বর", 12),
    ],
)  # fmt: skip
def test_short_and_misspelt_months_are_read(word: str, month: int) -> None:
    assert published(f"১২ {word} ২০২৫, ১০:১৫") == f"2025-{month:02}-12T10:15:00+06:00"


@pytest.mark.parametrize("word", ["জানোয়ার", "মরিচ", "জন", "জাুন", "সম্বর", "আগে"])
def test_other_words_are_no_months(word: str) -> None:
    assert published(f"১২ {word} ২০২৫, ১০:১৫") is None


@pytest.mark.parametrize(
    "raw",
    [
        "গৃহীত: ১০ অক্টোবর ২০২৬",
        "অনুষ্ঠানের তারিখ : ১০ অক্টোবর ২০২৬",
        "ঘটনার সময়ঃ ১০ অক্টোবর ২০২৬, ১০:৩০",
        "নিবন্ধ | আবেদনের শেষ তারিখ: ১০ অক্টোবর ২০২৬",
        "Event date: 10 October 2026",
    ],
)
def test_the_date_of_another_event_is_no_publish_time(raw: str) -> None:
    assert problem(raw) is DateProblem.NOT_A_PUBLISH_TIME


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("সভার তারিখ: ১০ অক্টোবর ২০২৬ | প্রকাশ: ১২ নভেম্বর ২০২৬", "2026-11-12"),
        ("প্রকাশের তারিখ: ১২ নভেম্বর ২০২৬", "2026-11-12"),
        ("ঢাকা: ১২ নভেম্বর ২০২৬", "2026-11-12"),
        ("নির্বাচন ১২ নভেম্বর ২০২৬", "2026-11-12"),
    ],
)
def test_a_date_with_another_label_or_none_is_one(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


@pytest.mark.parametrize(
    ("raw", "precision"),
    [
        ("৫ ঘণ্টা আগে", "hour"),
        ("২ ঘণ্টা পূর্বে", "hour"),
        ("১ দিন ৩ ঘণ্টা আগে", "hour"),
        ("প্রকাশ: ২ ঘন্টা ১০ মিনিট আগে", "minute"),
        ("2 hrs ago", "hour"),
        ("৪০ সেকেন্ড আগে", "second"),
        ("এইমাত্র", "minute"),
        ("২ দিন আগে", "day"),
        ("১ মাস আগে", "day"),
        ("গতকাল", "day"),
        ("গতকাল ১০:৩০", "minute"),
    ],
)
def test_the_precision_of_a_relative_time_is_its_smallest_unit(raw: str, precision: str) -> None:
    time = read(raw, fetched_at=FETCHED).published
    assert time is not None
    assert time.precision == precision


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("জি.এম.টি.", "+00:00"),
        ("জি এম টি", "+00:00"),
        ("ইউ.টি.সি", "+00:00"),
        ("ইএসটি", "-05:00"),
        ("পি.এস.টি.", "-08:00"),
        ("আইএসটি", "+05:30"),
        ("সিইটি", "+01:00"),
    ],
)
def test_abbreviations_in_bengali_letters_are_zones(zone: str, offset: str) -> None:
    found = read(f"২ মার্চ ২০২৬, ২১:১৫ {zone}").published
    assert found is not None
    assert found.at.isoformat() == f"2026-03-02T21:15:00{offset}"


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("নিউইয়র্ক সময়: ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00-04:00"),
        ("লন্ডন সময় - ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00+00:00"),
        ("জিএমটি: ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00+00:00"),
        ("সময় (টোকিও): ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00+09:00"),
        ("Time (GMT): 11 March 2026, 00:25", "2026-03-11T00:25:00+00:00"),
        ("Date (UTC): 2026-03-11 00:25", "2026-03-11T00:25:00+00:00"),
        ("প্রকাশ (জিএমটি): ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00+00:00"),
        ("নিউইয়র্ক সময়: প্রকাশ ১১ মার্চ ২০২৬, ০০:২৫", "2026-03-11T00:25:00-04:00"),
    ],
)
def test_a_zone_before_the_date_is_its_label(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


def test_a_zone_before_both_labels_is_that_of_both_times() -> None:
    reading = read("নিউইয়র্ক সময়: প্রকাশ ১১ মার্চ ২০২৬, ০০:২৫, আপডেট ১১ মার্চ ২০২৬, ০১:২৫", fetched_at=FETCHED)
    assert reading.published
    assert reading.published.at.isoformat() == "2026-03-11T00:25:00-04:00"
    assert reading.modified
    assert reading.modified.at.isoformat() == "2026-03-11T01:25:00-04:00"


@pytest.mark.parametrize(
    "raw",
    [
        "মেলবোর্ন সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "কানাডার সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "Time (XKT): 11 March 2026, 00:25",
        "সময় (বাহরাইন): ১১ মার্চ ২০২৬, ০০:২৫",
    ],
)
def test_an_unknown_zone_before_the_date_is_not_that_of_the_outlet(raw: str) -> None:
    assert problem(raw) is DateProblem.UNKNOWN_ZONE


@pytest.mark.parametrize(
    "raw",
    [
        "প্রকাশের সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "আপলোড সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "আমাদের সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "ঢাকা সময়: ১১ মার্চ ২০২৬, ০০:২৫",
        "ICT | 11 March 2026, 00:25",
        "Time: 11 March 2026, 00:25",
        "প্রকাশের সময় (প্রিন্ট): ১১ মার্চ ২০২৬, ০০:২৫",
    ],
)
def test_other_labels_before_the_date_are_no_zones(raw: str) -> None:
    assert published(raw) == "2026-03-11T00:25:00+06:00"


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("Wed Mar 11 08:05:09 GMT+06:00 2026", "2026-03-11T08:05:09+06:00"),
        ("Wed Mar 11 08:05:09 GMT-0430 2026", "2026-03-11T08:05:09-04:30"),
        ("Wed Mar 11 08:05:09 UTC+6 2026", "2026-03-11T08:05:09+06:00"),
        ("১১ মার্চ্চ ২০২৬", "2026-03-11"),
        ("৭ অক্টোব ২০২৫", "2025-10-07"),
        ("৭ নভেম্ব, ২০২৫, ১০:২০", "2025-11-07T10:20:00+06:00"),
    ],
)
def test_offsets_of_java_and_cut_or_doubled_months_are_read(raw: str, meaning: str) -> None:
    assert published(raw) == meaning


@pytest.mark.parametrize("raw", ["৭ অক্টোপাস ২০২৫", "৭ মার্চেন্ট ২০২৫", "১১ মার্কিন ২০২৬"])
def test_words_that_begin_like_a_month_are_none(raw: str) -> None:
    assert problem(raw) is DateProblem.UNREADABLE


def test_an_update_with_its_verb_behind_is_no_publish_time() -> None:
    reading = read("২ ঘণ্টা আগে আপডেট করা হয়েছে", fetched_at=FETCHED)
    assert reading.published is None
    assert reading.modified
    assert reading.modified.at.hour == 10
