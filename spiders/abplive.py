"""এবিপি আনন্দ (ABP Ananda): a channel of Kolkata.

Pages under /videos/ have a caption for a body.
"""

from newsarchive.outlets import SECTIONS, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="abplive",
    name_bn="এবিপি আনন্দ",
    name_en="ABP Ananda",
    domains=("bengali.abplive.com",),
    timezone="Asia/Kolkata",
    sources=(
        Feed("/home/feed"),
        Feed("/news/kolkata/feed"),
        Feed("/states/feed"),
        Feed("/sports/feed"),
        Listing("/"),
    ),
    articles={rf"/{SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d{{6,}})": "/{section}/{slug}-{id}"},
    layouts=("abplive", "abplive-video"),
    family="ABP Live",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses confidence A, feeds B)"),
)
