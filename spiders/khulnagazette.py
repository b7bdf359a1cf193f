"""খুলনা গেজেট (Khulna Gazette): a portal of Khulna on WordPress.

Feed and WordPress interface seen by one recent source.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="khulnagazette",
    name_bn="খুলনা গেজেট",
    name_en="Khulna Gazette",
    domains=("www.khulnagazette.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
