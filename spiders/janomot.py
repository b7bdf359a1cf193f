"""জনমত (Janomot): a weekly of Bengalis in London.

Its sources are guesses.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="janomot",
    name_bn="জনমত",
    name_en="Janomot",
    domains=("www.janomot.com",),
    timezone="Europe/London",
    sources=(WordPress(), Feed("/feed/"), SitemapIndex("/sitemap.xml")),
    family="unknown",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
