"""পার্সটুডে বাংলা (Pars Today Bangla): the Bengali service of a broadcaster of Iran."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class ParsToday(OutletSpider):
    """Its sources are guesses."""

    name = "parstoday"
    name_bn = "পার্সটুডে বাংলা"
    name_en = "Pars Today Bangla"
    domains = ("parstoday.ir",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/bn/rss"), SitemapIndex("/bn/sitemap.xml"))
    root = "/bn"
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
