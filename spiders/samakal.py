"""সমকাল (Samakal): a daily of Dhaka."""

from newsarchive.crawling import DailySitemap, Feed, Listing, NewsSitemap, OutletSpider


class Samakal(OutletSpider):
    """The feed address has answered with a page of HTML; the sitemaps are asked before it."""

    name = "samakal"
    name_bn = "সমকাল"
    name_en = "Samakal"
    domains = ("samakal.com",)
    timezone = "Asia/Dhaka"
    sources = (
        DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),
        NewsSitemap("/news_sitemap.xml", means="modified"),
        Feed("/rss"),
        Listing("/latest/news", pages=1),
        Listing("/opinion", pages=1),
    )
    articles = {r"/(?P<section>[a-z][\w-]*)/article/(?P<id>\d+)/(?P<slug>[^/]+)": "/{section}/article/{id}/{slug}"}
    family = "eMythMakers"
    confidence = "A"
    verified_on = (
        "addresses: 8 listings and a feed of opinion, November 2025 to August 2026; other sources as documented in 2026"
    )
    layouts = ("samakal",)
