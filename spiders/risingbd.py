"""রাইজিংবিডি (RisingBD): a portal of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Feed, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="risingbd",
    name_bn="রাইজিংবিডি",
    name_en="RisingBD",
    domains=("www.risingbd.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml", means="modified"), Feed("/rss/rss.xml"), Listing("/", pages=1)),
    articles=SECTION_NEWS_ID,
    layouts=("emythmakers-blocks",),
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
