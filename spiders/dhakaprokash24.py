"""ঢাকা প্রকাশ (Dhaka Prokash): a portal of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Listing, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dhakaprokash24",
    name_bn="ঢাকা প্রকাশ",
    name_en="Dhaka Prokash",
    domains=("www.dhakaprokash24.com",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news-sitemap.xml", means="modified"), Listing("/", pages=1)),
    articles=SECTION_NEWS_ID,
    layouts=("emythmakers-laravel", "emythmakers-blocks"),
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
