"""এনটিভি (NTV): a channel of Dhaka.

Addresses come from gathered facts.
"""

from newsarchive.outlets import SECTIONS, Listing, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="ntvbd",
    name_bn="এনটিভি",
    name_en="NTV",
    domains=("www.ntvbd.com",),
    timezone="Asia/Dhaka",
    sources=(
        SitemapIndex("/sitemap.xml"),
        Listing("/"),
    ),
    articles={rf"/{SECTIONS}/news-(?P<id>\d+)": "/{section}/news-{id}"},
    confidence="C",
    verified_on=Verified(
        VerifiedBy.NONE, "2026-11", "gathered facts (addresses and sitemap confidence B, selectors C)"
    ),
)
