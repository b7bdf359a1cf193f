"""What a layout can say about where a field stands, and what is told when its first rule finds nothing."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from newsarchive.extraction import Layout, RelatedList, containing_text, extract, normalize
from newsarchive.items import Article, Page, Reason, Verified

DHAKA = ZoneInfo("Asia/Dhaka")
KOLKATA = ZoneInfo("Asia/Kolkata")
DESIGN = Layout(
    name="test",
    verified_on=Verified(),
    fingerprint=("main",),
    headline=("h1.head", "h2.head"),
    byline=(".by",),
    body=("div.story",),
)


def read(html: str, zone: ZoneInfo | None = DHAKA, **declared: Any) -> Article:
    page = Page(
        f"<html><head><meta charset=utf-8></head><body><main>{html}</main></body></html>".encode(),
        "https://a.example/1",
    )
    return normalize(extract(page, [replace(DESIGN, **declared)]), zone=zone)


def told(article: Article, field: str) -> dict[Reason, str]:
    return {problem.reason: problem.detail for problem in article.problems if problem.field == field}


def test_that_the_second_rule_had_to_serve_is_told() -> None:
    article = read("<h2 class=head>শিরোনাম</h2>")
    assert article.headline == "শিরোনাম"
    assert told(article, "headline") == {Reason.RULE_FAILED: "test: h1.head found nothing"}


def test_the_first_rule_needs_no_word() -> None:
    assert told(read("<h1 class=head>শিরোনাম</h1>"), "headline") == {}


def test_several_authors_are_one_byline() -> None:
    article = read("<p class=by>রাশেদুল করিম</p><p class=by> শর্মিষ্ঠা বসু </p>", byline=(".by::all",))
    assert article.byline == "রাশেদুল করিম, শর্মিষ্ঠা বসু"
    assert [author.name for author in article.authors] == ["রাশেদুল করিম", "শর্মিষ্ঠা বসু"]


def test_a_date_and_its_clock_may_stand_in_two_elements() -> None:
    article = read("<ul><li>১৮ ডিসেম্বর ২০২৫</li><li>১২:৩৩ পিএম</li></ul>", times=("li::all",))
    assert article.published_at == datetime(2025, 12, 18, 12, 33, tzinfo=DHAKA)


def test_a_body_in_cards_is_read_once_where_the_class_stands_on_two_levels() -> None:
    cards = "<div class=card><div class=card><p>এক।</p></div></div><aside>পাশে</aside><div class=card><p>দুই।</p></div>"
    assert read(cards, body=(".card::all",)).body == "এক।\n\nদুই।"


@pytest.mark.parametrize("selector", ["published", "times"])
def test_an_update_label_is_publication_only_where_the_layout_says_so(selector: str) -> None:
    article = read("<p class=t>আপডেট টাইম : শনিবার, ১৮ সেপ্টেম্বর, ২০২১</p>", **dict[str, Any]({selector: (".t",)}))
    day = datetime(2021, 9, 18, tzinfo=DHAKA)
    assert (article.published_at, article.modified_at) == ((day, None) if selector == "published" else (None, day))


def test_a_local_clock_under_a_false_offset_is_local() -> None:
    article = read('<time datetime="2019-04-17T08:38:51+00:00">x</time>', mislabelled_utc=("time@datetime",))
    assert article.published_at == datetime(2019, 4, 17, 8, 38, 51, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("clock", "hour", "precision"), [("৯:০৫", 0, "day"), ("১২:৪০", 0, "day"), ("১৩:০৫", 13, "minute")]
)
def test_an_hour_of_either_half_tells_the_day_alone(clock: str, hour: int, precision: str) -> None:
    article = read(f"<p class=t>২ ফেব্রুয়ারি ২০২১ , {clock}</p>", published=(".t",), twelve_hour_without_meridiem=True)
    assert article.published_at
    assert (article.published_at.hour, article.published_precision) == (hour, precision)


def test_a_page_of_no_known_outlet_tells_its_own_zone() -> None:
    machine = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-02T10:00:00+05:30"}</script>'
    shown = "<p class=t>২ মার্চ ২০২৪ ১০:০০</p>"
    assert read(machine + shown, zone=None, times=(".t",)).published_at == datetime(2024, 3, 2, 10, tzinfo=KOLKATA)
    assert read(shown, zone=None, times=(".t",)).published_at == datetime(2024, 3, 2, 10, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("By রাশেদুল করিম -", "রাশেদুল করিম"),
        ("প্রতিবেদক: রাশেদুল করিম", "রাশেদুল করিম"),
        ("শর্মিষ্ঠা বসু |", "শর্মিষ্ঠা বসু"),
        ("Published by: শর্মিষ্ঠা বসু", "শর্মিষ্ঠা বসু"),
        ("আন্তর্জাতিক ডেস্ক - প্রতিনিধি", "আন্তর্জাতিক ডেস্ক - প্রতিনিধি"),
        ("লেখা:, শর্মিষ্ঠা বসু", "শর্মিষ্ঠা বসু"),  # the label and the name in two elements
        ("শর্মিষ্ঠা বসু | ২ ঘণ্টা আগে", "শর্মিষ্ঠা বসু"),
        ("শর্মিষ্ঠা বসু<abbr>৫ মিনিট পূর্বে</abbr>", "শর্মিষ্ঠা বসু"),
        ("রিপোর্টারের নাম : শর্মিষ্ঠা বসু", "শর্মিষ্ঠা বসু"),
        ("● শর্মিষ্ঠা বসু", "শর্মিষ্ঠা বসু"),
        ("ভাষান্তর: শর্মিষ্ঠা বসু", "শর্মিষ্ঠা বসু"),
        ("চ্যানেল ২৪ ডেস্ক", "চ্যানেল ২৪ ডেস্ক"),
    ],
)
def test_a_label_is_no_part_of_the_byline(written: str, meant: str) -> None:
    assert read(f"<p class=by>{written}</p>").byline == meant


@pytest.mark.parametrize("line", ["<p>Tags: <a>পদ্মা</a></p>", "<p><strong>Tags:</strong> <a>পদ্মা</a></p>"])
def test_elements_are_chosen_by_words_that_they_or_their_strong_hold(line: str) -> None:
    article = read(f"<div class=story><p>ট্যাগ ছাড়া একটি বাক্য।</p>{line}</div>", drop=(containing_text("p", "Tags:"),))
    assert article.body == "ট্যাগ ছাড়া একটি বাক্য।"


def test_a_line_break_parts_a_clock_from_the_label_below_it() -> None:
    article = read("<p class=t>৩ মে ২০২১ ০২:১০ অপরাহ্ন<br><i>সর্বশেষ আপডেট: ৩ মে ২০২১ ০৬:৫৯ অপরাহ্ন</i></p>", times=(".t",))
    assert article.published_at == datetime(2021, 5, 3, 14, 10, tzinfo=DHAKA)
    assert article.modified_at == datetime(2021, 5, 3, 18, 59, tzinfo=DHAKA)


@pytest.mark.parametrize(
    "constant",
    [
        "রিপোর্টারের নাম",
        "admin",
        " Admin\n",
        "লেখা:",
        "সূত্র:",
        "২ ঘণ্টা আগে",
        "Updated 3 hours ago",
        "৪ মিনিটের পাঠ",
        "প্রথম পাতা",
        "সৌদি আরব",
        "নান্দাইল (ময়মনসিংহ)",
        "৩২ বার পঠিত",
        "শেয়ার করুন",
        "সম্পাদক ও প্রকাশক: রাশেদুল করিম",
        "অপারেশন ইনচার্জ",
        "ছবি: রাশেদুল করিম",
    ],
)
def test_what_a_template_prints_for_nobody_is_no_byline(constant: str) -> None:
    article = read(f"<p class=by>{constant}</p>")
    assert article.byline is None
    assert Reason.REFUSED in told(article, "byline")
    assert read(f"<p class=by>{constant}</p><p class=by2>রাশেদুল করিম</p>", byline=(".by", ".by2")).byline == "রাশেদুল করিম"


def test_a_byline_that_opens_the_story_is_copied_where_no_other_is() -> None:
    story = "<div class=story><p>আন্তর্জাতিক ডেস্ক : ভূমিকম্পে কেঁপে উঠেছে দ্বীপটি।</p></div>"
    article = read(story)
    assert (article.byline, article.witnesses["byline"]) == ("আন্তর্জাতিক ডেস্ক", "body: first line")
    assert article.body == "আন্তর্জাতিক ডেস্ক : ভূমিকম্পে কেঁপে উঠেছে দ্বীপটি।"
    assert told(article, "byline") == {}
    assert read(f"<p class=by>রাশেদুল করিম</p>{story}").byline == "রাশেদুল করিম"


def test_an_authors_constant_and_a_byline_in_the_story_are_both_told() -> None:
    article = read("<p class=by>admin</p><div class=story><p>আন্তর্জাতিক ডেস্ক : ভূমিকম্প হয়েছে।</p></div>")
    assert article.byline == "আন্তর্জাতিক ডেস্ক"
    assert Reason.REFUSED in told(article, "byline")


def test_a_time_told_in_another_zone_is_given_with_the_outlets_own_offset() -> None:
    article = read('<time datetime="2026-08-13T18:35:20+00:00">x</time>', published=("time@datetime",))
    assert article.published_at
    assert article.published_at.isoformat() == "2026-08-14T00:35:20+06:00"


def test_an_element_that_two_selectors_of_a_list_match_is_read_once() -> None:
    article = read(
        "<p class='by who'>রাশেদুল করিম</p><div class='card text'><p>এক।</p></div>",
        byline=(".by, .who::all",),
        body=(".card, .text::all",),
    )
    assert (article.byline, article.body) == ("রাশেদুল করিম", "এক।")


def test_a_section_may_stand_above_the_article() -> None:
    page = "<ul class=crumb><li>প্রচ্ছদ</li><li>রাজনীতি</li></ul><article><h1>ভোট কাল</h1></article><i class=sub>নিচে</i>"
    article = read(page, scope="article", fingerprint=("h1",), section=(".crumb li:last-child",), kicker=(".sub",))
    assert article.section == "রাজনীতি"
    assert article.kicker is None


RELATED = RelatedList("div.more > div", title="h4", published=".when")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("<a href=/2><h4>ট্রাক উল্টে আহত ১০<time>২ ঘণ্টা আগে</time></h4></a>", ("ট্রাক উল্টে আহত ১০", "২ ঘণ্টা আগে")),
        ("<a href=/2><h4>ট্রাক উল্টে আহত ১০</h4></a><i class=when>৩ দিন আগে</i>", ("ট্রাক উল্টে আহত ১০", "৩ দিন আগে")),
        ("<a href=/2><h4><b class=tag>ভিডিও</b>হাটে ক্রেতা কম</h4></a><i class=when>ভিডিও</i>", ("হাটে ক্রেতা কম", None)),
        ("<a href=/2><h4>হাটে ক্রেতা কম<small>১২ মন্তব্য</small></h4></a><i class=when> </i>", ("হাটে ক্রেতা কম", None)),
        ("<a href=/2><h4><span>জাতীয়</span> হাটে ক্রেতা কম</h4></a>", ("হাটে ক্রেতা কম", None)),
        ("<a href=/2><img alt='হাটে ক্রেতা কম'></a>", ("হাটে ক্রেতা কম", None)),
        ("<a href=/2 title='হাটে ক্রেতা কম'><img alt='একটি ছবি আছে'></a>", ("হাটে ক্রেতা কম", None)),
        ("<a href=/2><h4>জাতীয় দলে আহত <b>১০</b></h4></a>", ("জাতীয় দলে আহত ১০", None)),
    ],
)
def test_an_entry_has_its_title_without_what_is_beside_it(entry: str, expected: tuple[str, str | None]) -> None:
    article = read(f"<div class=more><div>{entry}</div></div>", related=(RELATED,))
    assert [(link.title, link.published_raw) for link in article.related] == [expected]
    assert article.related[0].url == "https://a.example/2"


def test_a_picture_and_a_title_with_one_address_are_one_entry() -> None:
    links = "<a href=/2><img alt='মাঠে দাঁড়ানো মানুষ'></a><a href=/2>হাটে ক্রেতা কম</a><a href=/3>সেতুর টোল বাড়ল</a>"
    article = read(f"<div class=more>{links}</div>", related=(RelatedList("div.more > a", title=""),))
    assert [link.title for link in article.related] == ["হাটে ক্রেতা কম", "সেতুর টোল বাড়ল"]
