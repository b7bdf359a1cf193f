"""Who wrote it: labels, names of elements, the vocabulary, the place on the page."""

import pytest

from tests.extraction.heuristics.reading import BODY, HEADLINE, PARAGRAPHS, read

DATE = "<p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>"


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("<p>প্রতিবেদক: শাহানা পারভীন</p>", "শাহানা পারভীন"),
        ("<p>by <a href=/a>শাহানা পারভীন</a></p>", "শাহানা পারভীন"),
        ("<a rel=author href=/a>শাহানা পারভীন</a>", "শাহানা পারভীন"),
        ("<span itemprop=author>শাহানা পারভীন</span>", "শাহানা পারভীন"),
        ("<div class=reporter-name>শাহানা পারভীন, নাটোর</div>", "শাহানা পারভীন, নাটোর"),
        ("<div>নিজস্ব প্রতিবেদক</div>", "নিজস্ব প্রতিবেদক"),
        ("<div>নাটোর প্রতিনিধি</div>", "নাটোর প্রতিনিধি"),
        ("<h2>শাহানা পারভীন</h2>", "শাহানা পারভীন"),
        ("<p>শাহানা পারভীন</p>", "শাহানা পারভীন"),
        ("<p>ছবি রানী পাঠক</p>", "ছবি রানী পাঠক"),
        ("<div class=writer><a href=/a>শাহানা পারভীন</a><a href=/b>মাহবুব আলম</a></div>", "শাহানা পারভীন, মাহবুব আলম"),
        ("<div class=writer><b>শাহানা</b> <b>পারভীন</b></div>", "শাহানা পারভীন"),
        ("<p class=reporter>শাহানা পারভীন</p><p class=reporter>মাহবুব আলম</p>", "শাহানা পারভীন, মাহবুব আলম"),
        ("<p class=reporter>শাহানা পারভীন</p><p class=reporter>নিজস্ব প্রতিবেদক</p>", "শাহানা পারভীন"),
        ("<p>ছবি ও লেখা: শাহানা পারভীন</p>", "শাহানা পারভীন"),
        ("<p class=reporter>স্টাফ করেসপন্ডেন্ট | চরবার্তা২৪.কম</p>", "স্টাফ করেসপন্ডেন্ট"),
        ("<p class=author-card>শাহানা পারভীন</p><p class=author-desc>লেখক ও গবেষক</p>", "শাহানা পারভীন"),
        (
            "<div class=author><i>লিখেছেন</i> <a>ডা. শাহানা পারভীন</a><i>এমবিবিএস, এমডি</i><i>কিডনি রোগ বিশেষজ্ঞ</i></div>",
            "ডা. শাহানা পারভীন",
        ),
        ("<div class=author-name>শাহানা পারভীন</div><div class='author-more related'>চরের গান, চরের ভয়</div>", "শাহানা পারভীন"),
    ],
)
def test_a_byline_is_found(byline: str, name: str) -> None:
    assert read(f"<h1>{HEADLINE}</h1>{byline}{DATE}{BODY}").byline == name


def test_a_name_in_one_line_with_the_date_is_found() -> None:
    article = read(f"<h1>{HEADLINE}</h1><div><span>শাহানা পারভীন</span><span>২০ জুন ২০২৪, ০৩:২৮ পিএম</span></div>{BODY}")
    assert article.byline == "শাহানা পারভীন"
    article = read(f"<h1>{HEADLINE}</h1><div>জাবি প্রতিনিধি ॥ ২০ জুন ২০২৪, দুপুর ১২টা ৩৫</div>{BODY}")
    assert article.byline == "জাবি প্রতিনিধি"
    article = read(f"<h1>{HEADLINE}</h1><div>ক্রীড়া ডেস্ক | ২০ জুন ২০২৪</div>{BODY}")
    assert article.byline == "ক্রীড়া ডেস্ক"


