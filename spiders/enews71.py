"""ই-নিউজ ৭১ (eNews71): a portal of Bangladesh.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="enews71",
    name_bn="ই-নিউজ ৭১",
    name_en="eNews71",
    domains=("enews71.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml", means="modified"), Listing("/", pages=1)),
    articles=SECTION_NEWS_ID,
    layouts=("emythmakers-blocks",),
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
