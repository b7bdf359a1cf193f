"""Every spelling of an article's address is one address; menus, lists, static pages and files are no articles."""

import unicodedata
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.outlets import SECTION_ID, SECTION_ID_SLUG, SECTION_SLUG_ID, Feed, Listing, Outlet, Verified
from newsarchive.outlets.addresses import is_article_like
from newsarchive.outlets.registry import outlets

SLUG = "পদ্মার-চরে-নতুন-বিদ্যালয়"  # a new school on a river island
ZWSP, ZWNJ, ZWJ, BOM = "\u200b", "\u200c", "\u200d", "\ufeff"


def outlet(**changed: Any) -> Outlet:
    declared: dict[str, Any] = {
        "key": "potrika",
        "name_bn": "পত্রিকা",
        "name_en": "Potrika",
        "domains": ("www.potrika.example",),
        "timezone": "Asia/Dhaka",
        "sources": (Feed("/feed/"), Listing("/national")),
        "articles": SECTION_ID_SLUG,
        "verified_on": Verified(),
    }
    return Outlet(**{**declared, **changed})


WITH_PATTERN, WITHOUT = outlet(), outlet(articles={}, sources=(Feed("/feed/"),))
ONE = f"https://www.potrika.example/law/961640/{quote(SLUG)}"


@pytest.mark.parametrize(
    "slug",
    [
        SLUG,
        unicodedata.normalize("NFD", SLUG),
        unicodedata.normalize("NFC", SLUG),
        SLUG.replace("-", f"-{ZWSP}"),
        f"{SLUG}{BOM}",
        SLUG.replace("দ্ম", f"দ্{ZWJ}ম"),
        SLUG.replace("দ্ম", f"দ্{ZWNJ}ম"),
        quote(SLUG),
        quote(SLUG).lower(),
        quote(unicodedata.normalize("NFD", SLUG)),
        quote(SLUG).replace("-", "%2D"),
    ],
)
@pytest.mark.parametrize(
    "template",
    [
        "https://www.potrika.example/law/961640/{}",
        "http://POTRIKA.example:80/law/961640/{}?utm_source=fb&fbclid=1#comments",
        "https://www.potrika.example:443//amp/law/961640/{}",
        "https://www.potrika.example./law/961640/{}/",
    ],
)
def test_every_spelling_of_a_bengali_slug_is_one_address(template: str, slug: str) -> None:
    folded = unicodedata.normalize("NFC", SLUG)
    assert WITH_PATTERN.article(template.format(slug)) == f"https://www.potrika.example/law/961640/{quote(folded)}"


def test_a_request_keeps_the_letters_that_the_site_printed() -> None:
    printed = f"https://www.potrika.example/law/961640/{quote(unicodedata.normalize('NFD', SLUG) + ZWJ + 'ক')}"
    assert WITH_PATTERN.request_url(f"{printed}?utm_source=x") == printed
    assert WITH_PATTERN.article(printed) != printed
    without = f"https://www.potrika.example/{quote('ক্' + ZWJ + 'ষ')}/"
    assert WITHOUT.request_url(without.replace("https", "http").lower()) == without
    assert WITHOUT.vouched(without) == f"https://www.potrika.example/{quote('ক্ষ')}/"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example:8443/law/961640/x",
        "https://www.potrika.example:99999/law/961640/x",
        "ftp://www.potrika.example/law/961640/x",
        "https://www.potrika.example@evil.example/law/961640/x",
    ],
)
def test_another_port_scheme_or_host_is_not_the_outlets(address: str) -> None:
    assert not WITH_PATTERN.owns(address)
    assert WITH_PATTERN.vouched(address) is None


def test_a_host_in_bengali_is_its_ascii_form() -> None:
    bengali = outlet(domains=("xn--45b7d5a.example",))
    host = b"xn--45b7d5a".decode("idna")
    assert bengali.article(f"https://{host}.example/law/961640/x") == "https://xn--45b7d5a.example/law/961640/x"


def test_links_join_articles_by_one_key() -> None:
    key = WITH_PATTERN.address_key
    assert key(f"http://potrika.example/law/961640/{SLUG}?ref=home") == key(ONE) == WITH_PATTERN.article(ONE)
    assert key("https://elsewhere.example:443/a/?b=2&utm_source=x&a=1#top") == "https://elsewhere.example/a/?a=1&b=2"
    assert key("http://m.potrika.example/category/x?utm_medium=y") == "https://www.potrika.example/category/x"
    assert key("mailto:desk@potrika.example") == "mailto:desk@potrika.example"
    assert key("https://[broken/x") == "https://[broken/x"


_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=30) | st.text(
    f"অআকখগঙচড়ঢ়য়ািীুৌ্ঁং-/{ZWSP}{ZWJ}{ZWNJ}%09aAfF.?&=+ amp", max_size=30
)


@given(_TEXT)
def test_a_folded_address_folds_to_itself(text: str) -> None:
    for one in (WITH_PATTERN, WITHOUT):
        for url in (f"https://www.potrika.example/{text}", f"https://elsewhere.example/{text}", text):
            key = one.address_key(url)
            assert one.address_key(key) == key
            vouched = one.vouched(url)
            assert vouched is None or one.vouched(vouched) == vouched == key


