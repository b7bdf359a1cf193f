"""কালের কণ্ঠ (Kaler Kantho): a daily of Dhaka.

Lists are made by scripts in the reader's browser, and challenges are reported. Items of the printed edition are stamped 00:00:00 GMT.
"""

from newsarchive.outlets import SECTION_DATE_ID, DailySitemap, Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="kalerkantho",
    name_bn="কালের কণ্ঠ",
    name_en="Kaler Kantho",
    domains=("www.kalerkantho.com",),
    timezone="Asia/Dhaka",
    sources=(DailySitemap("/daily-sitemap/{date:%Y-%m-%d}/sitemap.xml"), Feed("/rss.xml")),
    articles=SECTION_DATE_ID,
    midnight_is_day=True,
    family="East West Media Group",
    confidence="A",
    layouts=("kalerkantho",),
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2025-11",
        "addresses: 4 feeds made of its sitemaps, November 2025; sources as documented in 2026",
    ),
)
