"""খবর অনলাইন (Khabor Online): a portal of Kolkata on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class KhaborOnline(OutletSpider):
    """Only that it runs on WordPress is known."""

    name = "khaboronline"
    name_bn = "খবর অনলাইন"
    name_en = "Khabor Online"
    domains = ("www.khaboronline.com",)
    timezone = "Asia/Kolkata"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
