"""আজকাল (Aajkaal): a daily of Kolkata."""

from newsarchive.crawling import OutletSpider, SitemapIndex


class Aajkaal(OutletSpider):
    """What its sitemap lists is an article."""

    name = "aajkaal"
    name_bn = "আজকাল"
    name_en = "Aajkaal"
    domains = ("www.aajkaal.in",)
    timezone = "Asia/Kolkata"
    sources = (SitemapIndex("/sitemap.xml"),)
    layouts = ("aajkaal",)
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
