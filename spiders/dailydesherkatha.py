"""ডেইলি দেশের কথা (Daily Desher Katha): a daily of Agartala, Tripura."""

from newsarchive.crawling import OutletSpider, SitemapIndex


class DailyDesherKatha(OutletSpider):
    """What its sitemap lists is an article."""

    name = "dailydesherkatha"
    name_bn = "ডেইলি দেশের কথা"
    name_en = "Daily Desher Katha"
    domains = ("www.dailydesherkatha.net",)
    timezone = "Asia/Kolkata"
    sources = (SitemapIndex("/sitemap.xml"),)
    scheme = "http"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
