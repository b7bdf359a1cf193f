"""ডেইলি সিলেট (Daily Sylhet): a portal of Sylhet on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class DailySylhet(OutletSpider):
    """Feed and WordPress interface seen by one recent source."""

    name = "dailysylhet"
    name_bn = "ডেইলি সিলেট"
    name_en = "Daily Sylhet"
    domains = ("dailysylhet.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
