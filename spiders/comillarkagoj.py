"""কুমিল্লার কাগজ (Comillar Kagoj): a daily of Cumilla."""

from newsarchive.crawling import Feed, OutletSpider


class ComillarKagoj(OutletSpider):
    """What its feed lists is an article."""

    name = "comillarkagoj"
    name_bn = "কুমিল্লার কাগজ"
    name_en = "Comillar Kagoj"
    domains = ("www.comillarkagoj.com",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/feed"),)
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
