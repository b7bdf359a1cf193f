"""দৈনিক সংবাদ (Dainik Sambad): a daily of Agartala, Tripura."""

from newsarchive.crawling import OutletSpider, SitemapIndex


class DainikSambad(OutletSpider):
    """What its sitemap lists is an article."""

    name = "dainiksambad"
    name_bn = "দৈনিক সংবাদ"
    name_en = "Dainik Sambad"
    domains = ("www.dainiksambad.net",)
    timezone = "Asia/Kolkata"
    sources = (SitemapIndex("/sitemap.xml"),)
    scheme = "http"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
