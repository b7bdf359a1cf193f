import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.bylines import Author, authors, in_first_line, is_nameless, is_office, names_nobody
from newsarchive.bengali.places import is_place

Row = tuple[str, str, str | None]


def read(byline: str, *outlet_names: str) -> list[Row]:
    return [(author.name, author.kind, author.place) for author in authors(byline, outlet_names=outlet_names)]


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("নিজস্ব প্রতিবেদক", ("নিজস্ব প্রতিবেদক", "correspondent", None)),
        ("নিজস্ব প্রতিবেদক, জাজিরা থেকে", ("নিজস্ব প্রতিবেদক", "correspondent", "জাজিরা")),
        ("নিজস্ব প্রতিবেদক, ঢাকা", ("নিজস্ব প্রতিবেদক", "correspondent", "ঢাকা")),
        ("নিজস্ব প্রতিবেদক ঢাকা", ("নিজস্ব প্রতিবেদক", "correspondent", "ঢাকা")),
        ("নিজস্ব সংবাদদাতা, শিলিগুড়ি", ("নিজস্ব সংবাদদাতা", "correspondent", "শিলিগুড়ি")),
        ("বাগেরহাট প্রতিনিধি", ("বাগেরহাট প্রতিনিধি", "correspondent", "বাগেরহাট")),
        ("ঢাকা প্রতিনিধি", ("ঢাকা প্রতিনিধি", "correspondent", "ঢাকা")),
        ("পিরোজপুর জেলা প্রতিনিধি", ("পিরোজপুর জেলা প্রতিনিধি", "correspondent", "পিরোজপুর")),
        ("জেলা প্রতিনিধি, বাগেরহাট", ("জেলা প্রতিনিধি", "correspondent", "বাগেরহাট")),
        ("প্রতিনিধি, ইবি", ("প্রতিনিধি", "correspondent", "ইবি")),
        ("ডিস্ট্রিক্ট করেসপন্ডেন্ট, লক্ষ্মীপুর", ("ডিস্ট্রিক্ট করেসপন্ডেন্ট", "correspondent", "লক্ষ্মীপুর")),
        ("উপজেলা প্রতিনিধি, শ্রীপুর (গাজীপুর)", ("উপজেলা প্রতিনিধি", "correspondent", "শ্রীপুর (গাজীপুর)")),
        ("মাভাবিপ্রবি প্রতিনিধি", ("মাভাবিপ্রবি প্রতিনিধি", "correspondent", "মাভাবিপ্রবি")),
        ("শ্রীমঙ্গল প্রতিনিধি:", ("শ্রীমঙ্গল প্রতিনিধি", "correspondent", "শ্রীমঙ্গল")),
        ("চট্টগ্রাম ব্যুরো", ("চট্টগ্রাম ব্যুরো", "correspondent", "চট্টগ্রাম")),
        ("মোংলা (বাগেরহাট) প্রতিনিধি", ("মোংলা (বাগেরহাট) প্রতিনিধি", "correspondent", "মোংলা (বাগেরহাট)")),
        ("স্টাফ রিপোর্টার", ("স্টাফ রিপোর্টার", "correspondent", None)),
        ("বিশেষ প্রতিনিধি", ("বিশেষ প্রতিনিধি", "correspondent", None)),
        ("আনন্দবাজার অনলাইন সংবাদদাতা", ("আনন্দবাজার অনলাইন সংবাদদাতা", "correspondent", None)),
        ("Staff Reporter", ("Staff Reporter", "correspondent", None)),
        ("Staff Correspondent, Dhaka", ("Staff Correspondent", "correspondent", "Dhaka")),
        ("বাগেরহাট - প্রতিনিধি", ("বাগেরহাট প্রতিনিধি", "correspondent", "বাগেরহাট")),
    ],
)
def test_a_correspondent_has_the_place_in_the_byline(byline: str, author: Row) -> None:
    assert read(byline) == [author]


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("আন্তর্জাতিক ডেস্ক - প্রতিনিধি", "আন্তর্জাতিক ডেস্ক"),
        ("অনলাইন ডেস্ক", "অনলাইন ডেস্ক"),
        ("অনলাইন ডেস্ক -", "অনলাইন ডেস্ক"),
        ("তথ্য ও প্রযুক্তি ডেস্ক", "তথ্য ও প্রযুক্তি ডেস্ক"),
        ("ডেস্ক রিপোর্ট", "ডেস্ক রিপোর্ট"),
        ("প্রেস বিজ্ঞপ্তি", "প্রেস বিজ্ঞপ্তি"),
        ("জি ২৪ ঘণ্টা ডিজিটাল ব্যুরো", "জি ২৪ ঘণ্টা ডিজিটাল ব্যুরো"),
        ("Online Desk", "Online Desk"),
        ("রিপোর্ট: স্পোর্টস ডেস্ক", "স্পোর্টস ডেস্ক"),
        ("প্রকাশক: অনলাইন ডেস্ক", "অনলাইন ডেস্ক"),
    ],
)
def test_a_desk_is_a_desk(byline: str, name: str) -> None:
    assert read(byline) == [(name, "desk", None)]


