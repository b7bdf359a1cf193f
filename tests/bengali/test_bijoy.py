import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.bijoy import has_residue, is_bijoy
from newsarchive.bengali.mojibake import repair
from newsarchive.bengali.text import clean


@pytest.mark.parametrize(
    "text",
    [
        "evsjv‡`k miKvi",
        "ewikv‡j b`xi cvwb ev‡o, gvbyl ‡bŠKvq hv‡”Q|",
        "cÖavbgš¿x Av‡M e‡j‡Qb, A_©bxwZ fv‡jv Av‡Q|",
        "2024 mv‡ji 5 AvM÷, XvKv|",
        "we`¨yr I cÖhyw³ weÁvb cixÿvi dj †ei n‡q‡Q|",
    ],
)
def test_text_in_bijoy_is_found(text: str) -> None:
    assert is_bijoy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "১৪.০৮.২০২৪",
        "Hello world",
        "The government of Bangladesh said on Monday that five villages would vote.",
        "© 2024 Valve Corporation. All rights reserved.",
        "©Reuters/Vivek Prakash",
        "Smith† and Brown‡ proved it†",
        "†See also: vivid values",
        "Déjà vu à Besançon: l'élève a vécu là, voilà!",
        "vivre vÃ©cu avoir Ã©tÃ©",  # mojibake of French
        "à¦¬à¦¾à¦‚à¦²à¦¾ à¦¸à¦°à¦•à¦¾à¦°",  # mojibake of Bengali
        "Dvořák žije v Praze, Živković v Bělehradě",
        "Müller kauft 3×4 m² für 5 £, 20 °C",
        "https://example.com/va/vb?x=1&y=v~v`v",
        "YouTube®, PlayStation™ and Xbox®",
        "বাংলাদেশ সরকার",
        "বাংলাদেশ evsjv‡`k",  # not all of it
        "for (v of vs) { v‡ }",
    ],
)
def test_english_numbers_and_other_text_are_never_bijoy(text: str) -> None:
    assert not is_bijoy(text)


@pytest.mark.parametrize(
    "text",
    [
        "বিশ^ ব্যাংক ঋণ দেবে",
        "১৬ই আশি^ন ১৪২৯",
        "প্রকল্প বাসত্মবায়নে দেরি",
        "সকাল থেকে পর্যত্ম",
        "এসএসসি পরিড়্গা শুরু",
        "(… ধভপি,ঢ়ংপ)",
        "তত্ত¡াবধায়ক সরকার",
        "ক‚টনীতি",
        "কথাটি উলেস্নখ করেন",
        "কথাটি উলে\u00adখ করেন",
        "আ\u09a9গেই",
    ],
)
def test_residues_of_a_conversion_are_found_in_clean_text(text: str) -> None:
    assert has_residue(clean(text))
    assert not is_bijoy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello x^2",
        "বিশ্ব ব্যাংক ঋণ দেবে",
        "আত্মীয় মহাত্মা অধ্যাত্ম একাত্মতা",
        "খড়্গপুর ও খড়্গ",
        "রত্ন যত্ন শান্তি পর্যন্ত",
        "স্নান স্নেহ স্নাতক জ্যোৎস্না উল্লেখ",
        "বড় বাড়ি গাঢ় আষাঢ়ে",
        "‘কী হলো’ … তিনি বলেন† — ‚হ্যাঁ‘",
        "উদ্‌যাপন র‍্যাব লাইন\u00adভাঙা",
    ],
)
def test_good_bengali_has_no_residue(text: str) -> None:
    assert not has_residue(text)


@given(st.text(st.sampled_from("evsjv‡`k †w©¨ বিশ^ত্মড়্গ\ud800") | st.characters(codec=None), max_size=60))
def test_any_text_is_classified(text: str) -> None:
    assert is_bijoy(text) in (True, False)
    assert has_residue(text) in (True, False)
    assert not (is_bijoy(text) and repair(text))
