"""টেক শহর (Tech Shohor): a portal of technology news in Dhaka on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class TechShohor(OutletSpider):
    """Feed seen by several recent sources."""

    name = "techshohor"
    name_bn = "টেক শহর"
    name_en = "Tech Shohor"
    domains = ("techshohor.com",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
