"""বিডি২৪লাইভ (BD24Live): a portal of Dhaka on WordPress; its Bengali edition lies under /bangla."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Bd24Live(OutletSpider):
    """Feed seen by one recent source."""

    name = "bd24live"
    name_bn = "বিডি২৪লাইভ"
    name_en = "BD24Live"
    domains = ("www.bd24live.com",)
    root = "/bangla"
    timezone = "Asia/Dhaka"
    sources = (WordPress("/bangla/wp-json/wp/v2/posts"), Feed("/bangla/feed"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
