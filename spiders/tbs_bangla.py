"""দ্য বিজনেস স্ট্যান্ডার্ড বাংলা (TBS Bangla): the Bengali pages of a business daily of Dhaka."""

from newsarchive.crawling import Listing, NewsSitemap, OutletSpider

_SECTIONS = "bangladesh economy international sports feature"


class TbsBangla(OutletSpider):
    """Lives below /bangla on the host of its English edition; sections are named in English or in Bengali."""

    name = "tbs_bangla"
    name_bn = "দ্য বিজনেস স্ট্যান্ডার্ড বাংলা"
    name_en = "TBS Bangla"
    domains = ("www.tbsnews.net",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/bangla/googlenews.xml"),
        *(Listing(f"/bangla/{section}", pages=1) for section in _SECTIONS.split()),
    )
    articles = {
        r"/bangla/(?P<section>[\w%-]+(?:/[\w%-]+)*)/news-details-(?P<id>\d+)": "/bangla/{section}/news-details-{id}",
    }
    layouts = ("sloth-panels",)
    root = "/bangla"
    family = "Drupal (sloth)"
    confidence = "B"
    verified_on = "2026-11: gathered facts; addresses and sections as cited in public code; no page seen"
