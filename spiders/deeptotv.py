"""দীপ্ত টিভি (Deepto TV): a channel of Dhaka."""

from newsarchive.crawling import Feed, NewsSitemap, OutletSpider


class DeeptoTv(OutletSpider):
    """Public code found its host gone in March 2026. Feed and sitemap stand where most sites have them; neither was seen."""

    name = "deeptotv"
    name_bn = "দীপ্ত টিভি"
    name_en = "Deepto TV"
    domains = ("www.deeptotv.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml"),
        Feed("/rss.xml"),
    )
    confidence = "unknown"
    verified_on = "nothing: addresses of feed and sitemap are the usual ones"
