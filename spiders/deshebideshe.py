"""দেশে বিদেশে (Deshe Bideshe (Toronto)): a weekly and portal of Bengalis in Toronto, on WordPress."""

from newsarchive.crawling import Feed, OutletSpider, WordPress


class DesheBideshe(OutletSpider):
    """Selectors of one old scraper."""

    name = "deshebideshe"
    name_bn = "দেশে বিদেশে"
    name_en = "Deshe Bideshe (Toronto)"
    domains = ("www.deshebideshe.com",)
    timezone = "America/Toronto"
    sources = (WordPress(), Feed("/feed/"))
    layouts = ("deshebideshe", "wordpress")
    family = "WordPress"
    confidence = "C"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
