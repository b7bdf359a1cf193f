"""ইন্ডিয়ান এক্সপ্রেস বাংলা (Indian Express Bangla): the Bengali edition of The Indian Express, on WordPress."""

from newsarchive.crawling import Feed, Listing, OutletSpider, WordPress


class IndianExpressBangla(OutletSpider):
    """Addresses seen by one recent source; body selector of one old scraper."""

    name = "indianexpress_bangla"
    name_bn = "ইন্ডিয়ান এক্সপ্রেস বাংলা"
    name_en = "Indian Express Bangla"
    domains = ("bengali.indianexpress.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"), Listing("/", pages=1))
    articles = {r"/(?P<section>[a-z-]+)/(?P<slug>[a-z0-9-]+)-(?P<id>\d+)": "/{section}/{slug}-{id}/"}
    layouts = ("indianexpress", "wordpress")
    family = "WordPress"
    confidence = "C"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
