"""নিউজ টোয়েন্টিফোর (News24): a television of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import DailySitemap, Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="news24bd",
    name_bn="নিউজ টোয়েন্টিফোর",
    name_en="News24",
    domains=("www.news24bd.tv",),
    timezone="Asia/Dhaka",
    sources=(DailySitemap("/daily-sitemap/{date:%Y-%m-%d}/sitemap.xml"), Feed("/rss.xml")),
    layouts=("eastwest",),
    family="East West Media Group",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
