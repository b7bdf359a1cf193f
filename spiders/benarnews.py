"""বেনারনিউজ বাংলা (BenarNews Bangla): the Bengali pages of a news service.

Its sources are guesses.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="benarnews",
    name_bn="বেনারনিউজ বাংলা",
    name_en="BenarNews Bangla",
    domains=("www.benarnews.org",),
    timezone="Asia/Dhaka",
    sources=(Feed("/bengali/rss2.xml"), SitemapIndex("/sitemap.xml")),
    root="/bengali",
    family="unknown",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
