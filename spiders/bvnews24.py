"""বাংলাভিশন (Banglavision): a channel of Dhaka."""

from newsarchive.crawling import SECTION_NEWS_ID, Listing, OutletSpider


class Bvnews24(OutletSpider):
    """An address seen in public code and its picture paths are those of eMythMakers."""

    name = "bvnews24"
    name_bn = "বাংলাভিশন"
    name_en = "Banglavision"
    domains = ("www.bvnews24.com",)
    timezone = "Asia/Dhaka"
    sources = (
        Listing("/country"),
        Listing("/category/national"),
        Listing("/category/politics"),
    )
    articles = SECTION_NEWS_ID
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
