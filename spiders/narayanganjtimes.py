"""নারায়ণগঞ্জ টাইমস (Narayanganj Times): a portal of Narayanganj."""

from newsarchive.crawling import Feed, OutletSpider


class NarayanganjTimes(OutletSpider):
    """What its feed lists is an article."""

    name = "narayanganjtimes"
    name_bn = "নারায়ণগঞ্জ টাইমস"
    name_en = "Narayanganj Times"
    domains = ("www.narayanganjtimes.com",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss/rss.xml"),)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
