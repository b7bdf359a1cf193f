"""দ্য বিজনেস স্ট্যান্ডার্ড বাংলা (TBS Bangla): the Bengali edition of The Business Standard, on Drupal."""

from newsarchive.crawling import NewsSitemap, OutletSpider


class TBSBangla(OutletSpider):
    """Shares its host with the English edition."""

    name = "tbs_bangla"
    name_bn = "দ্য বিজনেস স্ট্যান্ডার্ড বাংলা"
    name_en = "TBS Bangla"
    domains = ("www.tbsnews.net",)
    root = "/bangla"
    timezone = "Asia/Dhaka"
    sources = (NewsSitemap("/bangla/googlenews.xml"),)
    layouts = ("sloth-panels",)
    family = "Drupal, sloth theme"
    confidence = "B"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
