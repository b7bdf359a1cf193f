"""যায়যায়দিন (Jaijaidin): a daily of Dhaka."""

from newsarchive.crawling import SECTION_ID, Listing, OutletSpider


class Jaijaidin(OutletSpider):
    """Addresses and sources as gathered in 2026."""

    name = "jaijaidin"
    name_bn = "যায়যায়দিন"
    name_en = "Jaijaidin"
    domains = ("www.jaijaidinbd.com",)
    timezone = "Asia/Dhaka"
    sources = (Listing("/all-news", pages=1), Listing("/wholecountry", pages=1))
    articles = SECTION_ID
    layouts = ("riptware",)
    family = "RiptWare"
    confidence = "C"
    verified_on = "2026-11: gathered facts, no page seen"
