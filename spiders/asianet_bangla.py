"""এশিয়ানেট নিউজ বাংলা (Asianet News Bangla): a portal of West Bengal.

Its sources are guesses.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="asianet_bangla",
    name_bn="এশিয়ানেট নিউজ বাংলা",
    name_en="Asianet News Bangla",
    domains=("bangla.asianetnews.com",),
    timezone="Asia/Kolkata",
    sources=(Feed("/rss"), SitemapIndex("/sitemap.xml")),
    layouts=("quintype-arrow",),
    family="Quintype (unverified)",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
