"""এই সময় (Ei Samay): a daily of Kolkata."""

from newsarchive.crawling import Feed, OutletSpider


class EiSamay(OutletSpider):
    """Stories open with the desk and a place. Until 2023 on another CMS."""

    name = "eisamay"
    name_bn = "এই সময়"
    name_en = "Ei Samay"
    domains = ("eisamay.com",)
    timezone = "Asia/Kolkata"
    sources = (Feed("/stories.rss"),)
    layouts = ("quintype-arrow",)
    family = "Quintype"
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
