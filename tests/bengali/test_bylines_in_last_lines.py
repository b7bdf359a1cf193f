import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.bylines import agencies_at_foot, authors, in_last_lines

PROSE = "নদীর পানি কমতে শুরু করেছে।\n\nকৃষকেরা জানান, ধান কাটা শেষ হয়েছে।"


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("লেখক: দিলরুবা আহমেদ, কলাম লেখক", "দিলরুবা আহমেদ"),
        ("লেখক : ড. এ. কে. এম. শফিকুল আলম, গবেষক", "ড. এ. কে. এম. শফিকুল আলম"),
        ("লেখক- মোঃ তারেক মাহমুদ, সহকারী শিক্ষক, ফেনী", "মোঃ তারেক মাহমুদ"),
        ("দিলরুবা আহমেদ : প্রাবন্ধিক ও গবেষক", "দিলরুবা আহমেদ"),
        ("(দিলরুবা আহমেদ: শিক্ষক ও লেখক)", "দিলরুবা আহমেদ"),
        ("দিলরুবা আহমেদ – সহযোগী অধ্যাপক, ইতিহাস বিভাগ", "দিলরুবা আহমেদ"),
        ("লেখা: তারেক মাহমুদ ও নওরীন সুলতানা", "তারেক মাহমুদ ও নওরীন সুলতানা"),
        ("অনুলিখন : তারেক মাহমুদ", "তারেক মাহমুদ"),
        ("ভাষান্তর: অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("গ্রন্থনা: অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("কলমে: অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("Written by Tareq Mahmud", "Tareq Mahmud"),
        ("ষ অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("ষফেনী প্রতিনিধি", "ফেনী প্রতিনিধি"),
        ("● অঙ্কন মল্লিক, ঢাকা", "অঙ্কন মল্লিক, ঢাকা"),
        ("• অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("— অঙ্কন মল্লিক, কবি", "অঙ্কন মল্লিক"),
        ("* অঙ্কন মল্লিক", "অঙ্কন মল্লিক"),
        ("নওরীন সুলতানা", "নওরীন সুলতানা"),
        ("নিজস্ব প্রতিবেদক, ফেনী", "নিজস্ব প্রতিবেদক, ফেনী"),
        ("সূত্র: বাসস", "বাসস"),
        ("সূত্র : রয়টার্স, এএফপি", "রয়টার্স, এএফপি"),
        ("খবর: বিবিসি", "বিবিসি"),
        ("-রয়টার্স", "রয়টার্স"),
        ("(ইউএনবি)", "ইউএনবি"),
    ],
)
def test_a_byline_on_the_last_line_is_found(line: str, byline: str) -> None:
    found = in_last_lines(f"{PROSE}\n\n{line}")
    assert found == nfc(byline)
    assert authors(found)


@pytest.mark.parametrize(
    ("tail", "byline"),
    [
        ("নিজস্ব প্রতিবেদক", "নিজস্ব প্রতিবেদক"),
        ("ষফেনী প্রতিনিধি", "ফেনী প্রতিনিধি"),
        ("ষ নিজস্ব প্রতিবেদক, সাভার", "নিজস্ব প্রতিবেদক, সাভার"),
        ("- এএফপি", "এএফপি"),
        ("সূত্র: আল জাজিরা", "আল জাজিরা"),
        ("খবর বিবিসির।", "বিবিসি"),
        ("লেখক: দিলরুবা আহমেদ, কবি", "দিলরুবা আহমেদ"),
        ("বিজ্ঞপ্তি", "বিজ্ঞপ্তি"),
        ("(প্রেস বিজ্ঞপ্তি)", "প্রেস বিজ্ঞপ্তি"),
    ],
)
def test_a_byline_behind_the_last_sentence_is_found(tail: str, byline: str) -> None:
    assert in_last_lines(f"{PROSE} {tail}") == nfc(byline)


def test_lines_below_a_name_state_where_the_writer_is() -> None:
    assert in_last_lines(f"{PROSE}\n\nনওরীন সুলতানা\n\nবাংলা বিভাগ\n\nঢাকা বিশ্ববিদ্যালয়") == nfc("নওরীন সুলতানা")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "কৃষকেরা জানান, ধান কাটা শেষ।",
        "লেখক: কৃষি মন্ত্রণালয়ের সাবেক সচিব",
        "লেখক: সাংবাদিক",
        "(লেখক- কলামিস্ট)",
        "লেখক:",
        "সূত্র: ফেসবুক থেকে নেওয়া",
        "ছবি: তারেক মাহমুদ",
        "সম্পাদক ও প্রকাশক: তারেক মাহমুদ",
        "আবেদনের শেষ তারিখ: ১৪ জুলাই ২০২২",
        "(বুখারি ও মুসলিম)",
        "ফেনী সদর হাসপাতাল, ফেনী",
        "আরও একটি উদ্যোগ",
        "চলবে",
        "ঢাকা",
        "খেলাধুলা",
        "২ ঘণ্টা আগে",
        "ষড়যন্ত্রের অভিযোগ",
        "তারেক মাহমুদ বলেন, কাজ শেষ।",
        "মোবাইল: ০১৭১৫০০০০০০",
    ],
)
def test_other_last_lines_hold_no_byline(line: str) -> None:
    assert in_last_lines(f"{PROSE}\n\n{line}") is None


