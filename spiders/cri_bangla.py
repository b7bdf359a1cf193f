"""সিআরআই / সিজিটিএন বাংলা (CRI / CGTN Bangla): the Bengali service of China's radio and television abroad."""

from newsarchive.crawling import Listing, OutletSpider


class CRIBangla(OutletSpider):
    """Nothing is known of its sources; the page has not been seen."""

    name = "cri_bangla"
    name_bn = "সিআরআই / সিজিটিএন বাংলা"
    name_en = "CRI / CGTN Bangla"
    domains = ("bengali.cri.cn", "bengali.cgtn.com")
    timezone = "Asia/Shanghai"
    sources = (Listing("/", pages=1),)
    # A guess: the shape that the house's other services use.
    articles = {r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<id>ARTI\w+)\.shtml": "/{day}/{id}.shtml"}
    confidence = "unknown"
    verified_on = "2026-11: nothing but facts gathered of the outlet, no saved page"
