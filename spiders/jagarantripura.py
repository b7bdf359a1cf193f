"""জাগরণ ত্রিপুরা (Jagaran (Tripura)): a daily of Agartala on WordPress.

Only that it runs on WordPress is known.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="jagarantripura",
    name_bn="জাগরণ ত্রিপুরা",
    name_en="Jagaran (Tripura)",
    domains=("jagarantripura.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
