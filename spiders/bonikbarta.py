"""বণিক বার্তা (Bonik Barta): a business daily of Dhaka."""

from newsarchive.crawling import DailySitemap, OutletSpider, SitemapIndex


class BonikBarta(OutletSpider):
    """What its sitemaps list is an article."""

    name = "bonikbarta"
    name_bn = "বণিক বার্তা"
    name_en = "Bonik Barta"
    domains = ("bonikbarta.com",)
    timezone = "Asia/Dhaka"
    sources = (
        DailySitemap("/sitemaps/sitemap-news-{date:%Y-%m-%d}.xml?path=00000000010000000001"),
        SitemapIndex("/sitemap.xml"),
    )
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