@pytest.mark.parametrize(
    ("byline", "rows"),
    [
        ("বাসস", [("বাসস", "agency", None)]),
        ("বাসস, ঢাকা", [("বাসস", "agency", "ঢাকা")]),
        ("সূত্র: রয়টার্স", [("রয়টার্স", "agency", None)]),
        ("এএফপি, ডিপিএ", [("এএফপি", "agency", None), ("ডিপিএ", "agency", None)]),
        ("রাশেদুল করিম (ডিপিএ)", [("রাশেদুল করিম", "person", None), ("ডিপিএ", "agency", None)]),
        ("AFP", [("AFP", "agency", None)]),
    ],
)
def test_agencies_are_distinguished_from_people(byline: str, rows: list[Row]) -> None:
    assert read(byline) == [(unicodedata.normalize("NFC", name), kind, place) for name, kind, place in rows]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("রহিম উদ্দিন ও করিম শেখ", ["রহিম উদ্দিন", "করিম শেখ"]),
        ("রহিম উদ্দিন, করিম শেখ এবং সালমা বেগম", ["রহিম উদ্দিন", "করিম শেখ", "সালমা বেগম"]),
        ("Rahim Uddin & Karim Sheikh", ["Rahim Uddin", "Karim Sheikh"]),
        ("অধ্যাপক রহিম উদ্দিন, অধ্যাপক করিম শেখ", ["অধ্যাপক রহিম উদ্দিন", "অধ্যাপক করিম শেখ"]),
    ],
)
def test_people_joined_by_and_or_comma_are_several(byline: str, names: list[str]) -> None:
    assert read(byline) == [(name, "person", None) for name in names]


@pytest.mark.parametrize(
    ("byline", "name", "place"),
    [
        ("ড. মো. রহিম উদ্দিন", "ড. মো. রহিম উদ্দিন", None),
        ("মোঃ রহিম উদ্দিন", "মোঃ রহিম উদ্দিন", None),
        ("হর্ষ বর্ধন শ্রিংলা,ভারতের পররাষ্ট্র সচিব", "হর্ষ বর্ধন শ্রিংলা", None),
        ("রহিম উদ্দিন, সহযোগী অধ্যাপক, ইতিহাস বিভাগ, ঢাকা বিশ্ববিদ্যালয়", "রহিম উদ্দিন", None),
        ("রহিম উদ্দিন, লেখক ও গবেষক", "রহিম উদ্দিন", None),
        ("রহিম উদ্দিন, বাগেরহাট", "রহিম উদ্দিন", "বাগেরহাট"),
        ("রহিম উদ্দিন (খুলনা)", "রহিম উদ্দিন", "খুলনা"),
        ("ঢাকা, রহিম উদ্দিন", "রহিম উদ্দিন", "ঢাকা"),
        ("মাহফুজ সাদি, পঞ্চগড় থেকে ফিরে", "মাহফুজ সাদি", "পঞ্চগড়"),
        ("রহিম উদ্দিন, বাগেরহাট প্রতিনিধি", "রহিম উদ্দিন", "বাগেরহাট"),
        ("রহিম উদ্দিন, নিজস্ব প্রতিবেদক", "রহিম উদ্দিন", None),
        ("জেলা প্রতিনিধি, রহিম উদ্দিন", "রহিম উদ্দিন", None),
        ("রহিম উদ্দিন - প্রতিনিধি", "রহিম উদ্দিন", None),
        ("রিপোর্টার : রহিম উদ্দিন", "রহিম উদ্দিন", None),
        ("লেখা: রহিম উদ্দিন", "রহিম উদ্দিন", None),
        ("By Rahim Uddin -", "Rahim Uddin", None),
        ("রহিম উদ্দিন ॥", "রহিম উদ্দিন", None),
        ("রহিম উদ্দিন, rahim@example.com", "রহিম উদ্দিন", None),
        ("নিউজ: মো. রাকিব হোসেন, ঝালকাঠি", "মো. রাকিব হোসেন", "ঝালকাঠি"),
        ("চুয়াডাঙ্গা থেকে মামুন মোল্লা", "মামুন মোল্লা", "চুয়াডাঙ্গা"),
        ("টরন্টো (কানাডা) থেকে শওগাত আলী", "শওগাত আলী", "টরন্টো (কানাডা)"),
        ("জিয়াউল কবির, ভাঙ্গা (ফরিদপুর)", "জিয়াউল কবির", "ভাঙ্গা (ফরিদপুর)"),
        ("সোহেল রানা, শিবগঞ্জ (চাঁপাইনবাবগঞ্জ)", "সোহেল রানা", "শিবগঞ্জ (চাঁপাইনবাবগঞ্জ)"),
        ("বিশাল দেববর্মা, উদয়পুর, ত্রিপুরা", "বিশাল দেববর্মা", "উদয়পুর"),
        ("ইশতিয়াক নোমান, ঢাকা পোস্ট", "ইশতিয়াক নোমান", None),
        ("আরিফ হোসেন (৩৪)", "আরিফ হোসেন", None),
        ("মাহমুদা খানম (mahmuda@example.com)", "মাহমুদা খানম", None),
    ],
)
def test_a_person_is_one_person_with_place_and_without_office(byline: str, name: str, place: str | None) -> None:
    expected_place = unicodedata.normalize("NFC", place) if place else None
    assert read(byline) == [(name, "person", expected_place)]


