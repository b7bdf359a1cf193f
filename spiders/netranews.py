"""নেত্র নিউজ (Netra News): an investigative portal on Ghost."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class NetraNews(OutletSpider):
    """Feed seen by several recent sources; that it uses the theme Casper is not confirmed."""

    name = "netranews"
    name_bn = "নেত্র নিউজ"
    name_en = "Netra News"
    domains = ("netra.news",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss/"), SitemapIndex("/sitemap.xml", members="sitemap-posts"))
    layouts = ("ghost",)
    family = "Ghost"
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
