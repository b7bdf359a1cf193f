"""চ্যানেল আই (Channel i): a channel of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class ChannelIOnline(OutletSpider):
    """What its sitemap and feed list is an article."""

    name = "channelionline"
    name_bn = "চ্যানেল আই"
    name_en = "Channel i"
    domains = ("www.channelionline.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    )
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
