"""একুশে টেলিভিশন (Ekushey TV): a television of Dhaka."""

from newsarchive.crawling import Feed, OutletSpider


class EkusheyTv(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "ekusheytv"
    name_bn = "একুশে টেলিভিশন"
    name_en = "Ekushey TV"
    domains = ("www.ekushey-tv.com",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss/rss.xml"),)
    layouts = ("emythmakers-blocks",)
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