def test_a_name_within_the_line_of_the_date_is_the_element_named_author() -> None:
    author = "<span class=byline> by <span class=author><a href=/a>শাহানা পারভীন</a></span></span>"
    line = f"<div>Posted on <a href=/1><time>২০ জুন ২০২৪</time></a>{author}</div>"
    assert read(f"<h1>{HEADLINE}</h1>{line}{BODY}").byline == "শাহানা পারভীন"


@pytest.mark.parametrize(
    "line",
    [
        "<h2>সংক্ষেপে খবর</h2>",
        "<p>in পুঁজিবাজার</p>",
        "<p>Cyclone lashes the coast</p>",
        "<p>চরের খবর: জমা জল</p>",
        "<p>ছবির উৎস, Reuters</p>",
        "<p>২২৫ বার পঠিত</p>",
        "<div>শেয়ার করুন</div>",
        "<div class=author-share>ফেসবুক</div>",
        "<p>অনলাইন সংস্করণ</p>",
        "<a href=/c>সম্পাদকীয়</a>",
        "<p>অ+</p>",
        "<p>অ+ অ-</p>",
        "<h4 class=author-title>About admin</h4>",
        "<ol class=breadcrumb><li><a href=/>হোম</a></li><li>সারা দেশ</li></ol>",
        "<p>ছবি: সংগৃহীত</p>",
        f"<span class=author>{HEADLINE}</span>",
        "<span class=author>চরবার্তা</span>",
    ],
)
def test_what_stands_by_a_headline_and_is_no_author(line: str) -> None:
    head = '<meta property="og:site_name" content="চরবার্তা">'
    assert read(f"<h1>{HEADLINE}</h1>{line}{DATE}{BODY}", head).byline is None


def test_a_name_below_the_headline_belongs_to_a_date_above_it() -> None:
    article = read(f"<div><span>২০ জুন ২০২৪ ১৫:২৮</span><h1>{HEADLINE}</h1><h2>শাহানা পারভীন</h2></div>{BODY}")
    assert article.byline == "শাহানা পারভীন"


@pytest.mark.parametrize(
    "page",
    [
        # A deck above the dateline's own box, a caption below a picture.
        f"<div><h1>{HEADLINE}</h1><p>আবদুল কাদের, নৌমন্ত্রী</p><div><div>{DATE}</div></div>{BODY}</div>",
        f"<div><h1>{HEADLINE}</h1>{DATE}<img src=a.jpg><p>আবদুল কাদের</p>{BODY}</div>",
    ],
)
def test_a_name_that_is_not_by_the_dateline_is_no_byline(page: str) -> None:
    assert read(page).byline is None


def test_a_byline_in_the_first_line_is_copied_and_stays() -> None:
    first = f"নাটোর প্রতিনিধি: {PARAGRAPHS[0]}"
    article = read(f"<h1>{HEADLINE}</h1><div><p>{first}</p><p>{PARAGRAPHS[1]}</p></div>")
    assert article.byline == "নাটোর প্রতিনিধি"
    assert article.body is not None
    assert article.body.startswith("নাটোর প্রতিনিধি:")


def test_an_author_box_behind_the_story_serves_where_nothing_stands_above() -> None:
    article = read(f"<h1>{HEADLINE}</h1>{BODY}<div class=author-box>শাহানা পারভীন</div>")
    assert article.byline == "শাহানা পারভীন"


def test_an_author_box_of_the_next_story_is_not_this_ones() -> None:
    following = "<h1>পাহাড়ি পথে নতুন সেতু</h1><div class=author>অনলাইন ডেস্ক</div>"
    assert read(f"<h1>{HEADLINE}</h1>{DATE}{BODY}{following}").byline is None


def test_a_name_and_its_place_glued_in_the_element_named_author_are_parted() -> None:
    line = "<div class=author-line><a href=/a>রহিমা বেগম</a><span>সিরাজগঞ্জ</span></div>"
    article = read(f"<h1>{HEADLINE}</h1>{line}{DATE}{BODY}")
    assert article.byline == "রহিমা বেগম, সিরাজগঞ্জ"
    assert [(author.name, author.place) for author in article.authors] == [("রহিমা বেগম", "সিরাজগঞ্জ")]
