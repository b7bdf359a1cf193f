"""The strip of headlines above an article, and the list of other stories behind it."""

from datetime import datetime

import pytest

from tests.extraction.heuristics.reading import BODY, DHAKA, HEADLINE, read

TITLES = ["সেতুর টোল বাড়ল আবার", "হাটে ক্রেতা কম বলে হতাশ খামারি", "শেষ বলে জিতল স্বাগতিক দল"]
LINKS = "".join(f"<a href=/{number}>{title}</a>" for number, title in enumerate(TITLES))
ITEMS = "".join(f"<li><a href=/{number}>{title}</a></li>" for number, title in enumerate(TITLES))
SLIDES = "".join(f"<span class=mySlides><a href=/{number}>{title}</a></span>" for number, title in enumerate(TITLES))


@pytest.mark.parametrize(
    "strip",
    [
        f"<marquee>{LINKS}</marquee>",
        f"<marquee>{LINKS}{LINKS}</marquee>",
        f"<div><div>শিরোনাম :</div><div>{SLIDES}</div></div>",
        f"<div><span>ব্রেকিং নিউজ</span><ul>{ITEMS}</ul></div>",
        f"<div class=news-ticker><ul>{ITEMS}</ul></div>",
        f"<pk-ticker>{LINKS}</pk-ticker>",
        "<marquee>" + " ● ".join(TITLES) + "</marquee>",
        "<marquee><font>" + "&nbsp;&#9830;&nbsp;".join(TITLES) + "</font></marquee>",
        f"<marquee>সাইটে আপনাকে স্বাগতম জানাই</marquee><marquee>{LINKS}</marquee>",
    ],
)
def test_a_strip_is_known_by_its_shape_its_name_or_its_label(strip: str) -> None:
    article = read(f"<nav><ul><li><a href=/c>সারা দেশ</a></li></ul></nav>{strip}<h1>{HEADLINE}</h1>{BODY}")
    assert [headline.title for headline in article.ticker] == TITLES


def test_a_strips_headlines_have_their_addresses() -> None:
    article = read(f"<marquee>{LINKS}</marquee><h1>{HEADLINE}</h1>{BODY}")
    assert article.ticker[1].url == "https://a.example/1"


def test_menus_and_lists_of_other_stories_are_no_strip() -> None:
    article = read(f"<nav><ul>{ITEMS}</ul></nav><h1>{HEADLINE}</h1>{BODY}<h4>সর্বশেষ</h4><ul>{ITEMS}</ul>")
    assert article.ticker == []


@pytest.mark.parametrize(
    "more",
    [
        f"<h3>আরও খবর</h3><ul>{ITEMS}</ul>",
        f"<div class=related-news>{ITEMS}</div>",
        f"<ul>{ITEMS}</ul>",
        "<h3>এই বিভাগের আরো খবর</h3>"
        + "".join(
            f"<div><a href=/{number}><img src=a><h4>{title}</h4></a></div>" for number, title in enumerate(TITLES)
        ),
    ],
)
def test_other_stories_are_listed_and_not_in_the_body(more: str) -> None:
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<div>{more}</div>")
    assert [link.title for link in article.related] == TITLES
    assert not any(title in (article.body or "") for title in TITLES)


def test_other_stories_have_their_times() -> None:
    cards = "".join(
        f"<div><a href=/{number}>{title}</a><small>২ ঘণ্টা আগে</small></div>" for number, title in enumerate(TITLES)
    )
    fetched = datetime(2024, 6, 22, 12, 0, tzinfo=DHAKA)
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<aside><h4>আরও খবর</h4>{cards}</aside>", fetched_at=fetched)
    assert article.related[0].published_at == datetime(2024, 6, 22, 10, 0, tzinfo=DHAKA)
    assert article.published_at is None