def test_entries_of_a_list_are_no_bylines() -> None:
    assert in_last_lines(f"{PROSE}\n\n• তারেক মাহমুদ\n\n• নওরীন সুলতানা") is None
    assert in_last_lines(f"{PROSE}\n\nতারেক মাহমুদ : সভাপতি\n\nনওরীন সুলতানা : সম্পাদক") is None


def test_a_name_behind_the_last_sentence_needs_a_label() -> None:
    assert in_last_lines(f"{PROSE} তারেক মাহমুদ") is None


@given(
    st.text(
        st.sampled_from("রহিম করিম, লেখক ষ•প্রতিনিধি ঢাকা()-–:।॥ঃ@.|০ \n\ud800") | st.characters(codec=None), max_size=80
    )
)
def test_any_end_gives_a_byline_that_names_somebody_or_none(end: str) -> None:
    found = in_last_lines(f"{PROSE}\n\n{end}")
    assert found is None or authors(found)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("লেখক পরিচিতি: তারেক মাহমুদ, গবেষক", "তারেক মাহমুদ"),
        ("লেখক পরিচয় : নওরীন সুলতানা, সহযোগী অধ্যাপক, ফেনী কলেজ", "নওরীন সুলতানা"),
        ("লেখক-পরিচিতি: তারেক মাহমুদ", "তারেক মাহমুদ"),
        ("About the author: Tareq Mahmud, researcher", "Tareq Mahmud"),
        ("— তারেক মাহমুদ, ফেনী", "তারেক মাহমুদ, ফেনী"),
        ("— তারেক মাহমুদ (ফেনী)", "তারেক মাহমুদ (ফেনী)"),
        ("— তারেক মাহমুদ, কাশিমনগর", "তারেক মাহমুদ, কাশিমনগর"),
    ],
)
def test_an_introduction_of_the_writer_and_a_name_with_its_place_are_bylines(line: str, byline: str) -> None:
    found = in_last_lines(f"{PROSE}\n\n{line}")
    assert found == nfc(byline)
    assert [author.name for author in authors(found or "")] == [nfc(byline).split(",")[0].split(" (")[0]]


@pytest.mark.parametrize(
    "line",
    [
        "বই পরিচিতি: নদীর কথা, তারেক মাহমুদ",
        "About the author: Tareq Mahmud is a researcher at a college.",
        "লেখক পরিচিতি: তিনি একজন গবেষক।",
        "— আলু, পেঁয়াজ",
    ],
)
def test_other_introductions_and_lists_are_no_bylines(line: str) -> None:
    assert in_last_lines(f"{PROSE}\n\n{line}") is None


@pytest.mark.parametrize("text", ["প্রকাশ: এইমাত্র", "প্রকাশঃ এই মাত্র", "এইমাত্র"])
def test_just_now_behind_a_label_of_publication_is_nobody(text: str) -> None:
    assert in_last_lines(f"{PROSE}\n\n{text}") is None
    assert authors(text) == []


@pytest.mark.parametrize(
    ("end", "agencies"),
    [
        ("\n\nসূত্র: বাসস", ["বাসস"]),
        ("\n\nসূত্র : রয়টার্স, বিবিসি", ["রয়টার্স", "বিবিসি"]),
        ("\n\nতথ্যসূত্র: আল জাজিরা ও এএফপি।", ["আল জাজিরা", "এএফপি"]),
        ("\n\nখবর বিবিসির", ["বিবিসি"]),
        ("\n\n-রয়টার্স", ["রয়টার্স"]),
        ("\n\n(ইউএনবি)", ["ইউএনবি"]),
        ("\nবাসস", ["বাসস"]),
        (" সূত্র: বাসস", ["বাসস"]),
        (" (ইউএনবি)", ["ইউএনবি"]),
        (" খবর বিবিসি।", ["বিবিসি"]),
        (" খবর: এএফপির", ["এএফপি"]),
    ],
)
def test_agencies_at_the_foot_are_found(end: str, agencies: list[str]) -> None:
    assert agencies_at_foot(PROSE + end) == [nfc(each) for each in agencies]


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\nসূত্র: বাসস, মন্ত্রণালয়",  # a ministry is none
        "\n\nসূত্র: পুলিশ",
        "\n\nরয়টার্স বলছে, বন্দরে জাহাজ ভিড়েছে",
        " এ কথা জানিয়েছে বাসস।",
        " তিনি খবর বিবিসিতে শুনেছেন।",
        "\n\nবাসস\n\nইউএনবি",  # entries of a list
        "\n\nসূত্র: বাসস\n\nনদীর পানি আবার বাড়ছে।",
        "\n\nনওরীন সুলতানা",
    ],
)
def test_what_is_no_agency_at_the_foot(end: str) -> None:
    assert agencies_at_foot(PROSE + end) == []


@given(st.text())
def test_agencies_of_any_text(text: str) -> None:
    assert all(author.kind == "agency" for name in agencies_at_foot(text) for author in authors(name))


@given(st.text("সূত্র: বা\n।(-,"))
def test_agencies_of_damaged_lines(end: str) -> None:
    assert len(agencies_at_foot(f"{PROSE} {end}বাসস")) <= 1
