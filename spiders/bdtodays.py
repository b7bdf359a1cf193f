"""বিডি টুডেস (BD Todays): a portal of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider


class BdTodays(OutletSpider):
    """Slugs are the headline in Latin letters; dates mix Bengali and ASCII digits in one number."""

    name = "bdtodays"
    name_bn = "বিডি টুডেস"
    name_en = "BD Todays"
    domains = ("www.bdtodays.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = {r"/news/(?P<id>[a-z0-9-]+)": "/news/{id}"}
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
