import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.bengali.text import clean, clean_line, fold, is_bengali

ZWNJ, ZWJ, ZWSP, NBSP = "\u200c", "\u200d", "\u200b", "\u00a0"
RAB = f"র{ZWJ}্যাব"  # the force RAB, as it should be written

# Letters, signs and marks that the rules speak of, dense enough for them to meet.
TANGLED = st.text(
    st.sampled_from(
        "অআকতরযৎয়ািুেোৌৗ়্ঁংঃ।|০৯ৰৱ "
        "\u09dc\u09dd\u09df\u200b\u200c\u200d\u00a0"
        "\n\r\t\u00ad\ufeff\u2028\u2029\u0085\x00Aßéİ\u0301\ud800👨\ufe0f|“-"
    ),
    max_size=24,
)
ANYTHING = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u09dc\u09dd\u09df", "ড\u09bcঢ\u09bcয\u09bc"),  # the dotted letters have one form
        ("ক\u09c7\u09beন", "ক\u09cbন"),
        ("ম\u09c7\u09d7", "ম\u09cc"),
        ("\u0985\u09beমি", "আমি"),
        (f"হঠাত্{ZWJ}", "হঠাৎ"),
        ("কাা", "কা"),
        ("বিিশ্ব", "বিশ্ব"),
        ("উলে\u00adখ", "উলেখ"),
        (f"বাং{ZWSP}লা\ufeff", "বাংলা"),
        (f"২০{NBSP}জুন\u2009২০২৪", "২০ জুন ২০২৪"),
        ("বলেন\x00\x85", "বলেন"),
        ("ভাঙা \ud800 জোড়", unicodedata.normalize("NFC", "ভাঙা \ufffd জোড়")),
    ],
)
def test_what_was_typed_badly_is_stored_well(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        RAB,
        f"উদ্{ZWNJ}যাপন",
        f"হ্{ZWNJ}ম",
        f"ক্{ZWJ}ষ",
        "মূল্য ১২০০ টাকা, ‘মাত্র’ — “এত” কম…",
        "মোঃ করিম ও ডাঃ রহিম",
        "ঢাকা | প্রকাশ: ২০ জুন",
        "ক|খ",
        "👨\u200d👩\u200d👧 পরিবার",
        "नमस्\u200dते",
        "COVID-19, R&B, e\u0301".replace("e\u0301", "\u00e9"),
    ],
)
def test_what_a_reader_sees_stays(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_ya_phala_after_ra_keeps_its_shape_whichever_joiner_was_typed() -> None:
    assert clean(f"র{ZWNJ}্যাব") == RAB
    assert clean(RAB) == RAB
    assert clean("কার্যক্রম") == "কার্যক্রম"  # reph stays reph


def test_joiners_that_shape_nothing_are_dropped() -> None:
    assert clean(f"চি{ZWNJ}ঠি নূ{ZWNJ}সে {ZWJ}শুরু শেষ{ZWNJ} হসন্ত্{ZWNJ} ") == "চিঠি নূসে শুরু শেষ হসন্ত্"


def test_paragraphs_and_lines_survive_and_other_white_space_does_not() -> None:
    assert clean("  এক   দুই \r\n তিন\t\r\n\r\n\r\n\r\nচার  ") == "এক দুই\nতিন\n\nচার"
    assert clean_line("  এক   দুই \r\n তিন\u2029চার ") == "এক দুই তিন চার"


def test_a_bar_is_a_danda_only_where_it_ends_a_sentence_between_bengali_words() -> None:
    assert clean("তিনি যান| সে আসে| কাজ শেষ|") == "তিনি যান। সে আসে। কাজ শেষ।"
    assert clean("শিরোনাম|") == "শিরোনাম|"
    assert clean("বাংলা| English") == "বাংলা| English"
    assert clean("ঢাকা | খুলনা") == "ঢাকা | খুলনা"


@pytest.mark.parametrize(
    "spellings",
    [
        [RAB, f"র{ZWNJ}্যাব", "র্যাব"],
        ["\u09dfখন", "য\u09bcখন"],
        ["২০২৪", "2024", "20২৪"],
        ["অসম\u09f0", "অসমর"],
        [f"হঠাত্{ZWJ}", "হঠাৎ"],
        ["Dhaka  DHAKA", " dhaka dhaka\n"],
        [f"উদ্{ZWNJ}যাপন", "উদ্যাপন"],
        ["ক\u09c7\u09be", "কো"],
    ],
)
def test_one_word_has_one_search_key(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_different_words_keep_different_search_keys() -> None:
    assert len({fold(word) for word in ["কার", "কর", "কাড়", "তাড়া", "তারা", "র্যাব", "রাব"]}) == 7


@pytest.mark.parametrize(
    ("text", "bengali"),
    [
        ("ঢাকায় বৃষ্টি", True),
        ("Rain in Dhaka", False),
        ("ঢাকায় Covid নিয়ে সভা", True),
        ("২০২৪", False),
        ("", False),
        ("हिन्दी समाचार", False),
    ],
)
def test_bengali_text_is_distinguished_from_other_scripts(text: str, bengali: bool) -> None:
    assert is_bengali(text) is bengali


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(TANGLED)
def test_cleaning_and_folding_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(ANYTHING)
def test_any_string_can_be_cleaned_folded_and_stored(text: str) -> None:
    for result in (clean(text), clean_line(text), fold(text)):
        assert unicodedata.is_normalized("NFC", result)
        assert result == result.strip(" \n")
        result.encode("utf-8")
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(TANGLED)
def test_the_search_key_is_the_same_before_and_after_cleaning(text: str) -> None:
    # bars that become dandas and control characters aside, which keys keep
    text = "".join(c for c in text if c == "\n" or (c != "|" and unicodedata.category(c) != "Cc"))
    assert fold(clean(text)) == fold(text)


@pytest.mark.slow
def test_each_character_alone_is_stable_and_no_format_character_reaches_a_key() -> None:
    """Over all of Unicode, in words of Bengali: the tables in the module agree with Python's."""
    for start in range(0, sys.maxunicode + 1, 64):
        characters = [chr(code) for code in range(start, min(start + 64, sys.maxunicode + 1))]
        text = "".join(f"ক{character}খ " for character in characters)
        key = fold(text)
        assert fold(key) == key, hex(start)
        assert clean(clean(text)) == clean(text), hex(start)
        assert not any(unicodedata.category(character) == "Cf" for character in key), hex(start)


def test_the_quick_way_agrees_with_unicode_on_bengali() -> None:
    block = [chr(code) for code in range(0x980, 0xA00)] + ["।", "a", " "]
    for first in block:
        for second in block:
            text = f"ক{first}{second}ক"
            assert unicodedata.is_normalized("NFC", clean(text)), ascii(text)
            assert unicodedata.is_normalized("NFC", fold(text)), ascii(text)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["্", "়", "়্", "\u200d", "র\u200c", "ক| ", "\n ", "অা", "া", "\u200d্", "👨\u200d"])
def test_a_long_run_of_anything_is_cleaned_and_folded_once_and_for_all(part: str) -> None:
    text = part * (400_000 // len(part)) + "়"
    cleaned, folded = clean(text), fold(text)
    assert clean(cleaned) == cleaned
    assert fold(folded) == folded
