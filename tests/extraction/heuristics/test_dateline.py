"""Which strings tell the article's times, and which do not."""

from datetime import datetime, timedelta

import pytest

from newsarchive.items import Reason
from tests.extraction.heuristics.reading import BODY, DHAKA, HEADLINE, PARAGRAPHS, og, paragraphs, read, reasons

AT = datetime(2024, 6, 20, 15, 28, tzinfo=DHAKA)
LATER = datetime(2024, 6, 21, 10, 5, tzinfo=DHAKA)
TOLD_LATE = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"%s"}</script>'


@pytest.mark.parametrize(
    "dateline",
    [
        "<p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>",
        "<div><span>নিজস্ব প্রতিবেদক</span><span>প্রকাশিত : বৃহস্পতিবার, ২০ জুন, ২০২৪ ১৫:২৮</span></div>",
        "<p>২০ জুন ২০২৪, ০৩:২৮ পিএম</p>",
        "<ul><li>প্রকাশের সময়</li><li>২০ জুন ২০২৪, ০৩:২৮ পিএম</li></ul>",
        "<time datetime='2024-06-20T15:28:00+06:00'></time>",
        "<a href=/archive/2024/06/20>২০ জুন ২০২৪</a> <span>০৩:২৮ পিএম</span>",
    ],
)
def test_a_dateline_below_the_headline_is_read(dateline: str) -> None:
    assert read(f"<h1>{HEADLINE}</h1>{dateline}{BODY}").published_at == AT


def test_an_update_time_that_says_the_publication_again_is_no_update() -> None:
    bar = "<ul><li>প্রকাশের সময়: ২০ জুন ২০২৪, ০৩:২৮ পিএম</li><li>আপডেট টাইম: ২০ জুন ২০২৪, ০৩:২৮ পিএম</li></ul>"
    article = read(f"<h1>{HEADLINE}</h1>{bar}{BODY}")
    assert (article.published_at, article.modified_at) == (AT, None)


def test_the_time_of_a_film_goes_behind_that_of_its_page() -> None:
    told = '{"@type":"VideoObject","uploadDate":"2024-06-20T12:00:00+06:00"}'
    film = f'<meta property="og:type" content="video.other"><script type="application/ld+json">{told}</script>'
    assert read(f"<h1>{HEADLINE}</h1><p>২০ জুন ২০২৪, ০৩:২৮ পিএম</p>{BODY}", film).published_at == AT
    assert read(f"<h1>{HEADLINE}</h1>{BODY}", film).published_at == AT.replace(hour=12, minute=0)


def test_when_the_site_was_changed_is_no_update_of_the_story() -> None:
    header = "<div>ঢাকা, সোমবার, ১৩ মে ২০১৯, ৩০ বৈশাখ ১৪২৬ | সর্বশেষ হালনাগাদ ১৩ মে ২০১৯, রাত ৮:০৩</div>"
    article = read(f"{header}<h3>{HEADLINE}</h3>{BODY}")
    assert (article.published_at, article.modified_at) == (None, None)


def test_a_relative_time_among_other_things_on_a_line_is_read() -> None:
    line = "<div>স্পোর্টস ডেস্ক • ৩ ঘণ্টা আগে • ২ মিনিটে পড়ুন</div>"
    article = read(f"<h1>{HEADLINE}</h1>{line}{BODY}", fetched_at=AT + timedelta(hours=3))
    assert (article.published_at, article.byline) == (AT, "স্পোর্টস ডেস্ক")


def test_the_dateline_that_agencies_write_behind_a_story_is_read() -> None:
    story = BODY.replace("</div>", "<p>বাংলাদেশ সময়: ১৫২৮ ঘণ্টা, জুন ২০, ২০২৪</p><p>আরএ/এসআই</p></div>")
    article = read(f"<h1>{HEADLINE}</h1>{story}")
    assert article.published_at == AT
    assert article.witnesses["published_at"] == "heuristic: dateline below the body"
    assert "বাংলাদেশ সময়" not in (article.body or "")


