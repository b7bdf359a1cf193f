"""স্যন্দন পত্রিকা (Syandan Patrika (Tripura)): a daily of Agartala on WordPress.

That it runs on WordPress was seen by one recent source.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="syandanpatrika",
    name_bn="স্যন্দন পত্রিকা",
    name_en="Syandan Patrika (Tripura)",
    domains=("syandanpatrika.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
