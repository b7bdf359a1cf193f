"""দ্য বিজনেস স্ট্যান্ডার্ড বাংলা (TBS Bangla): the Bengali pages of a business daily of Dhaka."""

from newsarchive.crawling import NewsSitemap, OutletSpider


class TbsBangla(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "tbs_bangla"
    name_bn = "দ্য বিজনেস স্ট্যান্ডার্ড বাংলা"
    name_en = "TBS Bangla"
    domains = ("www.tbsnews.net",)
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/bangla/googlenews.xml"),)
    layouts = ("sloth-panels",)
    root = "/bangla"
    family = "Drupal (sloth)"
    confidence = "B"
    verified_on = "2026-11: gathered facts, no page seen"