def test_two_roles_with_a_place_each_are_two_correspondents() -> None:
    assert read("নিজস্ব প্রতিবেদক, ঢাকা ও প্রতিনিধি, নারায়ণগঞ্জ") == [
        ("নিজস্ব প্রতিবেদক", "correspondent", "ঢাকা"),
        ("প্রতিনিধি", "correspondent", unicodedata.normalize("NFC", "নারায়ণগঞ্জ")),
    ]


def test_two_places_with_one_word_for_correspondent_are_two_correspondents() -> None:
    assert read("বাগেরহাট ও খুলনা প্রতিনিধি") == [
        ("বাগেরহাট প্রতিনিধি", "correspondent", "বাগেরহাট"),
        ("খুলনা প্রতিনিধি", "correspondent", "খুলনা"),
    ]


@pytest.mark.parametrize(
    "byline",
    ["", "  ", "rahim@example.com", "প্রথম আলো", "https://example.com/a", "admin", "প্রকাশ: ২০ জুন ২০২৪", "...", "ক" * 400],
)
def test_what_names_nobody_gives_no_author(byline: str) -> None:
    assert read(byline, "প্রথম আলো", "Prothom Alo") == []


def test_the_outlet_is_no_author_but_its_desk_and_its_correspondents_are() -> None:
    assert read("রহিম উদ্দিন, প্রথম আলো", "প্রথম আলো") == [("রহিম উদ্দিন", "person", None)]
    assert read("প্রথম আলো ডেস্ক", "প্রথম আলো") == [("প্রথম আলো ডেস্ক", "desk", None)]
    assert read("প্রথম আলো প্রতিবেদক", "প্রথম আলো") == [("প্রথম আলো প্রতিবেদক", "correspondent", None)]
    assert read("ঢাকা প্রতিনিধি", "ঢাকা পোস্ট") == [("ঢাকা প্রতিনিধি", "correspondent", "ঢাকা")]


def test_places_are_known_in_both_encodings_of_their_letters() -> None:
    assert is_place("বগুড\u09bcা")
    assert read("বগু\u09dcা প্রতিনিধি") == [("বগুড\u09bcা প্রতিনিধি", "correspondent", "বগুড\u09bcা")]
    assert not is_place("রহিম")


@given(
    st.text(
        st.sampled_from("রহিম করিম,ওএবং প্রতিনিধি ডেস্ক ঢাকা()-–:।॥@.|&০ \n\ud800") | st.characters(codec=None), max_size=80
    )
)
def test_any_string_gives_a_list_of_named_authors(byline: str) -> None:
    for author in authors(byline, outlet_names=["প্রথম আলো"]):
        assert isinstance(author, Author)
        assert author.name.strip() == author.name != ""
        assert author.place is None or author.place.strip()


