"""What stands between and behind the paragraphs of a known design's body, and is none of the story."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction.boilerplate import without_boilerplate
from newsarchive.extraction.lines import is_ornament
from newsarchive.extraction.paragraphs import paragraphs

ONE = "নদীর বুকে ভাসমান একটি হাসপাতাল গতকাল থেকে চরের মানুষকে চিকিৎসা দিতে শুরু করেছে।"
TWO = "আরও পড়ুন বলে তিনি শিক্ষার্থীদের উৎসাহ দেন, পরে মঞ্চে উঠে নিজের জীবনের গল্প শোনান সবাইকে।"
THREE = "চরের বাসিন্দারা বলছেন, আগে শহরে যেতে তাঁদের আধা দিন লেগে যেত।"


def _read(html: str) -> list[str]:
    node = LexborHTMLParser(f"<div id=body>{html}</div>").css_first("#body")
    assert node
    return without_boilerplate(paragraphs(node))


@pytest.mark.parametrize(
    "between",
    [
        "<p>আরও পড়ুন: <a href=/2>সেতুর টোল বাড়ল আবার</a></p>",
        "<p>আরও পড়ুন: সেতুর টোল বাড়ল আবার, এবার দ্বিগুণ</p>",
        "<p><a href=/2>আরও দেখুন সেতুর টোল বাড়ল আবার</a></p>",
        "<p>আরও প\u09dcুন<br>সেতুর টোল বাড়ল</p>",  # the other spelling of the letter
        "<h4>আরও পড়ুন</h4><p><a href=/2>সেতুর টোল বাড়ল আবার</a></p><small>জুলাই ১৩, ২০২৫</small><p><a href=/3>হাটে ক্রেতা কম</a></p>",
        "<p>বিজ্ঞাপন</p>",
        "<p>* * *</p>",
        "<p>ঘাটে ভাসমান হাসপাতাল। ছবি: সংগৃহীত</p>",
        "<p><a href=/2>দেখুন: চরের জীবন (ছবিঘর)</a></p>",
        "<div>Advertisement</div>",
        "<span>শেয়ার করুন</span>",
    ],
)
def test_what_editors_and_plugins_put_between_paragraphs_goes(between: str) -> None:
    assert _read(f"<p>{ONE}</p>{between}<p>{THREE}</p>") == [ONE, THREE]


@pytest.mark.parametrize(
    "behind",
    [
        "<div>ট্যাগ: <a href=/t/1>কুড়িগ্রাম</a> <a href=/t/2>নদীভাঙন</a></div>",
        "<h4>ট্যাগ</h4><ul><li><a href=/t/1>কুড়িগ্রাম</a></li><li><a href=/t/2>নদীভাঙন</a></li></ul>",
        "<p>খবরের টাটকা আপডেট পেতে ডাউনলোড করুন চরবার্তা অ্যাপ</p>",
        "<p>সংবাদটি শেয়ার করুন</p><p>ফেসবুকে আমাদের পাতায় লাইক দিন</p>",
    ],
)
def test_what_stands_behind_the_last_paragraph_goes(behind: str) -> None:
    assert _read(f"<p>{ONE}</p><p>{THREE}</p>{behind}") == [ONE, THREE]


@pytest.mark.parametrize(
    "story",
    [
        [ONE, TWO, THREE],
        [ONE, "আরও খবর পাওয়ার আশায় স্বজনেরা সারা রাত হাসপাতালের সামনে অপেক্ষা করেন।", THREE],
        ["ট্যাগ ছাড়া একটি বাক্য।"],
        [ONE, "বিষয়: ভাঙন", THREE],
        [ONE, "মন্তব্য করতে রাজি হননি তিনি।"],
        [ONE, "দেখুন: এভাবে ভেলা বাঁধতে হয়।", THREE],
    ],
)
def test_paragraphs_that_begin_with_such_words_stay(story: list[str]) -> None:
    assert _read("".join(f"<p>{text}</p>" for text in story)) == story


def test_a_list_of_facts_that_are_links_stays() -> None:
    facts = ["করিম রহমান", "সালমা বেগম"]
    linked = "".join(f"<li><a href=/p/{at}>{name}</a></li>" for at, name in enumerate(facts))
    assert _read(f"<p>{ONE}</p><ul>{linked}</ul><p>{THREE}</p>") == [ONE, *facts, THREE]


def test_hashtags_are_ornament_and_a_long_row_of_signs_takes_no_time() -> None:
    assert is_ornament("#মধুপুর #আনারস, #কৃষি")
    assert not is_ornament("#মধুপুর থেকে ফিরে")
    assert not is_ornament("#a" * 5000 + " x")
    assert is_ornament("#" * 5000)
