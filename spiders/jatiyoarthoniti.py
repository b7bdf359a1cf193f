"""জাতীয় অর্থনীতি (Jatiyo Arthoniti): a business daily of Dhaka on Laravel with Bootstrap.

Lists (article.col-sm-6 h3.card-title a) and times (naive, in an attribute) are known. The sitemap at the usual place is a guess.
"""

from newsarchive.outlets import Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="jatiyoarthoniti",
    name_bn="জাতীয় অর্থনীতি",
    name_en="Jatiyo Arthoniti",
    domains=("jatiyoarthoniti.com",),
    timezone="Asia/Dhaka",
    sources=(SitemapIndex("/sitemap.xml"),),
    layouts=("jatiyoarthoniti",),
    family="Laravel + Bootstrap",
    confidence="A",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-04", "selectors of several scrapers"),
)
