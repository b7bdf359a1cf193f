"""বৈশাখী টেলিভিশন (Boishakhi TV): a television of Dhaka."""

from newsarchive.crawling import SECTION_ID, Listing, OutletSpider


class BoishakhiTv(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "boishakhitv"
    name_bn = "বৈশাখী টেলিভিশন"
    name_en = "Boishakhi TV"
    domains = ("boishakhionline.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/", pages=1), Listing("/national", pages=1))
    articles = SECTION_ID
    layouts = ("riptware",)
    family = "RiptWare"
    confidence = "B"
    verified_on = "2026-11: gathered facts, no page seen"