@given(st.text("অআকখগঙচড়ঢ়য়ািীুৌ্ঁংabc-", min_size=1, max_size=20))
def test_unicode_form_and_case_of_escapes_make_no_difference(slug: str) -> None:
    forms = {unicodedata.normalize(form, slug) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    spellings = forms | {quote(form) for form in forms} | {quote(form).lower() for form in forms}
    assert len({WITHOUT.address_key(f"https://potrika.example/x-{spelling}") for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/index.php", "/about", "/about-us", "/about-us.html", "/contact", "/bangla/contact-us", "/privacy-policy", "/terms-and-conditions",
        "/category/politics", "/category/politics/123", "/tag/setu", "/tags/1234", "/topic/শেয়ার", "/author/rahim", "/author/rahim/1234",
        "/authors/12",
        "/search?q=x", "/page/2", "/politics/page/1234", "/archive/2026/08/22", "/archives/2024",
        "/2026/08/22/", "/wp-content/uploads/2026/08/a-1234.jpg",
        "/media/1234/photo.WEBP", "/uploads/report-1234.pdf", "/sitemap.xml",
        "/feed", "/wp-admin/", "/admin", "/login", "/cdn-cgi/l/email-protection",
        "/static/about-us", "/national", "/api/auth/v1/1234", "/user/1234", "/epaper",
    ],
)  # fmt: skip
def test_other_pages_are_no_articles_even_if_a_feed_lists_them(path: str) -> None:
    for one in (WITH_PATTERN, outlet(articles={**SECTION_ID, **SECTION_SLUG_ID})):
        assert one.article(f"https://www.potrika.example{path}") is None
        assert one.vouched(f"https://www.potrika.example{path}") is None


@pytest.mark.parametrize(
    "path",
    [
        "/details/01a025e0946d3", "/world/hormuz-par-hoyar-chesta", "/about-turn-in-the-river-talks",
        "/contact-lens-use-and-care", "/archives/48213", "/2026/08/22/setu-chalu/", "/video/bangladesh/l0hxg8sijn", "/?p=123",
    ],
)  # fmt: skip
def test_what_a_feed_lists_is_an_article_whatever_its_shape(path: str) -> None:
    assert WITH_PATTERN.article(f"https://www.potrika.example{path}") is None
    assert WITH_PATTERN.vouched(f"https://potrika.example{path}") == f"https://www.potrika.example{path}"


@pytest.mark.parametrize(
    ("path", "like"),
    [
        ("/details/01a025e0946d3", True),
        ("/national/dhaka-2/abc123", True),
        ("/opinion/rivers-of-the-delta-are-rising", True),
        ("/পদ্মার-চরে-নতুন-বিদ্যালয়", True),
        ("/news.php?id=77", True),
        ("/?p=123", True),
        ("/national", False),
        ("/sports/cricket", False),
        ("/sahitto-o-sangskriti", False),
        ("/জাতীয়", False),
        ("/opinion?page=7", False),
        ("/video/bangladesh/l0hxg8sijn", False),
        ("/tag/budget-2026", False),
        ("/about-us", False),
    ],
)  # fmt: skip
def test_only_addresses_like_those_of_articles_are_named_in_a_report(path: str, like: bool) -> None:
    assert is_article_like(f"https://www.potrika.example{path}") is like


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("dainikamadershomoy", "https://www.dainikamadershomoy.com/details/01b1a2c3d4e5f"),
        ("ajkerpatrika", "https://www.ajkerpatrika.com/international/south-asia-2/ajp0123456789"),
        ("dailyamardesh", "https://www.dailyamardesh.com/business/share-market-2/amd0123456789"),
        ("sangbad", "https://sangbad.net.bd/opinion/post-editorial/2026/177999"),
        ("sangbad", "https://sangbad.net.bd/news/national/2026/177506/"),
        ("prothomalo", "https://www.prothomalo.com/world/middle-east/nodir-paar-bhanchhe-abar-dui-din"),
        ("prothomalo", "https://www.prothomalo.com/world/middle-east-2/ab12cd34ef"),
        ("samakal", "https://samakal.com/divisions/dhaka/article/345678/setu"),
        ("samakal", "https://samakal.com/opinion/article/345678"),
        ("kalbela", "https://www.kalbela.com/country-news/district-64/177999"),
        ("zee24ghanta", "https://zeenews.india.com/bengali/t20-world-cup-2026/setu-chalu_512345.html"),
        ("htbangla", "https://bangla.hindustantimes.com/sports/ipl-2026/setu-chalu-31755000000000.html"),
        ("dailystar_bangla", "https://bangla.thedailystar.net/%E0%A6%B8%E0%A6%82%E0%A6%AC%E0%A6%BE%E0%A6%A6/news-712345"),
        ("uttarbangasambad", "https://uttarbangasambad.com/siliguri/%E0%A6%B8%E0%A7%87%E0%A6%A4%E0%A7%81-20260822/"),
    ],
)  # fmt: skip
def test_sections_with_digits_long_slugs_and_new_forms_fit_a_pattern(key: str, address: str) -> None:
    assert outlets()[key].article(address) == address


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about",
        "/contact-us",
        "/privacy-policy",
        "/tag/setu",
        "/author/rahim",
        "/search?q=1",
        "/logo.png",
        "/e.pdf",
    ],
)
def test_no_outlet_takes_the_usual_other_pages_for_articles(path: str) -> None:
    for one in outlets().values():
        url = one.url(f"{one.root}{path}")
        assert one.listed(url) is None, url
        assert one.vouched(url) is None, url
