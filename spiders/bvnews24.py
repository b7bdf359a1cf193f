"""বাংলাভিশন (Banglavision): a channel of Dhaka.

An address seen in public code and its picture paths are those of eMythMakers.
"""

from newsarchive.outlets import SECTION_NEWS_ID, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bvnews24",
    name_bn="বাংলাভিশন",
    name_en="Banglavision",
    domains=("www.bvnews24.com",),
    timezone="Asia/Dhaka",
    sources=(
        Listing("/country"),
        Listing("/category/national"),
        Listing("/category/politics"),
    ),
    articles=SECTION_NEWS_ID,
    family="eMythMakers",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
