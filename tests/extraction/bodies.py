"""One body read twice: by the heuristics on a page of no known outlet, and by a layout."""

from newsarchive.extraction import extract, normalize
from newsarchive.items import Article, Page, Reason
from newsarchive.layouts import LAYOUTS
from tests.extraction.heuristics.reading import DHAKA, HEADLINE, PARAGRAPHS

ONE, TWO, THREE = PARAGRAPHS
MENU = "<header><nav><ul><li><a href=/a>জাতীয়</a></li><li><a href=/b>খেলা</a></li><li><a href=/c>চরবার্তা</a></li></ul></nav></header>"
FOOT = "<footer><p>সম্পাদক: ক</p><p>১২, নদী সড়ক<br>ফোন: ০১৭<br>ই-মেইল: ক@খ<br>ঢাকা</p></footer>"


def by_heuristics(body: str, around: str = "") -> Article:
    """Read a body on a page without a layout."""
    html = (
        f"<html lang=bn><head><meta charset=utf-8><title>{HEADLINE}</title></head><body>{MENU}{around}<main><article><h1>{HEADLINE}</h1>"
        f"<div class=author>নিজস্ব প্রতিবেদক</div><div class=date>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</div><div class=details>{body}</div></article>"
        f"</main>{FOOT}</body></html>"
    )
    return normalize(extract(Page(html.encode(), "https://a.example/news/1")), zone=DHAKA)


def by_layout(body: str, around: str = "") -> Article:
    """Read a body on a page of WordPress's own theme."""
    html = (
        f"<html lang=bn><head><meta charset=utf-8><title>{HEADLINE}</title></head><body class=single>{MENU}{around}<article class='post hentry'>"
        f"<header class=entry-header><h1 class=entry-title>{HEADLINE}</h1><div class=entry-meta><time class='entry-date published' "
        f"datetime=2024-06-20T15:28:00+06:00>২০ জুন</time></div></header><div class=entry-content>{body}</div></article>{FOOT}</body></html>"
    )
    article = extract(Page(html.encode(), "https://a.example/news/1"), [LAYOUTS["wordpress"]])
    assert article.layout == "wordpress"
    return normalize(article, zone=DHAKA)


READERS = (by_heuristics, by_layout)


def between(middle: str) -> str:
    """Put markup between the first and the second of three paragraphs."""
    return f"<p>{ONE}</p>{middle}<p>{TWO}</p><p>{THREE}</p>"


def inserted(article: Article) -> list[str]:
    """Return what the body has between the first and the second of the three paragraphs, which must be there."""
    found = (article.body or "").split("\n\n")
    assert found[0] == ONE
    assert found[-2:] == [TWO, THREE]
    return found[1:-2]


def left_out(article: Article) -> list[str]:
    """Return the details of the problems that report text in no field."""
    return [problem.detail for problem in article.problems if problem.reason is Reason.TEXT_LEFT_OUT]
