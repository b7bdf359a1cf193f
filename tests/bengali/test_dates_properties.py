"""Dates written in the shapes that sites use, back to the same instant; and what may never happen, for any string."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.bengali.dates import DHAKA, DateProblem, Reading, ReadTime, read

pytestmark = pytest.mark.slow

MONTHS = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split()
OTHER_SPELLINGS = "জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগষ্ট সেপ্টেম্বার অক্টোবর নভেম্বার ডিসেম্বর".split()
SHORT_MONTHS = "জানু ফেব্রু মার্চ এপ্রি মে জুন জুলাই অগস্ট সেপ্টে অক্টো নভে ডিসে".split()
WEEKDAYS = "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রোববার".split()
SHORT_WEEKDAYS = "সোম মঙ্গল বুধ বৃহঃ শুক্র শনি রবি".split()
ORDINALS = {1: "লা", 2: "রা", 3: "রা", 4: "ঠা"} | dict.fromkeys(range(5, 19), "ই") | dict.fromkeys(range(19, 32), "শে")
# the period of the day that is said of each hour
PERIODS = ["রাত"] * 4 + ["ভোর"] * 2 + ["সকাল"] * 6 + ["দুপুর"] * 4 + ["বিকাল"] * 2 + ["সন্ধ্যা"] * 2 + ["রাত"] * 4

DAY_SHAPES = [
    "{d} {month} {y}",
    "{dd} {month} {y}",
    "{d} {month}, {y}",
    "{d} {spelt} {y}",
    "{dd} {short} {y}",
    "{d}{ordinal} {month} {y}",
    "{d} {ordinal} {month}, {y}",
    "{month} {d}, {y}",
    "{month} {dd} {y}",
    "{dd} {month}{y}",
    "{weekday}, {d} {month} {y}",
    "{weekday} {dd} {month} {y}",
    "{weekday}, {d} {month}, {y}",
    "{d} {month} ({weekday}), {y}",
    "{d} {month}, {weekday},{y}",
    "{d} {month} {y}, {weekday}",
    "{d} {month} {y} {weekday}",
    "{short_weekday}, {d} {month} {y}",
    "{weekday} | {d}{ordinal} {month}, {y} খ্রিস্টাব্দ",
    "{d} {month} {y} ইং",
    "{y} সালের {d} {month}",
    "{dd}-{mm}-{y}",
    "{d}/{m}/{y}",
    "{dd}.{mm}.{y}",
    "{y}-{mm}-{dd}",
    "{y}/{mm}/{dd}",
    "{dd}-{mm}-{y} ইং",
    "{english} {d}, {y}",
    "{d} {english} {y}",
    "{d} {english}, {y}",
    "{dd}-{abbreviated}-{y}",
    "{english_weekday}, {english} {d}, {y}",
    "{english_weekday}, {dd} {abbreviated} {y}",
]
CLOCK_SHAPES = [
    "{H:02}:{M:02}",
    "{H}:{M:02}",
    "{H:02}: {M:02}",
    "{H:02}ঃ{M:02}",
    "{H:02}:{M:02} ঘটিকা",
    "{H:02}{M:02} ঘণ্টা",
    "{h:02}:{M:02} {half}",
    "{h}:{M:02} {half}",
    "{h:02}:{M:02}{half}",
    "{h:02}:{M:02} {dotted}",
    "{h}:{M:02} {noon}",
    "{h:02}:{M:02} {noon_n}",
    "{h:02}:{M:02} {latin}",
    "{h}:{M:02}{LATIN}",
    "{H:02}:{M:02} {half}",
    "{period} {h}:{M:02}",
    "{period} {h:02}:{M:02}",
    "{h:02}:{M:02} {period}",
    "{period} {h}টা {M:02} মিনিট",
    "{period} {h}টা {M} মিনিটে",
    "{period} {h}.{M:02}",
    "{h}টা {M:02} মিনিট {period}",
]
JOINTS = [
    "{day}, {clock}",
    "{day} {clock}",
    "{day} | {clock}",
    "{clock}, {day}",
    "{clock} | {day}",
    "{day} তারিখে {clock}",
]
LABELS = [
    "{}",
    "প্রকাশ: {}",
    "প্রকাশ : {}",
    "প্রকাশিত: {}",
    "প্রকাশিতঃ {}",
    "প্রকাশের সময়: {}",
    "সংবাদ প্রতিবেদক | প্রকাশ : {} | অনলাইন সংস্করণ",
    "Published: {}",
]


def write_day(shape: str, day: date) -> str:
    return shape.format(
        d=day.day,
        dd=f"{day.day:02}",
        m=day.month,
        mm=f"{day.month:02}",
        y=day.year,
        month=MONTHS[day.month - 1],
        spelt=OTHER_SPELLINGS[day.month - 1],
        short=SHORT_MONTHS[day.month - 1],
        weekday=WEEKDAYS[day.weekday()],
        short_weekday=SHORT_WEEKDAYS[day.weekday()],
        ordinal=ORDINALS[day.day],
        english=f"{day:%B}",
        abbreviated=f"{day:%b}",
        english_weekday=f"{day:%A}",
    )


def write_clock(shape: str, minute: int) -> str:
    hour, minute = divmod(minute, 60)
    late = hour >= 12
    return shape.format(
        H=hour,
        M=minute,
        h=hour % 12 or 12,
        half="পিএম" if late else "এএম",
        dotted="পি.এম." if late else "এ.এম",
        noon="অপরাহ্ণ" if late else "পূর্বাহ্ণ",
        noon_n="অপরাহ্ন" if late else "পূর্বাহ্ন",
        latin="pm" if late else "a.m.",
        LATIN="PM" if late else "AM",
        period=PERIODS[hour],
    )


def typed(text: str, seed: int) -> str:
    """Type a text as sites do: each digit in either system, the dotted letters in either encoding, by the bits of a seed."""
    text = unicodedata.normalize("NFC", text)
    system, seed = seed % 3, seed // 3  # Bengali digits, both, ASCII
    for decomposed, precomposed in (("ড\u09bc", "\u09dc"), ("ঢ\u09bc", "\u09dd"), ("য\u09bc", "\u09df")):
        if seed & 1:
            text = text.replace(decomposed, precomposed)
        seed >>= 1
    return "".join(
        chr(ord("০") + int(c)) if c in "0123456789" and (system == 0 or (system == 1 and seed >> at % 29 & 1)) else c
        for at, c in enumerate(text)
    )


def day_time(day: date) -> ReadTime:
    return ReadTime(datetime(day.year, day.month, day.day, tzinfo=DHAKA), "day")


def minute_time(day: date, minute: int) -> ReadTime:
    return ReadTime(datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=DHAKA), "minute")


FIRST, LAST = date(1990, 1, 1), date(2035, 12, 31)
DAYS = st.dates(FIRST, LAST)
MINUTES = st.integers(0, 1439)
SEEDS = st.integers(0, 2**32)


def test_enough_shapes_are_tried() -> None:
    assert len(DAY_SHAPES) + len(CLOCK_SHAPES) >= 40
    assert len({write_day(shape, date(2024, 1, 9)) for shape in DAY_SHAPES}) == len(DAY_SHAPES)


def test_every_day_from_1990_to_2035_comes_back() -> None:
    """Each day in two of the shapes, so that each shape has every day of the year many times."""
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for turn in range(2):
            raw = typed(write_day(DAY_SHAPES[(number * 2 + turn) % len(DAY_SHAPES)], day), number * 2 + turn)
            reading = read(raw)
            assert reading.published == day_time(day), raw
            assert reading.problem is None, raw


def test_every_minute_of_a_day_comes_back_in_every_shape() -> None:
    for minute in range(1440):
        day = FIRST + timedelta(days=minute * 11)
        for number, shape in enumerate(CLOCK_SHAPES):
            joint = JOINTS[(minute + number) % len(JOINTS)]
            written = write_day(DAY_SHAPES[(minute * 7 + number) % len(DAY_SHAPES)], day)
            raw = typed(joint.format(day=written, clock=write_clock(shape, minute)), minute)
            assert read(raw).published == minute_time(day, minute), raw


@settings(max_examples=1000, deadline=None)
@given(
    DAYS,
    MINUTES,
    SEEDS,
    st.sampled_from(DAY_SHAPES),
    st.sampled_from(CLOCK_SHAPES),
    st.sampled_from(JOINTS),
    st.sampled_from(LABELS),
)
def test_any_shape_of_day_and_clock_with_any_label_comes_back(
    day: date, minute: int, seed: int, day_shape: str, clock_shape: str, joint: str, label: str
) -> None:
    raw = typed(label.format(joint.format(day=write_day(day_shape, day), clock=write_clock(clock_shape, minute))), seed)
    reading = read(raw)
    assert reading.published == minute_time(day, minute), raw
    assert (reading.modified, reading.problem) == (None, None), raw


@settings(max_examples=400, deadline=None)
@given(
    DAYS, MINUTES, DAYS, MINUTES, SEEDS, st.sampled_from(DAY_SHAPES), st.sampled_from(CLOCK_SHAPES), st.integers(0, 3)
)
def test_publication_and_update_come_back_each_to_its_own(
    day: date, minute: int, later_day: date, later_minute: int, seed: int, day_shape: str, clock_shape: str, order: int
) -> None:
    first = f"{write_day(day_shape, day)}, {write_clock(clock_shape, minute)}"
    second = f"{write_day(day_shape, later_day)}, {write_clock(clock_shape, later_minute)}"
    raw = [
        f"প্রকাশ: {first} | আপডেট: {second}",
        f"আপডেট : {second} প্রকাশিত : {first}",
        f"{first} | হালনাগাদঃ {second}",
        f"{first}আপডেট : {second}",
    ][order]
    reading = read(typed(raw, seed))
    assert reading.published == minute_time(day, minute), raw
    assert reading.modified == minute_time(later_day, later_minute), raw
    assert reading.problem is None


@settings(max_examples=500, deadline=None)
@given(DAYS, SEEDS, st.sampled_from([shape for shape in DAY_SHAPES if "weekday}" in shape]), st.integers(1, 6))
def test_a_weekday_of_another_day_gives_no_date(day: date, seed: int, shape: str, off: int) -> None:
    other = day + timedelta(days=off)
    names = {"weekday": WEEKDAYS, "short_weekday": SHORT_WEEKDAYS}
    for name, words in names.items():
        shape = shape.replace(f"{{{name}}}", words[other.weekday()])
    shape = shape.replace("{english_weekday}", f"{other:%A}")
    raw = typed(write_day(shape, day), seed)
    assert (read(raw).published, read(raw).problem) == (None, DateProblem.WEEKDAY_CONTRADICTS), raw


@settings(max_examples=800, deadline=None)
@given(
    DAYS,
    st.sampled_from([shape for shape in DAY_SHAPES if "{month}" in shape or "{english}" in shape]),
    st.integers(0, 20),
    st.sampled_from("কতরমনািে্abe"),
    st.booleans(),
)
def test_a_misspelt_month_gives_no_other_date(day: date, shape: str, at: int, letter: str, replaced: bool) -> None:
    for name, word in (("{month}", MONTHS[day.month - 1]), ("{english}", f"{day:%B}")):
        place = at % (len(word) + 1)
        shape = shape.replace(name, f"{word[:place]}{letter}{word[place + replaced :]}")
    raw = write_day(shape, day)
    reading = read(raw)
    assert reading.published in (None, day_time(day)), raw
    assert reading.published is not None or reading.problem is not None


@settings(max_examples=500, deadline=None)
@given(
    DAYS,
    st.integers(24, 99),
    st.integers(0, 99),
    st.sampled_from(["{}:{:02}", "{}:{:02} পিএম", "রাত {}:{:02}", "রাত {}টা {} মিনিট"]),
)
def test_an_hour_or_a_minute_that_no_clock_has_gives_no_date(day: date, hour: int, minute: int, shape: str) -> None:
    for clock in (shape.format(hour, minute), f"১০:{60 + minute % 40}"):
        raw = f"{write_day('{d} {month} {y}', day)}, {clock}"
        assert (read(raw).published, read(raw).problem) == (None, DateProblem.NO_SUCH_TIME), raw


@pytest.mark.parametrize("shape", [shape for shape in DAY_SHAPES if "weekday" not in shape])
def test_a_day_that_its_month_does_not_have_gives_no_date(shape: str) -> None:
    for month, last in ((2, 28), (4, 30), (6, 30), (9, 30), (11, 30), (1, 31), (12, 31)):
        written = write_day(
            shape.replace("{dd}", "{d}").replace("{d}", "DAY").replace("{ordinal}", "শে"), date(2023, month, 1)
        )
        raw = written.replace("DAY", str(last + 1))
        assert (read(raw).published, read(raw).problem) == (None, DateProblem.NO_SUCH_TIME), raw


FETCHED = datetime(2026, 11, 23, 12, 34, 56, tzinfo=UTC)
PIECES = st.lists(
    st.sampled_from(
        MONTHS
        + WEEKDAYS
        + SHORT_WEEKDAYS
        + [
            "প্রকাশ",
            "আপডেট",
            "আজ",
            "গতকাল",
            "আগে",
            "মিনিট",
            "ঘণ্টা",
            "দিন",
            "মাস",
            "টা",
            "এএম",
            "পিএম",
            "রাত",
            "দিবাগত",
            "সাড়ে",
            "এক",
            "কিছু",
        ]
        + [
            "বৈশাখ",
            "১৪৩১",
            "বঙ্গাব্দ",
            "June",
            "am",
            "GMT",
            "+0600",
            "T",
            "Z",
            "2024",
            "২০২৪",
            "২০",
            "৫",
            "১০:৩০",
            "1731",
            "99",
        ]
        + [
            "9" * 30,
            "0",
            "00",
            ":",
            "/",
            "-",
            ".",
            ",",
            "|",
            "+",
            "ঃ",
            "(",
            ")",
            "\u200c",
            "\u200d",
            "\ud800",
            "শব্দ",
            "word",
            "^",
        ]
    ),
    max_size=14,
)


def occurring_years(raw: str, reading: Reading) -> bool:
    if reading.rule == "epoch":
        return bool(re.fullmatch("[0-9০-৯]{10}(?:[0-9০-৯]{3})?", raw.strip()))
    shown = {int(number) for number in re.findall("[0-9০-৯]+", raw)}
    moments = [time for time in (reading.published, reading.modified) if time is not None]
    return all(time.at.year in shown for time in moments)


def check_any(raw: str) -> None:
    for fetched_at in (None, FETCHED):
        reading = read(raw, fetched_at=fetched_at)
        assert reading.raw == raw
        assert reading.published is not None or isinstance(reading.problem, DateProblem)
        for time in (reading.published, reading.modified):
            if time is not None:
                assert time.at.utcoffset() is not None
                assert fetched_at is None or time.at <= fetched_at
        if fetched_at is None:
            assert occurring_years(raw, reading), raw
            assert reading.rule != "relative"


@settings(max_examples=1200, deadline=None)
@given(PIECES, st.sampled_from(["", " ", ", "]))
def test_any_heap_of_date_words_gives_an_answer_or_a_reason(pieces: list[str], glue: str) -> None:
    check_any(glue.join(pieces))


@settings(max_examples=1000, deadline=None)
@given(st.text(st.characters(codec=None), max_size=80))
def test_any_string_gives_an_answer_or_a_reason(raw: str) -> None:
    check_any(raw)


@settings(max_examples=500, deadline=None)
@given(DAYS, MINUTES, st.sampled_from(DAY_SHAPES), st.sampled_from(CLOCK_SHAPES), st.data())
def test_a_damaged_date_string_never_gives_a_year_it_does_not_hold(
    day: date, minute: int, day_shape: str, clock_shape: str, data: st.DataObject
) -> None:
    raw = f"{write_day(day_shape, day)}, {write_clock(clock_shape, minute)}"
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(start + 3, len(raw))))
    check_any(raw[:start] + data.draw(st.text(max_size=2)) + raw[end:])


@settings(max_examples=300, deadline=None)
@given(
    # Bangladesh had summer time in 2009, when a day was not always of 24 hours.
    st.datetimes(*map(datetime.fromisoformat, ("2010-02-01", "2035-01-01")), timezones=st.just(UTC)),
    st.integers(0, 30),
    st.integers(0, 23),
    st.integers(0, 59),
    SEEDS,
)
def test_a_relative_time_is_the_fetch_time_minus_its_quantities(
    fetched_at: datetime, days: int, hours: int, minutes: int, seed: int
) -> None:
    raw = typed(f"{days} দিন {hours} ঘন্টা {minutes} মিনিট আগে", seed)
    published = read(raw, fetched_at=fetched_at).published
    assert published is not None
    assert published.precision == "minute"
    assert (
        timedelta()
        <= fetched_at - timedelta(days=days, hours=hours, minutes=minutes) - published.at
        < timedelta(minutes=1)
    )
    whole_days = read(typed(f"{days} দিন আগে", seed), fetched_at=fetched_at).published
    assert whole_days == day_time((fetched_at.astimezone(DHAKA) - timedelta(days=days)).date())._replace(
        is_relative=True
    )
