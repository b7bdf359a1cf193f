"""খুলনা গেজেট (Khulna Gazette): a portal of Khulna on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class KhulnaGazette(OutletSpider):
    """Feed and WordPress interface seen by one recent source."""

    name = "khulnagazette"
    name_bn = "খুলনা গেজেট"
    name_en = "Khulna Gazette"
    domains = ("www.khulnagazette.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
