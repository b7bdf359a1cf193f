"""মানবকণ্ঠ (Manobkantha): a daily of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class Manobkantha(OutletSpider):
    """Neither the shape of its addresses nor a feed is known. Feed and sitemap stand where most sites have them; neither was seen."""

    name = "manobkantha"
    name_bn = "মানবকণ্ঠ"
    name_en = "Manobkantha"
    domains = ("www.manobkantha.com.bd",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    )
    confidence = "C"
    verified_on = "nothing: addresses of feed and sitemap are the usual ones"
