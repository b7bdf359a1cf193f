import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.mojibake import repair, repair_signs, repair_within
from newsarchive.bengali.text import is_bengali

SENTENCE = "বাংলাদেশে আজ ‘শীত’ পড়েছে — ২০২৪ সালের COVID-19 নিয়ে সভা।"


def misread(text: str, charset: str) -> str:
    """Read UTF-8 as pages with a wrong charset are read: bytes that the charset leaves empty are control characters."""
    decoded = []
    for byte in text.encode():
        try:
            decoded.append(bytes([byte]).decode(charset))
        except UnicodeDecodeError:
            decoded.append(chr(byte))
    return "".join(decoded)


@pytest.mark.parametrize("charset", ["latin-1", "cp1252"])
def test_bengali_read_in_a_wrong_charset_is_undone(charset: str) -> None:
    assert repair(misread(SENTENCE, charset)) == SENTENCE


def test_the_mojibake_seen_on_a_site_is_undone() -> None:
    assert repair("à¦¬à¦¾à¦‚à¦²à¦¾") == "বাংলা"


@pytest.mark.parametrize("first", ["latin-1", "cp1252"])
@pytest.mark.parametrize("second", ["latin-1", "cp1252"])
def test_bengali_misread_twice_is_undone(first: str, second: str) -> None:
    assert repair(misread(misread(SENTENCE, first), second)) == SENTENCE
    assert repair(misread(misread(misread(SENTENCE, first), second), first)) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "",
        SENTENCE,
        "Hello",
        "voilà § 5",
        "à la carte, déjà vu: ça coûte 5 £",
        "cafÃ© crÃ¨me",  # mojibake of another language
        "à¦",  # no whole letter
        misread("বাংলা", "latin-1")[:-1],  # cut within a letter
        misread("বাংলা", "latin-1") + " বাংলা",  # pasted together
        misread("বাংলা", "latin-1") + "\ufffd",  # something lost
        misread("বাংলা", "latin-1").replace("¦", "?", 1),
        "এটি à¦¬à¦¾ হয়ে যায়",
    ],
)
def test_what_is_no_mojibake_or_not_whole_is_left(text: str) -> None:
    assert repair(text) is None


@given(st.text(st.characters(min_codepoint=0x0985, max_codepoint=0x09B9), min_size=1), st.text(max_size=5))
def test_whatever_was_misread_comes_back(bengali: str, other: str) -> None:
    other = "".join(
        character for character in other if not character.isalpha() and not "\ud800" <= character <= "\udfff"
    )
    text = bengali + other
    if is_bengali(text):
        assert repair(misread(text, "cp1252")) == text
        assert repair(misread(text, "latin-1")) == text
    assert repair(text) is None


@given(st.text(st.sampled_from("à¦§¬¾Ã\u00a0Â\x81â€˜a বা") | st.characters(codec=None), max_size=40))
def test_any_string_gives_bengali_or_none(text: str) -> None:
    repaired = repair(text)
    assert repaired is None or is_bengali(repaired)


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "page",
    [
        "<h1>{}</h1><p>নদীর পাড়ে মেলা বসেছে।</p>",
        "<meta content='{}'><h1>নদীর পাড়ে মেলা</h1>",
        "<p>নদীর পাড়ে <b>{}</b> বসেছে, caf\u00e9 খোলা।</p>",
    ],
)
def test_the_part_of_a_page_that_was_misread_is_repaired(page: str, charset: str) -> None:
    meant = "এ ঘাটে ঝড়ের ‘ঐ’ খবর — ঠাঁই মেলেনি। ২০২৬"
    wrong = misread(meant, charset)
    text, repaired = repair_within(page.format(wrong))
    assert text == page.format(meant)
    assert repaired == [(wrong, meant)]


def test_a_letter_that_lost_a_byte_is_left_and_its_neighbours_are_repaired() -> None:
    text, _ = repair_within(f"<p>{misread('ঘাট', 'latin-1')}à¦?{misread('মেলা', 'latin-1')}</p>")
    assert text == "<p>ঘাটà¦?মেলা</p>"


@pytest.mark.parametrize("page", ["<p>caf\u00e9 ‡ à la carte ¦ §</p>", "<p>নদীর পাড়ে Â© মেলা</p>", ""])
def test_a_page_without_mojibake_is_unchanged(page: str) -> None:
    assert repair_within(page) == (page, [])


def test_text_that_was_misread_twice_is_repaired_in_a_page() -> None:
    text, _ = repair_within(f"<p>{misread(misread('মেলা', 'latin-1'), 'latin-1')}</p>")
    assert text == "<p>মেলা</p>"


@given(st.text(st.sampled_from("à¦§¬¾Ã\u00a0Â\x81â€˜a বা<>") | st.characters(codec=None), max_size=60))
def test_any_page_is_survived(text: str) -> None:
    assert isinstance(repair_within(text)[0], str)


@pytest.mark.parametrize("sign", ["–", "—", "’", "“", "”", "…", "\u00a0", "\u200d", "€"])
def test_a_sign_that_was_misread_in_sound_text_is_repaired(sign: str) -> None:
    meant = f"ঘাটে{sign}মেলা"
    for once in ("latin-1", "cp1252"):
        wrong = misread(sign, once)
        assert repair_signs(meant.replace(sign, wrong)) == meant
        assert repair_signs(meant.replace(sign, misread(wrong, "cp1252"))) == meant


def test_what_is_left_of_a_no_break_space_is_removed() -> None:
    assert repair_signs("মেলা বসেছে।\u00c2 ঘাটে ভিড়") == "মেলা বসেছে। ঘাটে ভিড়"


@pytest.mark.parametrize(
    "text", ["", "মেলা — ‘ঘাট’ … ৫ €", "Âme, forêt, château: 5 € à payer…", "মেলা Â© ঘাট", "Câmara â El Niño"]
)
def test_right_signs_and_latin_letters_are_unchanged(text: str) -> None:
    assert repair_signs(text) == text


def test_a_few_letters_are_returned_with_the_text_around_them() -> None:
    wrong = misread("ঐ", "cp1252")
    assert repair_within(f"<p>এ ঘাটে {wrong} মেলা</p>")[1] == [(f"এ ঘাটে {wrong} মেলা", "এ ঘাটে ঐ মেলা")]
