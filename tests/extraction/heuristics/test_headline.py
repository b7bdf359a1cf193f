"""Which heading is the article's."""

import pytest

from tests.extraction.heuristics.reading import BODY, HEADLINE, PARAGRAPHS, og, paragraphs, read


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>{HEADLINE}</h1>{BODY}", ""),
        # The outlet's name stands in an h1 too, or several other stories do.
        (f"<h1><a href=/>চরবার্তা</a></h1><h1>{HEADLINE}</h1>{BODY}", ""),
        (f"<h1>{HEADLINE}</h1>{BODY}<h1>সেতুর টোল বাড়ল আবার</h1>", og(HEADLINE)),
        # A photo card owns the only h1.
        (f"<div class=card><h1>আজকের ছবি</h1></div><h3>{HEADLINE}</h3>{BODY}", og(HEADLINE)),
        # What machines are told has the outlet's name behind or before.
        (f"<h1>{HEADLINE}</h1>{BODY}", og(f"{HEADLINE} | চরবার্তা")),
        (f"<h2>আরেকটি শিরোনাম এখানে</h2><h2>{HEADLINE}</h2>{BODY}", f"<title>চরবার্তা :: {HEADLINE}</title>"),
        # No heading at all.
        (f"<div class=xq>{HEADLINE}</div>{BODY}", og(HEADLINE)),
        (f"<div class=post-title>{HEADLINE}</div>{BODY}", ""),
        # Large letters, as pages had them before 2005.
        (f"<td><font size=3>চরের কথা</font></td><td><font size=6>{HEADLINE}</font></td>{BODY}", "<title>চরবার্তা</title>"),
        # The heading links to its own page.
        (f"<h3><a href=https://a.example/news/1>{HEADLINE}</a></h3>{BODY}<h3><a href=/2>আরেকটি খবর আছে</a></h3>", ""),
        (BODY, og(f"{HEADLINE} - চরবার্তা")),
    ],
)
def test_the_articles_own_heading_is_found(body: str, head: str) -> None:
    assert read(body, head).headline == HEADLINE


def test_a_kicker_inside_the_heading_is_taken_apart() -> None:
    article = read(f"<h1><span>স্বাস্থ্যসেবা</span><br>{HEADLINE}</h1>{BODY}", og(HEADLINE))
    assert (article.headline, article.kicker) == (HEADLINE, "স্বাস্থ্যসেবা")


def test_a_dash_of_the_headline_is_no_outlets_name() -> None:
    headline = "সেতু - স্বপ্ন থেকে বাস্তবে"
    assert read(f"<h1>{headline}</h1>{BODY}", og(headline)).headline == headline


def test_the_witness_names_the_rule() -> None:
    assert read(f"<h1>{HEADLINE}</h1>{BODY}").witnesses["headline"] == "heuristic: h1"


def test_a_headline_without_heading_is_known_by_its_name_or_by_the_title() -> None:
    table = f"<table><tr><td class=newshead>{HEADLINE}</td></tr><tr><td>{BODY}</td></tr></table>"
    assert read(table, "<title>:: পত্রিকা ::</title>").headline == HEADLINE
    cell = (
        f"<td><font>প্রথম পাতা</font><br><font><b>{HEADLINE}</b></font><br><font>প্রকাশ : ১৪ মার্চ ২০২৫</font><hr>{BODY}</td>"
    )
    article = read(f"<table><tr>{cell}</tr></table>", f"<title>পত্রিকা : প্রথম পাতা : {HEADLINE}</title>")
    assert article.headline == HEADLINE
    assert article.published_precision == "day"
    assert paragraphs(article) == PARAGRAPHS


@pytest.mark.parametrize("link", ["href=/", "href=https://a.example/", "href=//a.example", "rel=home href=/index.php"])
def test_an_h1_that_links_to_the_front_page_is_the_name_of_the_site(link: str) -> None:
    head = f"<title>{HEADLINE} | নদীর খবর</title>"
    article = read(f"<h1><a {link}>নদীর খবর</a></h1><h2>{HEADLINE}</h2>{BODY}", head)
    assert article.headline == HEADLINE


def test_an_h1_that_links_to_the_page_itself_is_the_headline() -> None:
    article = read(f"<h1><a href=https://a.example/news/1>{HEADLINE}</a></h1><h2>নদীর খবর</h2>{BODY}")
    assert article.headline == HEADLINE


CARD = "<div class=photocard style='position: absolute; left: -9999px'><h1>{}</h1><p>২০ জুন ২০২৪</p></div>"


@pytest.mark.parametrize("shown", ["<h2>{}</h2>", "<div class=hl>{}</div>", "<h3 class=t>{}</h3>"])
@pytest.mark.parametrize(
    "card",
    [
        CARD.format(f"{HEADLINE[:15]}..."),
        CARD.format(HEADLINE),
        f"<div id=photo-card-template style='display:none'><h1>{HEADLINE}</h1></div>",
        f"<div class=download-card style='position:fixed;top:-5000px'><div><h1>{HEADLINE}</h1></div></div>",
    ],
)
def test_the_only_h1_may_be_in_a_picture_to_share(shown: str, card: str) -> None:
    head = shown.format(HEADLINE)
    for body in (f"{card}<main>{head}{BODY}</main>", f"<main>{head}{BODY}</main>{card}"):
        article = read(body, f"<title>{HEADLINE}</title>")
        assert article.headline == HEADLINE
        assert paragraphs(article) == PARAGRAPHS


def test_a_headline_for_screen_readers_alone_is_read_where_no_other_is() -> None:
    article = read(f"<h1 class=visually-hidden>{HEADLINE}</h1>{BODY}", f"<title>{HEADLINE}</title>")
    assert article.headline == HEADLINE
