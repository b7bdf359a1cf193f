"""ঢাকা প্রকাশ (Dhaka Prokash): a portal of Dhaka."""

from newsarchive.crawling import SECTION_NEWS_ID, Listing, NewsSitemap, OutletSpider


class DhakaProkash24(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "dhakaprokash24"
    name_bn = "ঢাকা প্রকাশ"
    name_en = "Dhaka Prokash"
    domains = ("www.dhakaprokash24.com",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/news-sitemap.xml", means="modified"), Listing("/", pages=1))
    articles = SECTION_NEWS_ID
    layouts = ("emythmakers-laravel", "emythmakers-blocks")
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
