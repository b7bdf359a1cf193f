"""দ্য ডেইলি স্টার বাংলা (The Daily Star Bangla): the Bengali site of The Daily Star, on Drupal."""

from newsarchive.crawling import Feed, Listing, OutletSpider


class DailyStarBangla(OutletSpider):
    """Two designs are known, of 2021 to 2024 and of 2026. Its pages tell machines no publish time; titles in its feed wrap a link."""

    name = "dailystar_bangla"
    name_bn = "দ্য ডেইলি স্টার বাংলা"
    name_en = "The Daily Star Bangla"
    domains = ("bangla.thedailystar.net",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/rss.xml"), Listing("/news/bangladesh"), Listing("/news"), Listing("/sports"))
    articles = {r"/(?P<section>[a-z-]+(?:/[a-z-]+)*)/(?P<slug>[a-z-]*news)-(?P<id>\d+)": "/{section}/{slug}-{id}"}
    layouts = ("sloth-tailwind", "sloth")
    family = "Drupal, sloth theme"
    confidence = "C"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
