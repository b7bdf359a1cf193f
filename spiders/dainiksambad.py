"""দৈনিক সংবাদ (Dainik Sambad): a daily of Agartala, Tripura.

What its sitemap lists is an article.
"""

from newsarchive.outlets import Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="dainiksambad",
    name_bn="দৈনিক সংবাদ",
    name_en="Dainik Sambad",
    domains=("www.dainiksambad.net",),
    timezone="Asia/Kolkata",
    sources=(SitemapIndex("/sitemap.xml"),),
    scheme="http",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