def test_the_time_of_a_blog_stands_in_its_footer() -> None:
    footer = "<div class=post-footer><a><abbr class=published title=2024-06-20T15:28:00+06:00>৩:২৮ PM</abbr></a></div>"
    assert read(f"<h2>বৃহস্পতিবার, ২০ জুন, ২০২৪</h2><h3>{HEADLINE}</h3>{BODY}{footer}", og(HEADLINE)).published_at == AT


def test_published_and_updated_are_told_apart() -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম<br>আপডেট: ২১ জুন ২০২৪, ১০:০৫ এএম</p>{BODY}")
    assert (article.published_at, article.modified_at) == (AT, LATER)
    assert article.witnesses["published_at"] == "heuristic: labelled dateline"


def test_a_dateline_above_the_headline_counts_in_a_box_with_it() -> None:
    box = f"<div><span>২০ জুন ২০২৪, ০৩:২৮ পিএম</span><h1>{HEADLINE}</h1></div>"
    assert read(f"<div class=page><div>মেনু</div>{box}{BODY}</div>").published_at == AT


@pytest.mark.parametrize(
    "header",
    [
        "<div>বৃহস্পতিবার, ২০ জুন ২০২৪, ০৬ আষাঢ় ১৪৩১ বঙ্গাব্দ</div>",
        "<div>০৩:২৮ পূর্বাহ্ন, শুক্রবার, ২০ জুন ২০২৪</div>",
        "<div class=today>আজ ২০ জুন ২০২৪</div>",
    ],
)
def test_the_pages_own_clock_is_no_publish_time(header: str) -> None:
    article = read(f"{header}<div><h1>{HEADLINE}</h1>{BODY}</div>")
    assert article.published_at is None
    assert reasons(article, "published_at") == {Reason.NOT_ON_PAGE}


@pytest.mark.parametrize(
    "others",
    [
        f"<h1>{HEADLINE}</h1><div class=related><h4><a href=/2>সেতুর টোল বাড়ল আবার</a></h4><small>২০ জুন ২০২৪</small></div>{BODY}",
        f"<h1>{HEADLINE}</h1><div><div><a href=/2>সেতুর টোল বাড়ল আবার</a></div><div>২০ জুন ২০২৪</div></div>{BODY}",
        f"<h1>{HEADLINE}</h1>{BODY}<div><a href=/2>সেতুর টোল বাড়ল আবার</a><span>২০ জুন ২০২৪, ০৩:২৮ পিএম</span></div>",
        f"<h1>{HEADLINE}</h1>{BODY}<div class=comments><p>রফিক, ২০ জুন ২০২৪ ০৩:২৮ পিএম</p><p>খুব ভালো উদ্যোগ।</p></div>",
        "<aside><h5><a href=/2>সেতুর টোল বাড়ল আবার</a></h5><small>২ দিন আগে</small></aside>",
    ],
)
def test_times_of_other_stories_and_of_comments_are_not_the_articles(others: str) -> None:
    article = read(others, fetched_at=datetime(2024, 6, 22, tzinfo=DHAKA))
    assert article.published_at is None


def test_update_time_is_the_publish_time_where_nothing_else_tells_it() -> None:
    day = "আপডেট টাইম : বৃহস্পতিবার, ২০ জুন, ২০২৪"
    article = read(f"<h1>{HEADLINE}</h1><li>{day}</li><li>৩৭১ বার পঠিত</li>{BODY}")
    assert (article.published_at, article.modified_at) == (AT.replace(hour=0, minute=0), None)
    both = read(f"<h1>{HEADLINE}</h1><p>প্রকাশ: ১৯ জুন ২০২৪</p><p>{day}</p>{BODY}")
    assert both.modified_at == AT.replace(hour=0, minute=0)


def test_a_last_update_is_an_update() -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>শেষ আপডেট: ২০ জুন ২০২৪ ১৫:২৮</p>{BODY}")
    assert (article.published_at, article.modified_at) == (None, AT)


@pytest.mark.parametrize("stamp", ["2024-06-20T15:28:00Z", "2024-06-20T15:28:00+00:00"])
def test_a_local_clock_stamped_as_utc_is_not_believed(stamp: str) -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>২০ জুন ২০২৪, ০৩:২৮ পিএম</p>{BODY}", TOLD_LATE % stamp)
    assert article.published_at == AT
    assert Reason.CONTRADICTED in reasons(article, "published_at")


