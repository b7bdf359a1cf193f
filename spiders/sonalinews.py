"""সোনালী নিউজ (Sonali News): a portal of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider


class SonaliNews(OutletSpider):
    """One address, of its pages for telephones, was seen in public code."""

    name = "sonalinews"
    name_bn = "সোনালী নিউজ"
    name_en = "Sonali News"
    domains = ("www.sonalinews.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/"),)
    articles = {r"/(?:m/)?(?P<section>[a-z-]+)/news/(?P<id>\d+)": "/{section}/news/{id}"}
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
