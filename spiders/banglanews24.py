"""বাংলানিউজটোয়েন্টিফোর (Banglanews24): a portal of Dhaka.

The daily sitemap is that of its owner, the East West Media Group.
"""

from newsarchive.outlets import SECTIONS, DailySitemap, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="banglanews24",
    name_bn="বাংলানিউজটোয়েন্টিফোর",
    name_en="Banglanews24",
    domains=("www.banglanews24.com",),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/daily-sitemap/{date:%Y-%m-%d}/sitemap.xml"),
        Feed("/rss.xml"),
        Listing("/todayall", pages=1),
        Listing("/category/opinion", pages=1),
    ),
    articles={rf"/{SECTIONS}/news/bd/(?P<id>\d+)\.details": "/{section}/news/bd/{id}.details"},
    family="East West Media Group",
    confidence="B",
    layouts=("banglanews24",),
    verified_on=Verified(
        VerifiedBy.REAL_PAGE,
        "2026-07",
        "addresses: 5 listings and a feed of opinion, December 2025 to July 2026; other sources as documented in 2026",
    ),
)