def test_machines_are_believed_before_a_date_without_label() -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>২১ জুন ২০২৪</p>{BODY}", TOLD_LATE % "2024-06-20T15:28:00+06:00")
    assert article.published_at == AT
    assert Reason.CONTRADICTED in reasons(article, "published_at")


def test_a_day_that_is_shown_yields_to_the_clock_that_machines_are_told() -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>প্রকাশ: ২০ জুন ২০২৪</p>{BODY}", TOLD_LATE % "2024-06-20T15:28:00+06:00")
    assert (article.published_at, reasons(article, "published_at")) == (AT, set())


def test_the_time_of_an_article_that_never_changed_is_no_update() -> None:
    stamp = '<time class="entry-date published updated" datetime="2024-06-20T15:28:00+06:00">২০ জুন ২০২৪</time>'
    article = read(f"<h1>{HEADLINE}</h1><p>Posted on {stamp}</p>{BODY}")
    assert (article.published_at, article.modified_at) == (AT, None)


@pytest.mark.parametrize(
    ("told", "expected", "contradicted"),
    [
        ("2024-06-20T15:28:00+06:00", AT, False),
        ("2024-06-19T15:28:00+06:00", AT - timedelta(days=1), True),  # what is shown counts from an update
        ("2024-06-20T21:28:00+06:00", AT + timedelta(minutes=32), True),  # later than what is shown: of a false zone
    ],
)
def test_a_relative_time_yields_to_the_exact_one(told: str, expected: datetime, contradicted: bool) -> None:
    fetched = datetime(2024, 6, 20, 22, 0, tzinfo=DHAKA)
    article = read(f"<h1>{HEADLINE}</h1><p>প্রকাশ: ৬ ঘণ্টা আগে</p>{BODY}", TOLD_LATE % told, fetched)
    assert article.published_at == expected
    assert (Reason.CONTRADICTED in reasons(article, "published_at")) is contradicted


def test_what_a_time_element_shows_goes_before_what_it_tells_machines() -> None:
    stamp = '<time class="entry-date updated" datetime="2019-04-17T08:38:51+00:00">২০ জুন ২০২৪, ০৩:২৮ পিএম</time>'
    article = read(f"<h1>{HEADLINE}</h1><div>{stamp}</div>{BODY}", TOLD_LATE % "2019-04-17T02:38:51+00:00")
    assert (article.published_at, article.modified_at) == (AT, None)
    assert Reason.CONTRADICTED in reasons(article, "published_at")


@pytest.mark.parametrize(
    ("shown", "precision"),
    [
        ("২০ জুন ২০২৪, ৩:২৮", "day"),  # of the morning or the afternoon
        ("প্রকাশ: ২০ জুন ২০২৪, 3:28", "day"),
        ("২০ জুন ২০২৪, ০৩:২৮", "minute"),
        ("২০ জুন ২০২৪, ১৫:২৮", "minute"),
        ("২০ জুন ২০২৪, বিকেল ৩:২৮", "minute"),
        ("২০ জুন ২০২৪, ৩:২৮ পিএম", "minute"),
        ("June 20, 2024 3:28 p.m.", "minute"),
    ],
)
def test_an_hour_of_one_digit_without_its_half_of_the_day_gives_the_day(shown: str, precision: str) -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>{shown}</p>{BODY}")
    assert article.published_at is not None
    assert (article.published_at.date(), article.published_precision) == (AT.date(), precision)


def test_attributes_tell_both_times() -> None:
    stamps = 'data-published="2024-06-20T15:28:00+06:00" data-modified="2024-06-20T16:28:00+06:00"'
    article = read(f"<h1>{HEADLINE}</h1><span {stamps}></span>{BODY}")
    assert (article.published_at, article.modified_at) == (AT, AT + timedelta(hours=1))


