"""এএনএম নিউজ (ANM News): a portal of Kolkata."""

from newsarchive.crawling import SECTION_SLUG_ID, Listing, OutletSpider


class AnmNews(OutletSpider):
    """Addresses are as gathered."""

    name = "anmnews"
    name_bn = "এএনএম নিউজ"
    name_en = "ANM News"
    domains = ("anmnews.in",)
    timezone = "Asia/Kolkata"
    sources = (Listing("/"),)
    articles = SECTION_SLUG_ID
    family = "Publive"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
