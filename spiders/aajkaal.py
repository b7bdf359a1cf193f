"""আজকাল (Aajkaal): a daily of Kolkata.

What its sitemap lists is an article.
"""

from newsarchive.outlets import Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="aajkaal",
    name_bn="আজকাল",
    name_en="Aajkaal",
    domains=("www.aajkaal.in",),
    timezone="Asia/Kolkata",
    sources=(SitemapIndex("/sitemap.xml"),),
    layouts=("aajkaal",),
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
