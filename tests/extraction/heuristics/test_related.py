"""The list of other articles below an article: each with the title of its card, without what is beside the title."""

from datetime import datetime

import pytest

from tests.extraction.heuristics.reading import BODY, DHAKA, HEADLINE, read

FETCHED = datetime(2026, 11, 20, 12, tzinfo=DHAKA)
TITLES = ["ট্রাক উল্টে আহত ১০", "হাটে ক্রেতা কম বলে হতাশ খামারি", "বন্যার্তদের পাশে তরুণ স্বেচ্ছাসেবকেরা"]


def related(card: str) -> list[tuple[str, str | None]]:
    """Return titles and addresses of a list whose cards are made from a pattern with {t} for the title and {n} for a number."""
    cards = "".join(card.replace("{t}", title).replace("{n}", str(at)) for at, title in enumerate(TITLES))
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<section><h3>আরও খবর</h3>{cards}</section>", fetched_at=FETCHED)
    assert all(link.published_raw != "" for link in article.related)
    return [(link.title, link.url) for link in article.related]


EXPECTED = [(title, f"https://a.example/{at}") for at, title in enumerate(TITLES)]


@pytest.mark.parametrize(
    "card",
    [
        "<li><a href=/{n}>{t}<time>২ ঘণ্টা আগে</time></a></li>",
        "<li><a href=/{n}><h4>{t}<small>৩ দিন আগে</small></h4></a></li>",
        "<li><a href=/{n}>{t}<span class=date>১২ নভেম্বর ২০২৬</span></a></li>",
        "<li><a href=/{n}>{t}<span>১০:৪৫ এএম</span></a></li>",
        "<li><a href=/{n}>{t}<span>৫ ঘণ্টা পূর্বে</span><i>১২ মন্তব্য</i></a></li>",
        "<li><a href=/{n}>{t}<em>২৩ বার পঠিত</em></a></li>",
        "<li><a href=/{n}>{t}<b>গতকাল</b></a></li>",
        "<li><a href=/{n}><span class=badge>ভিডিও</span>{t}</a></li>",
        "<li><a href=/{n}><span class=cat>খেলাধুলা</span> {t}</a></li>",
        "<li><a href=/{n}><span class=rank>৩</span>{t}<span class=comment-count>৭</span></a></li>",
        "<div class=card><a href=/{n}><span>সারাদেশ</span><h3>{t}</h3><p>এখানে খবরটির একটি দীর্ঘ সারসংক্ষেপ থাকে, যা শিরোনাম নয়।</p></a></div>",
    ],
)
def test_a_title_is_without_the_time_counter_section_and_badge_beside_it(card: str) -> None:
    assert related(card) == EXPECTED


@pytest.mark.parametrize(
    "card",
    [
        "<div class=card><a class=overlay href=/{n}></a><img src=x.jpg><h3>{t}</h3></div>",
        "<div class=item><div><h4>{t}</h4><p>৩ ঘণ্টা আগে</p></div><a href=/{n} class=stretched-link></a></div>",
        "<article><a href=/{n}><img src=x.jpg alt='অন্য কিছু লেখা আছে'></a><div class=text><h5>{t}</h5></div></article>",
        "<div class=card><a href=/{n}><img src=x.jpg alt='ছবিতে দেখা যাচ্ছে হাট'></a><a href=/{n}>{t}</a></div>",
        "<div class=card><a href=/{n}><h3>{t}</h3></a><a href=/{n}>খবরটির সারসংক্ষেপ এখানে কয়েক শব্দে লেখা</a></div>",
        "<li><a href=/{n} aria-label='{t}'><img src=x.jpg></a></li>",
        "<li><a href=/{n}><img src=x.jpg alt='{t}'></a></li>",
    ],
)
def test_several_links_of_a_card_are_one_entry_with_the_title_that_is_shown(card: str) -> None:
    assert related(card) == EXPECTED


def test_a_time_inside_the_link_is_that_of_the_entry() -> None:
    cards = "".join(
        f"<li><a href=/{at}><h4>{title}<time>২ ঘণ্টা আগে</time></h4></a></li>" for at, title in enumerate(TITLES)
    )
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<section><h3>আরও খবর</h3><ul>{cards}</ul></section>", fetched_at=FETCHED)
    assert {link.published_raw for link in article.related} == {"২ ঘণ্টা আগে"}
    assert {link.published_at for link in article.related} == {datetime(2026, 11, 20, 10, tzinfo=DHAKA)}


@pytest.mark.parametrize(
    "title",
    [
        "দুর্ঘটনায় নিহত <b>১০</b>",
        "যে ঘটনার ১০ বছর আগে শুরু হয়েছিল গবেষণা",
        "<i>লাল মাটির</i> দেশে এক দিন",
        "২০২৭ সালের বাজেট নিয়ে আলোচনা",
        "জাতীয় দলে ফিরলেন দুই ক্রিকেটার",
    ],
)
def test_numbers_times_and_sections_of_a_title_stay_in_it(title: str) -> None:
    article = read(
        f"<h1>{HEADLINE}</h1>{BODY}<section><h3>আরও খবর</h3><ul><li><a href=/1>{title}</a></li></ul></section>",
        fetched_at=FETCHED,
    )
    assert [link.title for link in article.related] == [
        title.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "")
    ]
    assert [link.published_raw for link in article.related] == [None]


def test_links_to_different_addresses_in_one_container_have_no_title_of_it() -> None:
    links = "<div><a href=/1></a><a href=/2></a><p>দুটি ঠিকানার মাঝে একটি লেখা</p></div>"
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<section><h3>আরও খবর</h3>{links}</section>")
    assert article.related == []


def titles(*links: tuple[str, str]) -> list[str]:
    """Return the related titles of a list with these titles and addresses."""
    items = "".join(f"<li><a href={address}>{title}</a></li>" for title, address in links)
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<section><h3>আরও খবর</h3><ul>{items}</ul></section>", fetched_at=FETCHED)
    return [link.title for link in article.related]


@pytest.mark.parametrize(
    "address",
    ["/coast/news/9", "/life/story/90210", "/life/joldossu-atonko-barche-abar", "/life/news/90210/জলদস্যু-আতঙ্ক"],
)
def test_two_words_that_lead_to_an_article_are_a_title(address: str) -> None:
    assert titles((TITLES[1], "/coast/news/77"), ("জলদস্যু আতঙ্ক", address)) == [TITLES[1], "জলদস্যু আতঙ্ক"]


def test_a_list_of_titles_of_two_words_alone_is_one_if_all_lead_to_articles() -> None:
    assert titles(("জলদস্যু আতঙ্ক", "/coast/9021"), ("কমছে জোয়ার", "/coast/9024")) == ["জলদস্যু আতঙ্ক", "কমছে জোয়ার"]
    assert titles(("উপকূল পরিচিতি", "/coast"), ("কমছে জোয়ার", "/coast/9024")) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("উপকূলের খবর", "/coast"),
        ("চট্টগ্রাম বিভাগ", "/division/3"),
        ("উপকূলের মেলা", "/topic/55512"),
        ("আজকের পত্রিকা", "/coast/news/90210"),
        ("বিস্তারিত পড়ুন", "/coast/news/90210"),
        ("২ ঘণ্টা", "/coast/news/90210"),
        ("আমাদের কথা", "/about-us"),
        ("জলদস্যু আতঙ্ক", "http://[bad/90210"),
    ],
)
def test_two_words_that_lead_elsewhere_are_no_title(text: str, address: str) -> None:
    assert titles((TITLES[1], "/coast/news/77"), (text, address)) == [TITLES[1]]
