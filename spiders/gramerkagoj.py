"""গ্রামের কাগজ (Gramer Kagoj): a daily of Jashore."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class GramerKagoj(OutletSpider):
    """What its sitemap and feed list is an article."""

    name = "gramerkagoj"
    name_bn = "গ্রামের কাগজ"
    name_en = "Gramer Kagoj"
    domains = ("www.gramerkagoj.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    )
    layouts = ("gramerkagoj",)
    family = "Laravel"
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
