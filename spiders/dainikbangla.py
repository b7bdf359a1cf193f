"""দৈনিক বাংলা (Dainik Bangla): a daily of Dhaka."""

from newsarchive.crawling import SECTION_ID, Listing, OutletSpider, SitemapIndex


class DainikBangla(OutletSpider):
    """Addresses are as gathered."""

    name = "dainikbangla"
    name_bn = "দৈনিক বাংলা"
    name_en = "Dainik Bangla"
    domains = ("www.dainikbangla.com.bd",)
    timezone = "Asia/Dhaka"
    sources = (
        SitemapIndex("/sitemap.xml"),
        Listing("/"),
    )
    articles = SECTION_ID
    layouts = ("dainikbangla",)
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
