"""The interface in Bengali and English: the same sentences, digits, days and times as each language writes them."""

import string
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from newsarchive.bengali.digits import to_ascii
from newsarchive.items import Reason
from newsarchive.web.formats import bangla_day, clock, decimal, instant, number, shortened
from newsarchive.web.language import LANGUAGES, Language, preferred, texts
from tests.web.rooms import EDITED, text_of

DHAKA = timezone(timedelta(hours=6))


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_catalogues_have_the_same_sentences_and_values() -> None:
    bengali, english = (texts(each)._by_key for each in LANGUAGES)
    assert set(bengali) == set(english)
    plural = [key for key in bengali if not key.endswith(".one")]
    assert [key for key in plural if names(bengali[key]) != names(english[key])] == []


@pytest.mark.parametrize(
    ("value", "bengali", "english"),
    [
        (0.0, "০.০", "0.0"),
        (1000.04, "১,০০০.০", "1,000.0"),
        (123456.78, "১,২৩,৪৫৬.৮", "123,456.8"),
        (-0.25, "-০.২", "-0.2"),
    ],
)
def test_numbers_with_a_decimal_place_are_grouped(value: float, bengali: str, english: str) -> None:
    assert (decimal(value, "bn"), decimal(value, "en")) == (bengali, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_one_names_no_value_that_its_plural_lacks(language: Language) -> None:
    known = texts(language)._by_key
    ones = [key for key in known if key.endswith(".one")]
    assert [key for key in ones if not names(known[key]) <= names(known[key.removesuffix(".one")])] == []


def test_every_reason_that_a_field_or_page_may_have_has_a_sentence() -> None:
    of_a_fetch = list(Reason)[list(Reason).index(Reason.NOT_FOUND) :]
    for language in LANGUAGES:
        known = texts(language)
        assert [reason for reason in Reason if reason not in of_a_fetch and known.of("reason", reason) == reason] == []


@pytest.mark.parametrize(
    ("value", "bengali", "english"),
    [
        (0, "০", "0"),
        (999, "৯৯৯", "999"),
        (1000, "১,০০০", "1,000"),
        (123456, "১,২৩,৪৫৬", "123,456"),
        (12345678, "১,২৩,৪৫,৬৭৮", "12,345,678"),
    ],
)
def test_numbers_are_grouped_as_each_language_does(value: int, bengali: str, english: str) -> None:
    assert (number(value, "bn"), number(value, "en")) == (bengali, english)


@given(st.integers())
def test_a_number_has_the_same_digits_in_both(value: int) -> None:
    assert to_ascii(number(value, "bn")).replace(",", "") == number(value, "en").replace(",", "") == str(value)


@pytest.mark.parametrize(
    ("hour", "shown"),
    [(0, "রাত ১২:০৫"), (3, "রাত ৩:০৫"), (5, "ভোর ৫:০৫"), (8, "সকাল ৮:০৫"), (12, "দুপুর ১২:০৫"), (14, "দুপুর ২:০৫"), (15, "বিকেল ৩:০৫"),
     (18, "সন্ধ্যা ৬:০৫"), (20, "রাত ৮:০৫"), (23, "রাত ১১:০৫")],
)  # fmt: skip
def test_the_hours_have_the_names_of_their_part_of_the_day(hour: int, shown: str) -> None:
    assert clock(datetime(2026, 11, 23, hour, 5, tzinfo=DHAKA), "minute", "bn") == shown


@pytest.mark.parametrize(
    ("precision", "bengali", "english"),
    [
        ("second", "২৩ নভেম্বর ২০২৬, দুপুর ২:০৫:০৯ (ইউটিসি+৬)", "23 November 2026, 14:05:09 (UTC+6)"),
        ("minute", "২৩ নভেম্বর ২০২৬, দুপুর ২:০৫ (ইউটিসি+৬)", "23 November 2026, 14:05 (UTC+6)"),
        ("hour", "২৩ নভেম্বর ২০২৬, দুপুর ২টা (ইউটিসি+৬)", "23 November 2026, 14:00 (UTC+6)"),
        ("day", "২৩ নভেম্বর ২০২৬", "23 November 2026"),
    ],
)
def test_a_time_is_no_more_precise_than_it_is_known(precision: str, bengali: str, english: str) -> None:
    at = datetime(2026, 11, 23, 14, 5, 9, tzinfo=DHAKA)
    assert (instant(at, precision, "bn"), instant(at, precision, "en")) == (bengali, english)


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("নদীর পানি কমছে", 14, "নদীর পানি কমছে"),
        ("নদীর পানি কমছে", 13, "নদীর পানি…"),
        ("নদীর পানি কমছে", 6, "নদীর…"),
        ("নদীর পানি কমছে", -5, "নদীর…"),
        ("গ্রন্থাগারে", 3, "গ্রন্থাগারে"),
    ],
)  # fmt: skip
def test_a_text_is_cut_between_words_alone(text: str, most: int, shown: str) -> None:
    assert shortened(text, most) == shown


def test_the_bangla_day_is_that_of_bangladesh_alone() -> None:
    at = datetime(2026, 11, 23, 14, tzinfo=DHAKA)
    assert bangla_day(at) == "৮ অগ্রহায়ণ ১৪৩৩"
    assert bangla_day(at.astimezone(timezone(timedelta(hours=5, minutes=30)))) is None
    assert bangla_day(at.astimezone(UTC)) is None
    assert bangla_day(datetime(1971, 3, 26, tzinfo=DHAKA)) is None  # before the rule


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "bn"),
        ("de", "bn"),
        ("en-GB,en;q=0.9", "en"),
        ("en;q=0.5, bn-BD", "bn"),
        ("bn;q=0.3,en;q=0.8", "en"),
        ("en;q=x", "en"),
    ],
)
def test_the_language_is_the_one_that_the_browser_prefers(accepted: str, language: Language) -> None:
    assert preferred(accepted) == language


def test_the_address_decides_and_the_links_of_the_page_keep_it(sqlite_room: TestClient) -> None:
    page = sqlite_room.get("/search", params={"lang": "bn", "q": "নদী"})
    assert page.headers["content-language"] == "bn"
    assert '<html lang="bn">' in page.text
    assert "৩টি ফলাফল" in text_of(page.text)
    assert f'href="/a/{EDITED}?hl=%E0%A6%A8%E0%A6%A6%E0%A7%80&amp;lang=bn"' in page.text
    assert '<input type="hidden" name="lang" value="bn">' in page.text
    english = sqlite_room.get("/search", params={"q": "নদী"})
    assert (english.headers["content-language"], "lang=en" in english.text.partition("<main")[2]) == ("en", False)