def test_one_word_behind_a_full_name_is_a_town() -> None:
    assert read("সেলিম জাভেদ, গোদাগাড়ী") == [("সেলিম জাভেদ", "person", "গোদাগাড়ী")]
    assert read("সেলিম জাভেদ, বাঘা, রাজশাহী") == [("সেলিম জাভেদ", "person", "বাঘা")]
    assert len(read("সেলিম জাভেদ, করিম হোসেন")) == 2
    assert len(read("সেলিম জাভেদ, করিম হোসেন, মিঠুন")) == 3


def test_an_office_alone_names_nobody() -> None:
    assert is_nameless("লেখক ও গবেষক")
    assert not is_nameless("সাহানা পারভীন, লেখক")
    assert is_office("কিডনি রোগ বিশেষজ্ঞ")
    assert not is_office("অধ্যাপক রহিম উদ্দিন")


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("শ্রীমঙ্গল প্রতিনিধি: চায়ের নিলামে দাম উঠেছে।", "শ্রীমঙ্গল প্রতিনিধি"),
        ("শ্রীমঙ্গল প্রতিনিধি : চায়ের নিলামে দাম উঠেছে।", "শ্রীমঙ্গল প্রতিনিধি"),
        ("শ্রীমঙ্গল প্রতিনিধিঃ চায়ের নিলামে দাম উঠেছে।", "শ্রীমঙ্গল প্রতিনিধি"),
        ("মোঃ হাসান সিকদার, খুলনা প্রতিনিধিঃ নদীতে পানি বেড়েছে।", "মোঃ হাসান সিকদার, খুলনা প্রতিনিধি"),
        ("হাসান সিকদার ॥ নদীতে পানি বেড়েছে।", "হাসান সিকদার"),
        ("হাসান সিকদার।। নদীতে পানি বেড়েছে।", "হাসান সিকদার"),
        ("হাসান সিকদার, টাঙ্গাইল:: নদীতে পানি বেড়েছে।", "হাসান সিকদার, টাঙ্গাইল"),
        ("বাংলাহান্ট ডেস্ক : রাজ্যে শীত পড়েছে।", "বাংলাহান্ট ডেস্ক"),
        ("বিএনএ, সিউড়ি: রাজ্যে শীত পড়েছে।", "বিএনএ, সিউড়ি"),
        ("এই সময়, দুর্গাপুর: রাজ্যে শীত পড়েছে।", "এই সময়, দুর্গাপুর"),
        ("নিজস্ব প্রতিবেদক:- ঢাকায় শীত পড়েছে।", "নিজস্ব প্রতিবেদক"),
        ("নিজস্ব প্রতিবেদক, জাজিরা থেকে: নদীতে পানি বেড়েছে।", "নিজস্ব প্রতিবেদক, জাজিরা থেকে"),
        ("স্টাফ রিপোর্টার :: ঢাকায় শীত পড়েছে।", "স্টাফ রিপোর্টার"),
        ("ডেস্ক রিপোর্ট: ঢাকায় শীত পড়েছে।", "ডেস্ক রিপোর্ট"),
        ("প্রেস বিজ্ঞপ্তি : সভা হয়েছে।", "প্রেস বিজ্ঞপ্তি"),
        ("ঢাকা অফিস: সভা হয়েছে।", "ঢাকা অফিস"),
        ("বাসস: সভা হয়েছে।", "বাসস"),
        ("হাসান সিকদার, টাঙ্গাইল প্রতিনিধি", "হাসান সিকদার, টাঙ্গাইল প্রতিনিধি"),
        ("নিজস্ব প্রতিবেদক", "নিজস্ব প্রতিবেদক"),
        ("আগরতলা, ৫ ফেব্রুয়ারি (নিজস্ব প্রতিনিধি): সভা হয়েছে।", "নিজস্ব প্রতিনিধি"),
        ("ঢাকা, ৫ ফেব্রুয়ারি ২০২৪ (বাসস) : সভা হয়েছে।", "বাসস"),
        ("প্রবাস কথা রিপোর্ট, নিউইয়র্ক : সভা হয়েছে।", "প্রবাস কথা রিপোর্ট, নিউইয়র্ক"),
        ("হাসান সিকদার, মধুপুর (টাঙ্গাইল): সভা হয়েছে।", "হাসান সিকদার, মধুপুর (টাঙ্গাইল)"),
        ("\u00a0রহিম উদ্দিন,\nবাগেরহাট প্রতিনিধি:\nসভা হয়েছে।", "রহিম উদ্দিন, বাগেরহাট প্রতিনিধি"),
    ],
)
def test_a_byline_in_the_first_line_is_found(paragraph: str, byline: str) -> None:
    found = in_first_line(paragraph)
    assert found == unicodedata.normalize("NFC", byline)
    assert authors(found)


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "ঢাকায় শীত পড়েছে।",
        "প্রধানমন্ত্রী বলেন: আমরা পারব।",
        "প্রধানমন্ত্রী বলেন : আমরা পারব।",
        "তিনি বলেন, ঢাকা: একটি শহর।",
        "তিনি মারা গেছেন।। তাঁর বয়স হয়েছিল ৮০।",
        "দুর্ঘটনায় দুজন আহত হয়েছেন।। পুলিশ জানায়।",
        "‘নীল আকাশ: একটি উপন্যাস’ বইটি এসেছে।",
        "“আনন্দ ডেস্ক: পর্ব এক” নাটকটি দেখা যাবে।",
        "মানিকগঞ্জ : সভা হয়েছে।",
        "ঢাকা, ৩ ফেব্রুয়ারি ২০২০ : সভা হয়েছে।",
        "মির্জাপুর (টাঙ্গাইল): সভা হয়েছে।",
        "বড়লেখা উপজেলা, সিলেট: সভা হয়েছে।",
        "উপকরণ :",
        "প্রস্তুত প্রণালি :",
        "পদের নাম: হিসাবরক্ষক",
        "নিয়োগ বিজ্ঞপ্তি: পদ ৫টি।",
        "প্রধান অফিস: ঢাকা।",
        "প্রতিবেদক: আপনি কেমন আছেন?",
        "হাসান সিকদার: আমি ভালো আছি।",
        "জাতিসংঘের স্থায়ী প্রতিনিধি: আমরা শান্তি চাই।",
        "সূত্র: বাসস",
        "এসডিজির অভীষ্ট ৩:৬-এ বলা হয়েছে, নিহতের সংখ্যা কমাতে হবে।",
        "আজ যা ঘটল: ১. সভা ২. মিছিল",
        "হাসান সিকদার",
        "ঢাকা, টাঙ্গাইল",
        "মেলা বসেছে টাঙ্গাইলে",
        "কাল হরতাল, ঢাকা",
        "ড. মোঃ রহিম উদ্দিন এসেছেন।",
        "::",
        "ক" * 500 + " প্রতিনিধি:",
    ],
)
def test_an_ordinary_first_line_holds_no_byline(paragraph: str) -> None:
    assert in_first_line(paragraph) is None


