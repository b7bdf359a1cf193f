"""নিউজ ত্রিপুরা (Newz Tripura): a portal of Tripura on WordPress.

That it runs on WordPress was seen by one recent source.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="newztripura",
    name_bn="নিউজ ত্রিপুরা",
    name_en="Newz Tripura",
    domains=("newztripura.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
