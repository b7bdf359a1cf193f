"""দ্য ডেইলি স্টার বাংলা (The Daily Star Bangla): the Bengali pages of a daily of Dhaka."""

from newsarchive.crawling import Listing, OutletSpider, SitemapIndex


class DailyStarBangla(OutletSpider):
    """Two generations of its theme; images-bn. is a mirror."""

    name = "dailystar_bangla"
    name_bn = "দ্য ডেইলি স্টার বাংলা"
    name_en = "The Daily Star Bangla"
    domains = ("bangla.thedailystar.net",)
    timezone = "Asia/Dhaka"
    sources = (SitemapIndex("/sitemap.xml"), Listing("/", pages=1), Listing("/news/bangladesh", pages=1))
    articles = {r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<slug>news-(?P<id>\d+))": "/{section}/{slug}"}
    layouts = ("sloth-tailwind", "sloth")
    family = "Drupal (sloth)"
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
