"""আমার সংবাদ (Amar Sangbad): a daily of Dhaka."""

from newsarchive.crawling import SECTION_NEWS_ID, Listing, OutletSpider


class AmarSangbad(OutletSpider):
    """An address and the archive page were seen in public code."""

    name = "amarsangbad"
    name_bn = "আমার সংবাদ"
    name_en = "Amar Sangbad"
    domains = ("www.amarsangbad.com",)
    timezone = "Asia/Dhaka"
    sources = (
        Listing("/archive"),
        Listing("/"),
    )
    articles = SECTION_NEWS_ID
    layouts = ("amarsangbad",)
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
