"""ডেইলি বাংলাদেশ (Daily Bangladesh): a portal of Dhaka.

Addresses and sources come from facts gathered in 2026.
"""

from newsarchive.outlets import DailySitemap, Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailybangladesh",
    name_bn="ডেইলি বাংলাদেশ",
    name_en="Daily Bangladesh",
    domains=("www.daily-bangladesh.com",),
    timezone="Asia/Dhaka",
    sources=(DailySitemap("/bangla-sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"), Feed("/rss/rss.xml")),
    layouts=("daily-bangladesh", "emythmakers-blocks"),
    family="eMythMakers",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
