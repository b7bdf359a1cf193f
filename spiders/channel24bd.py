"""চ্যানেল ২৪ (Channel 24): a channel of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class Channel24bd(OutletSpider):
    """What its sitemap and feed list is an article; the shape of addresses is not known."""

    name = "channel24bd"
    name_bn = "চ্যানেল ২৪"
    name_en = "Channel 24"
    domains = ("www.channel24bd.tv",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss/rss.xml"),
    )
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
