"""The image of an article, and what shows the outlet alone."""

import pytest

from newsarchive.extraction import extract, parse
from newsarchive.extraction.images import is_site_image
from newsarchive.items import Page

SITE = "https://www.notunalo.example"
DOCUMENT = parse(Page(b"", f"{SITE}/news/1"))


@pytest.mark.parametrize(
    "path",
    [
        "/wp-content/uploads/2023/05/logo.png",
        "/assets/img/notun-alo-for-fb.png",
        "/assets/notunalo-logo-512.png",
        "/images/site_logo_white.svg",
        "/og-image.jpg",
        "/static/default-share.png",
        "/uploads/no-image.png",
        "/img/noimage.jpg",
        "/images/default.jpg",
        "/themes/placeholder.webp?w=1200",
        "/pixel/1x1.gif",
        "/social-share.png",
        "/favicon.ico",
    ],
)
def test_pictures_of_the_outlet_are_none_of_the_article(path: str) -> None:
    assert is_site_image(SITE + path, DOCUMENT)


@pytest.mark.parametrize(
    "path",
    [
        "/uploads/2024/05/12/river-bank.jpg",
        "/uploads/2024/05/12/election-commission-logo.jpg",
        "/uploads/2024/05/12/share-market-fall.jpg",
        "/uploads/2024/05/12/facebook-office.jpg",
        "/media/social-media-addiction.jpg",
        "/media/no-confidence-vote.jpg",
        "/media/default-loan-crisis.jpg",
        "/media/logomania-1.webp",
        "/files/9f1c2d7e.jpg",
        "",
    ],
)
def test_pictures_with_like_names_are_of_the_article(path: str) -> None:
    assert not is_site_image(SITE + path if path else "", DOCUMENT)


def test_the_next_source_serves_where_one_has_the_logo() -> None:
    head = (
        '<meta property="og:image" content="/assets/img/notun-alo-for-fb.png">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"চরে হাসপাতাল","image":"https://a.example/ghat.jpg"}</script>'
    )
    page = Page(f"<html><head>{head}</head><body><h1>চরে হাসপাতাল</h1></body></html>".encode(), f"{SITE}/news/1")
    assert extract(page).image == "https://a.example/ghat.jpg"
    assert extract(Page(page.body.replace(b"ghat.jpg", b"logo.png"), page.url)).image is None
