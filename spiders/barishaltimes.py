"""বরিশাল টাইমস (Barishal Times): a portal of Barishal on WordPress."""

from newsarchive.crawling import WORDPRESS_DATE, Feed, Listing, OutletSpider, WordPress


class BarishalTimes(OutletSpider):
    """Addresses with a date seen by one recent source."""

    name = "barishaltimes"
    name_bn = "বরিশাল টাইমস"
    name_en = "Barishal Times"
    domains = ("www.barishaltimes.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"), Listing("/", pages=1))
    articles = WORDPRESS_DATE
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
