"""বর্তমান (Bartaman Patrika): a daily of Kolkata."""

from newsarchive.crawling import Listing, OutletSpider


class BartamanPatrika(OutletSpider):
    """One article is reached with its parameters in any order, and with the day of the printed paper."""

    name = "bartamanpatrika"
    name_bn = "বর্তমান"
    name_en = "Bartaman Patrika"
    domains = ("bartamanpatrika.com",)
    timezone = "Asia/Kolkata"
    sources = (
        Listing("/section.php?cID=12"),
        Listing("/section.php?cID=13"),
        Listing("/section.php?cID=14"),
        Listing("/section.php?cID=15"),
        Listing("/section.php?cID=16"),
        Listing("/section.php?cID=17"),
        Listing("/section.php?cID=18"),
    )
    articles = {r"/detailNews\.php\?nID=(?P<id>\d+)&cID=(?P<section>\d+)": "/detailNews.php?cID={section}&nID={id}"}
    family = "PHP"
    confidence = "unknown"
    verified_on = "2026-11: gathered facts, no page seen"
