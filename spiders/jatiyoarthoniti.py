"""জাতীয় অর্থনীতি (Jatiyo Arthoniti): a business daily of Dhaka on Laravel with Bootstrap."""

from newsarchive.crawling import OutletSpider, SitemapIndex


class JatiyoArthoniti(OutletSpider):
    """Lists (article.col-sm-6 h3.card-title a) and times (naive, in an attribute) are known. The sitemap at the usual place is a guess."""

    name = "jatiyoarthoniti"
    name_bn = "জাতীয় অর্থনীতি"
    name_en = "Jatiyo Arthoniti"
    domains = ("jatiyoarthoniti.com",)
    timezone = "Asia/Dhaka"
    sources = (SitemapIndex("/sitemap.xml"),)
    layouts = ("jatiyoarthoniti",)
    family = "Laravel + Bootstrap"
    confidence = "A"
    verified_on = "2026-04: selectors of several scrapers, no saved page"
