"""মাছরাঙা টেলিভিশন (Maasranga TV): a television channel of Dhaka on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class Maasranga(OutletSpider):
    """The WordPress interface was seen by one recent source; theme and shape of addresses are unknown."""

    name = "maasranga"
    name_bn = "মাছরাঙা টেলিভিশন"
    name_en = "Maasranga TV"
    domains = ("maasranga.tv",)
    timezone = "Asia/Dhaka"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("wordpress",)
    family = "WordPress"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
