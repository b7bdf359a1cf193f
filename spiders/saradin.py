"""সারাদিন ডট নিউজ (Saradin News): a portal of Dhaka."""

from newsarchive.crawling import NEWS_ID, Listing, OutletSpider


class Saradin(OutletSpider):
    """Addresses are as gathered."""

    name = "saradin"
    name_bn = "সারাদিন ডট নিউজ"
    name_en = "Saradin News"
    domains = ("www.saradin.news",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = NEWS_ID
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
