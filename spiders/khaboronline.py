"""খবর অনলাইন (Khabor Online): a portal of Kolkata on WordPress.

Only that it runs on WordPress is known.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="khaboronline",
    name_bn="খবর অনলাইন",
    name_en="Khabor Online",
    domains=("www.khaboronline.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
