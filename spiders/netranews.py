"""নেত্র নিউজ (Netra News): an investigative portal on Ghost.

Feed seen by several recent sources; that it uses the theme Casper is not confirmed.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="netranews",
    name_bn="নেত্র নিউজ",
    name_en="Netra News",
    domains=("netra.news",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/"), SitemapIndex("/sitemap.xml", members="sitemap-posts")),
    layouts=("ghost",),
    family="Ghost",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
