"""বাংলা হান্ট (Bangla Hunt): a portal of Kolkata on WordPress.

Most articles begin with a desk.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="banglahunt",
    name_bn="বাংলা হান্ট",
    name_en="Bangla Hunt",
    domains=("banglahunt.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