@given(
    st.text(
        st.sampled_from("রহিম করিম, প্রতিনিধি ডেস্ক ঢাকা()-–:।॥ঃ@.|&০ \n\ud800") | st.characters(codec=None), max_size=80
    )
)
def test_any_first_line_gives_a_byline_that_names_somebody_or_none(paragraph: str) -> None:
    found = in_first_line(paragraph)
    assert found is None or authors(found)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("শ্রীপুর(গাজীপুর)প্রতিনিধি", ("শ্রীপুর(গাজীপুর)প্রতিনিধি", "correspondent", "শ্রীপুর (গাজীপুর)")),
        ("মোংলা(বাগেরহাট) প্রতিনিধি", ("মোংলা(বাগেরহাট) প্রতিনিধি", "correspondent", "মোংলা (বাগেরহাট)")),
        ("ফেনীপ্রতিনিধি", ("ফেনীপ্রতিনিধি", "correspondent", "ফেনী")),
        ("নিজস্ব প্রতিবেদকফেনী", ("নিজস্ব প্রতিবেদক", "correspondent", "ফেনী")),
        ("স্টাফরিপোর্টার", ("স্টাফরিপোর্টার", "correspondent", None)),
        ("নিজস্ব প্রতিবদক", ("নিজস্ব প্রতিবদক", "correspondent", None)),
        ("স্টাফ রিপোর্টার: ফেনী", ("স্টাফ রিপোর্টার", "correspondent", "ফেনী")),
        ("স্পোর্টসডেস্ক", ("স্পোর্টসডেস্ক", "desk", None)),
    ],
)
def test_a_role_is_known_without_spaces_and_in_common_misspellings(byline: str, author: Row) -> None:
    name, kind, place = author
    assert read(byline) == [(unicodedata.normalize("NFC", name), kind, place and unicodedata.normalize("NFC", place))]


