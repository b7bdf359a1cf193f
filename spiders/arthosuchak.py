"""অর্থসূচক (Arthosuchak): a portal of business news in Dhaka on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Arthosuchak(OutletSpider):
    """Feed seen by several recent sources, the WordPress interface by one."""

    name = "arthosuchak"
    name_bn = "অর্থসূচক"
    name_en = "Arthosuchak"
    domains = ("www.arthosuchak.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
