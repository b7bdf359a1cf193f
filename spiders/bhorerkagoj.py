"""ভোরের কাগজ (Bhorer Kagoj): a daily of Dhaka.

Daily sitemaps go back to October 2017.
"""

from newsarchive.outlets import DailySitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bhorerkagoj",
    name_bn="ভোরের কাগজ",
    name_en="Bhorer Kagoj",
    domains=("bhorerkagoj.com",),
    timezone="Asia/Dhaka",
    sources=(DailySitemap("/sitemap/sitemap-daily-{date:%Y-%m-%d}.xml"),),
    layouts=("ajaxload",),
    midnight_is_day=True,
    family="ajax/load (Laravel)",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
