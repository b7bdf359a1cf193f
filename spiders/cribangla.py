"""সিআরআই / সিজিটিএন বাংলা (CRI / CGTN Bangla): the Bengali service of China Media Group."""

from newsarchive.crawling import Feed, OutletSpider, SitemapIndex


class CriBangla(OutletSpider):
    """Its sources are guesses; bengali.cri.cn is its older host."""

    name = "cribangla"
    name_bn = "সিআরআই / সিজিটিএন বাংলা"
    name_en = "CRI / CGTN Bangla"
    domains = ("bengali.cgtn.com", "bengali.cri.cn")
    timezone = "Asia/Dhaka"
    sources = (SitemapIndex("/sitemap.xml"), Feed("/rss.xml"))
    family = "unknown"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
