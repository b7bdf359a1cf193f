"""গণশক্তি (Ganashakti): a daily of Kolkata.

The address of its feed is in public code; what it lists is an article.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="ganashakti",
    name_bn="গণশক্তি",
    name_en="Ganashakti",
    domains=("ganashakti.com",),
    timezone="Asia/Kolkata",
    sources=(
        Feed("/feed"),
        SitemapIndex("/sitemap.xml"),
    ),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, None, "the feed's address from public code, the sitemap's is the usual one"),
)
