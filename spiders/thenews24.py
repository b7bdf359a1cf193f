"""দ্য নিউজ ২৪ (The News 24): a portal of Dhaka."""

from newsarchive.crawling import SECTION_NEWS_ID, DailySitemap, NewsSitemap, OutletSpider, SitemapIndex


class TheNews24(OutletSpider):
    """Its host is inferred from the name in the CMS."""

    name = "thenews24"
    name_bn = "দ্য নিউজ ২৪"
    name_en = "The News 24"
    domains = ("www.thenews24.com",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/news-sitemap.xml", means="modified"),
        DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),
        SitemapIndex("/sitemap-index.xml"),
    )
    articles = SECTION_NEWS_ID
    layouts = ("emythmakers-react",)
    family = "eMythMakers"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