def test_a_page_without_a_date_has_none() -> None:
    article = read(f"<h1>{HEADLINE}</h1>{BODY}", og(HEADLINE), datetime(2024, 6, 22, tzinfo=DHAKA))
    assert (article.published_at, article.modified_at) == (None, None)


def test_a_list_of_stories_has_no_publish_time_and_no_byline() -> None:
    cards = "".join(
        f"<div><h3><a href=/{number}>সেতুর টোল {number} বাড়ল</a></h3><span>২{number} জুন ২০২৪ ১০:০৫</span></div>"
        for number in range(6)
    )
    article = read(f"<h1>সব খবর এক পাতায়</h1>{cards}")
    assert (article.published_at, article.modified_at, article.byline) == (None, None, None)


def test_the_times_of_cards_between_headline_and_story_are_not_the_articles() -> None:
    cards = "".join(
        f"<div><div><a href=/{number}>সেতুর টোল বাড়ল আবার</a></div><div><time datetime='2024-06-{number}T09:00:00+06:00'>{number} জুন</time></div></div>"
        for number in (17, 18, 19)
    )
    own = "<header><span>রহিমা বেগম, <time datetime='2024-06-20T15:28:00+0600'>২০ জুন ২০২৪</time></span></header>"
    article = read(f"<h1>{HEADLINE}</h1><section><h2>বাছাই করা</h2>{cards}</section><article>{own}{BODY}</article>")
    assert article.published_at == AT


def test_a_clock_below_the_story_completes_the_day_above_it() -> None:
    below = "<abbr class=published itemprop=datePublished title='2024-06-20T15:28:00+06:00'>১৫:২৮</abbr>"
    article = read(f"<h2>বৃহস্পতিবার, ২০ জুন ২০২৪</h2><div><h1>{HEADLINE}</h1>{BODY}<footer>{below}</footer></div>")
    assert article.published_at == AT
    assert article.published_precision == "second"


def test_of_several_publications_below_the_story_none_is_the_articles() -> None:
    below = "".join(f"<abbr itemprop=datePublished title='2024-06-{day}T09:00:00+06:00'></abbr>" for day in (18, 19))
    assert read(f"<h1>{HEADLINE}</h1>{BODY}<div>{below}</div>").published_at is None


def test_a_day_in_a_row_of_links_is_read() -> None:
    row = "<a href=/author/1>রহিমা বেগম</a> <span>20/06/2024</span><a href=/c>সারা দেশ</a><a href=#c>Leave a comment</a><span>212 Views</span>"
    article = read(f"<h1>{HEADLINE}</h1><p>{row}</p>{BODY}")
    assert article.published_at == datetime(2024, 6, 20, tzinfo=DHAKA)
    assert article.published_precision == "day"


def test_utc_stamped_as_local_is_not_believed() -> None:
    head = TOLD_LATE % "2024-06-20T09:28:00+06:00"
    article = read(f"<h1>{HEADLINE}</h1><p>বৃহস্পতিবার, জুন ২০, ২০২৪, ০৩:২৮ PM</p>{BODY}", head)
    assert article.published_at == AT
    assert Reason.CONTRADICTED in reasons(article, "published_at")


def test_the_moment_at_which_a_page_was_put_together_is_no_update() -> None:
    fetched_at = datetime(2024, 6, 21, 10, 0, tzinfo=DHAKA)
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"%s","dateModified":"%s"}</script>'
    )
    page = f"<h1>{HEADLINE}</h1><p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>{BODY}"
    rendered, changed = "2024-06-21T09:59:37+06:00", "2024-06-20T18:00:00+06:00"
    assert read(page, head % (rendered, rendered), fetched_at).modified_at is None
    article = read(page, head % (AT.isoformat(), changed), fetched_at)
    assert (article.published_at, article.modified_at) == (AT, datetime(2024, 6, 20, 18, 0, tzinfo=DHAKA))


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("ঢাকা, ২০ জুন, ২০২৪ (বাসস) : ", 20),
        ("খুলনা, ২০ জুন ২০২৪ - ", 20),
        ("ঢাকা, ২০ জুন (বাসস) : ", None),  # no year
        ("করিম রহমান, ২০ জুন ২০২৪: ", None),  # no place
        ("ঢাকা, ২০ জুন ২০২৪ (সংশোধিত) : ", None),  # no agency
        ("ঢাকা, ২০ জুন ২০২৪ সালের বন্যায় ডুবে যায়। ", None),
    ],
)
def test_a_story_s_own_dateline_serves_where_the_page_tells_no_time(opening: str, day: int | None) -> None:
    article = read(f"<h1>{HEADLINE}</h1>{BODY.replace('<p>', f'<p>{opening}', 1)}")
    assert article.published_at == (datetime(2024, 6, day, tzinfo=DHAKA) if day else None)
    assert day is None or article.witnesses["published_at"] == "body: dateline"
    dated = read(f"<h1>{HEADLINE}</h1><p>প্রকাশ: ২১ জুন ২০২৪, ১০:০৫ এএম</p>{BODY.replace('<p>', f'<p>{opening}', 1)}")
    assert dated.published_at == LATER


