"""সময়ের খবর (Somoyer Khobor): a portal of Khulna."""

from newsarchive.crawling import NEWS_ID, Listing, OutletSpider


class Skhobor(OutletSpider):
    """Addresses are as gathered."""

    name = "skhobor"
    name_bn = "সময়ের খবর"
    name_en = "Somoyer Khobor"
    domains = ("skhobor.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = NEWS_ID
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
