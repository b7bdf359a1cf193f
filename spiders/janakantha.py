"""দৈনিক জনকণ্ঠ (Daily Janakantha): a daily of Dhaka.

The clock comes before the day: "১০:৪৪, ১৬ ফেব্রুয়ারি ২০২৬".
"""

from newsarchive.outlets import SECTION_NEWS_ID, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="janakantha",
    name_bn="দৈনিক জনকণ্ঠ",
    name_en="Daily Janakantha",
    domains=("www.dailyjanakantha.com",),
    timezone="Asia/Dhaka",
    sources=(
        Feed("/rss/rss.xml"),
        Listing("/national", pages=1),
        Listing("/politics", pages=1),
        Listing("/international", pages=1),
    ),
    articles=SECTION_NEWS_ID,
    layouts=("janakantha", "emythmakers-blocks"),
    family="eMythMakers",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
