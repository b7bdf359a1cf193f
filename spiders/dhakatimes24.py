"""ঢাকা টাইমস (Dhaka Times): a portal of Dhaka."""

from newsarchive.crawling import Feed, Listing, NewsSitemap, OutletSpider


class DhakaTimes24(OutletSpider):
    """Addresses are as gathered."""

    name = "dhakatimes24"
    name_bn = "ঢাকা টাইমস"
    name_en = "Dhaka Times"
    domains = ("www.dhakatimes24.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
        Listing("/"),
    )
    articles = {r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<id>\d+)": "/{day}/{id}"}
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
