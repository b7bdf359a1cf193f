import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.bijoy import bijoy_passages, is_bijoy, lost_nd, residue, with_bullet
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
        "¯ু‹ল খুলবে কাল",  # school
        "মায়ের ¯েœহ",  # affection
        "কাজ শেষ হলোÑ এখন মেলা",  # done, then a dash
        "তিনি বলেন, Òবৃষ্টি হবেÓ",  # quotation marks
        "সেøাগানে মুখর সড়ক",  # slogans
    ],
)
def test_residues_of_a_conversion_are_found_in_clean_text(text: str) -> None:
    assert residue(clean(text))
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
        "‹বাংলা› ও «ভাষা», Ñandú এবং Øresund সেতু",
        "‘কী হলো’ … তিনি বলেন† — ‚হ্যাঁ‘",
        "উদ্‌যাপন র‍্যাব লাইন\u00adভাঙা",
    ],
)
def test_good_bengali_has_no_residue(text: str) -> None:
    assert residue(text) is None


@given(st.text(st.sampled_from("evsjv‡`k †w©¨ বিশ^ত্মড়্গ\ud800") | st.characters(codec=None), max_size=60))
def test_any_text_is_classified(text: str) -> None:
    assert is_bijoy(text) in (True, False)
    assert residue(text) is None or residue(text)
    assert not (is_bijoy(text) and repair(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("হত্যাকা-ের বিচার চেয়ে মিছিল হয়েছে।", "হত্যাকা-ের"),
        ("আদালত তাঁকে দুই বছরের কারাদ- দিয়েছেন।", "কারাদ-"),
        ("এই আইন দ-নীয় অপরাধ ঠেকাবে", "দ-নীয়"),
        ("মৃত্যুদ-প্রাপ্ত আসামি", "মৃত্যুদ-প্রাপ্ত"),
        ("প্রচ- গরমে নাকাল মানুষ", "প্রচ-"),
        ("বায়ুম-লের তাপ বাড়ছে", "বায়ুম-লের"),
        ("ঘূর্ণিঝড়ের তা-বে ক্ষতি", "তা-বে"),
        ("ঠা-া পানি পান করুন", "ঠা-া"),
        ("ঋণের দায়ে ল-ভ- সংসার", "ল-ভ-"),
        ("খেলার মাঠে গ-গোল", "গ-গোল"),
    ],
)
def test_a_hyphen_in_place_of_a_conjunct_is_found(text: str, word: str) -> None:
    assert lost_nd(clean(text)) == clean(word)


@pytest.mark.parametrize(
    "text",
    [
        "দেশ-বিদেশের আন্দোলন-সংগ্রাম ও ২-১ গোলের জয়",
        "যেমন- চাল, ডাল। একা- একা নয়",
        "আল-আমিন, টি-টোয়েন্টি, ই-মেইল, বিএনপি-র, আইএমএফ-এর",
        "ক- শাখা, খ- শাখা, গ- শাখা, দ- শাখা",
        "হত্যাকাণ্ডের বিচার, প্রচণ্ড গরম, কারাদণ্ড",
        "মা-বাবা, ছেলে-মেয়ে, কা-কা করে কাক ডাকে",
        "ব-দ্বীপ, প-বর্গ, তা-ই, না-ই, এক-একটা",
        "প্রকাশ- ঢাকা, মান-অভিমান, দণ্ড-বিধি",
        "",
    ],
)
def test_a_right_hyphen_is_no_damage(text: str) -> None:
    assert lost_nd(clean(text)) is None


BIJOY = "evsjv‡`k miKvi bZzb †mZz Pvjy K‡i‡Q Ges gvbyl Lywk n‡q‡Q|"


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (f"সেতু চালু হয়েছে।\n\n{BIJOY}\n\nমানুষ খুশি।", [BIJOY]),
        (f"সেতু চালু হয়েছে। {BIJOY} মানুষ খুশি।", [f"সেতু চালু হয়েছে। {BIJOY} মানুষ খুশি।"]),
        (f"{BIJOY}\n\nসেতু\n\n{BIJOY}", [BIJOY, BIJOY]),
        ("সেতু চালু হয়েছে।\n\nThe bridge was opened on Monday, officials said.\n\n† ‡ ©", []),
        ("সেতু চালু হয়েছে।", []),
    ],
)
def test_the_paragraphs_in_bijoy_are_found(text: str, passages: list[str]) -> None:
    assert bijoy_passages(text) == passages


def test_the_residue_is_shown_in_its_word() -> None:
    assert residue("আজ সেøাগানে মুখর সড়ক") == "সেøাগানে"
    assert residue("এ বিশ^ আমাদের") == "বিশ^"


@pytest.mark.parametrize("text", ["কা-কে ডাকব, কা-র কথা শুনব", "কা-রও সঙ্গে নয়", "কা-ই বা বলি"])
def test_who_and_whose_with_a_hyphen_are_no_damage(text: str) -> None:
    assert lost_nd(clean(text)) is None


@pytest.mark.parametrize(("text", "word"), [("এ কেমন কা- বলুন", "কা-"), ("কা-টি ঘটেছে কাল", "কা-টি")])
def test_a_deed_without_its_conjunct_is_damage(text: str, word: str) -> None:
    assert lost_nd(clean(text)) == clean(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("মেলা শেষ হলো। ষফেনী সংবাদদাতা", "ষফেনী"),
        ("মেলা শেষ হলো।\n\nষ ফেনী সংবাদদাতা", "ষ ফেনী"),
        ("মেলা শেষ হলো। ফেনী সংবাদদাতা", None),
        ("বিশেষফেনী সংবাদদাতা", None),
    ],
)
def test_the_bullet_before_a_byline_is_found(text: str, word: str | None) -> None:
    assert with_bullet(clean(text), clean("ফেনী সংবাদদাতা")) == (word and clean(word))