@pytest.mark.parametrize("by", ["বাসস", "নিজস্ব প্রতিনিধি", "স্টাফ রিপোর্টার"])
def test_an_agency_dateline_may_name_the_outlets_own_correspondent(by: str) -> None:
    first = f"ঢাকা, ১২ নভেম্বর, ২০২৫ ({by}) : {PARAGRAPHS[0]}"
    article = read(f"<h1>{HEADLINE}</h1><div><p>{first}</p><p>{PARAGRAPHS[1]}</p></div>")
    assert article.published_at == datetime(2025, 11, 12, tzinfo=DHAKA)


def test_a_dateline_in_the_body_of_a_person_is_no_publish_time() -> None:
    first = f"ঢাকা, ১২ নভেম্বর, ২০২৫ (রহিম উদ্দিন) : {PARAGRAPHS[0]}"
    assert read(f"<h1>{HEADLINE}</h1><div><p>{first}</p><p>{PARAGRAPHS[1]}</p></div>").published_at is None


def test_a_bare_date_above_the_paragraphs_is_no_paragraph() -> None:
    article = read(
        f"<article><h1>{HEADLINE}</h1><p>৬ সেপ্টেম্বর ২০২৫</p>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article>"
    )
    assert article.published_at == datetime(2025, 9, 6, tzinfo=DHAKA)
    assert paragraphs(article) == PARAGRAPHS


FETCHED = datetime(2026, 11, 20, 12, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("dateline", "hour", "minute"),
    [
        ("<div class=date>১০ মিনিট আগে প্রকাশিত</div>", 11, 50),
        ("<span>এক ঘণ্টা আগে প্রকাশিত হয়েছে</span>", 11, 0),
        ("<p>২ ঘণ্টা আগে পোস্ট করা হয়েছে | ক্রীড়া ডেস্ক</p>", 10, 0),
        ("<p class=author>প্রকাশ: এইমাত্র</p>", 12, 0),
    ],
)
def test_a_relative_time_before_its_verb_is_the_dateline(dateline: str, hour: int, minute: int) -> None:
    article = read(f"<h1>{HEADLINE}</h1>{dateline}{BODY}", fetched_at=FETCHED)
    assert article.published_at == FETCHED.replace(hour=hour, minute=minute)
    assert article.byline in (None, "ক্রীড়া ডেস্ক")


def test_a_relative_time_before_the_verb_of_an_update_is_the_update() -> None:
    article = read(f"<h1>{HEADLINE}</h1><p>২ ঘণ্টা আগে আপডেট করা হয়েছে</p>{BODY}", fetched_at=FETCHED)
    assert (article.published_at, article.modified_at) == (None, FETCHED.replace(hour=10))


@pytest.mark.parametrize("text", ["ভোটের ১০ দিন আগে প্রকাশিত গেজেট", "বইমেলার আগে প্রকাশ", "১০ বছর আগে প্রকাশিত বই নিয়ে মেলা"])
def test_a_publication_before_something_else_is_no_dateline(text: str) -> None:
    assert read(f"<h1>{HEADLINE}</h1><p>{text}</p>{BODY}", fetched_at=FETCHED).published_at is None
