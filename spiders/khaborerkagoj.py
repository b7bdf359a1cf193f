"""খবরের কাগজ (Khaborer Kagoj): a daily of Dhaka."""

from newsarchive.crawling import SECTION_ID, Listing, OutletSpider

_SECTIONS = "recent-news national politics country international sports opinion editorial"


class KhaborerKagoj(OutletSpider):
    """Its pages link to each article in three ways: relative, on the bare host, and below /index.php/."""

    name = "khaborerkagoj"
    name_bn = "খবরের কাগজ"
    name_en = "Khaborer Kagoj"
    domains = ("www.khaborerkagoj.com",)
    timezone = "Asia/Dhaka"
    sources = tuple(Listing(f"/{section}") for section in _SECTIONS.split())
    articles = SECTION_ID
    listings = {r"/(?P<section>[a-z-]+)\?page=(?P<page>\d+)": "/{section}?page={page}"}
    family = "Laravel"
    confidence = "unknown"
    verified_on = "addresses and paging: 10 listings, December 2025 to August 2026"
    layouts = ()  # none yet: read the generic way
