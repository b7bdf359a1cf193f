"""হিন্দুস্তান টাইমস বাংলা (HT Bangla): a portal of Kolkata.

The keys of its JSON list are in public code; its times are month first and are not read.
"""

from newsarchive.outlets import SECTIONS, JsonList, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="htbangla",
    name_bn="হিন্দুস্তান টাইমস বাংলা",
    name_en="HT Bangla",
    domains=("bangla.hindustantimes.com",),
    timezone="Asia/Kolkata",
    sources=(
        JsonList("/api/app/sectionFeedPerp/v1/bengal/50", url="websiteURL", title="headLine", limit=50),
        JsonList("/api/app/sectionFeedPerp/v1/sports/50", url="websiteURL", title="headLine", limit=50),
        Listing("/"),
    ),
    articles={rf"/{SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d+)\.html": "/{section}/{slug}-{id}.html"},
    layouts=("htbangla",),
    family="HT, house-made",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses and JSON confidence B, selectors C)"),
)
