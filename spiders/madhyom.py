"""মাধ্যম (Madhyom): a portal of Kolkata on WordPress.

Headlines begin with an English word and a colon.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="madhyom",
    name_bn="মাধ্যম",
    name_en="Madhyom",
    domains=("www.madhyom.in",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
