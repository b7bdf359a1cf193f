"""দ্য ওয়াল (The Wall): a portal of Kolkata.

One section's feed is in public code; the feed of all is the old one.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="thewall",
    name_bn="দ্য ওয়াল",
    name_en="The Wall",
    domains=("www.thewall.in",),
    timezone="Asia/Kolkata",
    sources=(
        Feed("/feed"),
        Feed("/rssfeed?cat=sports"),
        Listing("/"),
    ),
    articles={rf"/{SECTIONS}/(?P<slug>[^/]+)/tid/(?P<id>\d+)": "/{section}/{slug}/tid/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