@pytest.mark.parametrize(
    "text",
    [
        "২ ঘণ্টা আগে",
        "প্রকাশিত: ৩ দিন আগে",
        "Updated 2 hours ago",
        "দুই ঘণ্টা পূর্বে",
        "১২ নভেম্বর ২০২৬, ১০:১৫ এএম",
        "১০ মিনিট পড়া",
        "৫ মিনিটের পাঠ",
        "3 min read",
        "২৩ বার পঠিত",
        "মন্তব্য ৩",
        "শেয়ার করুন",
        "প্রথম পাতা",
        "জাতীয়",
        "খেলাধুলা | ক্রিকেট",
        "হাতীবান্ধা (লালমনিরহাট)",
        "সৌদি আরব",
        "ইতালি থেকে",
        "প্রতিবেদক:",
        "লিখেছেন",
        "লেখক ও গবেষক",
        "অপারেশন ইনচার্জ",
        "ভারপ্রাপ্ত সম্পাদক: রহিম উদ্দিন",
        "ছবি: রহিম উদ্দিন",
        "admin",
    ],
)
def test_times_sections_places_labels_and_offices_name_nobody(text: str) -> None:
    assert names_nobody(text)
    assert authors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "রবি রায়হান",
        "মে রহমান",
        "জি ২৪ ঘণ্টা ডিজিটাল ব্যুরো",
        "জাতীয় ডেস্ক",
        "সম্পাদকীয়",
        "ঢাকা অফিস",
        "সৌদি আরব প্রতিনিধি",
        "মিলন মাহমুদ, ঢাকা",
        "বাসস",
    ],
)
def test_names_that_resemble_times_sections_and_places_are_names(text: str) -> None:
    assert not names_nobody(text)
    assert authors(text)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("এনামুল কবির,অপারেশন ইনচার্জ,আলোছায়া সিনেমাস", ["এনামুল কবির"]),
        ("এনামুল কবির, সভাপতি, প্রবীণ কল্যাণ ফোরাম", ["এনামুল কবির"]),
        ("এনামুল কবির, সাংবাদিক, রওশন জাহান, শিক্ষক", ["এনামুল কবির", "রওশন জাহান"]),
        ("লেখা: এনামুল কবির, ছবি: রওশন জাহান", ["এনামুল কবির"]),
        ("লেখা ও ছবি: এনামুল কবির", ["এনামুল কবির"]),
        ("রিপোর্টারের নাম: এনামুল কবির", ["এনামুল কবির"]),
        ("প্রতিবেদকের নাম এনামুল কবির", ["এনামুল কবির"]),
        ("স্টাফ রিপোর্টার: এনামুল কবির", ["এনামুল কবির"]),
        ("অনুবাদ: এনামুল কবির ও আরিফ", ["এনামুল কবির", "আরিফ"]),
        ("এনামুল কবির | ৩ ঘণ্টা আগে", ["এনামুল কবির"]),
        ("এনামুল কবির১০ মিনিট আগে", ["এনামুল কবির"]),
        ("- এনামুল কবির", ["এনামুল কবির"]),
        ("এনামুল কবির,সৌদি আরব", ["এনামুল কবির"]),
    ],
)
def test_offices_photographers_labels_and_times_are_no_authors(byline: str, names: list[str]) -> None:
    assert [name for name, _, _ in read(byline)] == names


def test_a_town_before_its_district_is_the_place_of_the_writer() -> None:
    assert read("এনামুল কবির ভেড়ামারা (কুষ্টিয়া)") == [("এনামুল কবির", "person", unicodedata.normalize("NFC", "ভেড়ামারা (কুষ্টিয়া)"))]


@pytest.mark.parametrize("name", ["শ্রাবণ আহমেদ", "শুভ্র শ্রাবণ", "জুন মালিয়া", "মার্চ মারমা", "April Jones", "May Sabe Phyu"])
def test_a_month_without_a_number_may_be_a_name(name: str) -> None:
    assert [author.name for author in authors(name)] == [name]


def test_a_month_with_a_number_is_a_time() -> None:
    assert [author.name for author in authors("রহিম উদ্দিন ১২ জুন")] == ["রহিম উদ্দিন"]
    assert [author.name for author in authors("১২ জুন ২০২৪ রহিম উদ্দিন")] == ["রহিম উদ্দিন"]
