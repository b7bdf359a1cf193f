"""প্রতিদিনের সংবাদ (Protidiner Sangbad): a daily of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class ProtidinerSangbad(OutletSpider):
    """The address of its feed stands in public code; what it lists is an article."""

    name = "protidinersangbad"
    name_bn = "প্রতিদিনের সংবাদ"
    name_en = "Protidiner Sangbad"
    domains = ("www.protidinersangbad.com",)
    timezone = "Asia/Dhaka"
    sources = (
        Feed("/rss.xml"),
        NewsSitemap("/news-sitemap.xml"),
    )
    confidence = "unknown"
    verified_on = "nothing: the feed's address from public code, the sitemap's is the usual one"
