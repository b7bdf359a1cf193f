"""এটিএন নিউজ (ATN News): a channel of Dhaka.

What its sitemap lists is an article.
"""

from newsarchive.outlets import NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="atnnewstv",
    name_bn="এটিএন নিউজ",
    name_en="ATN News",
    domains=("www.atnnewstv.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news_sitemap.xml"),),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
