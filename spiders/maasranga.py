"""মাছরাঙা টেলিভিশন (Maasranga TV): a television channel of Dhaka on WordPress.

The WordPress interface was seen by one recent source; theme and shape of addresses are unknown.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="maasranga",
    name_bn="মাছরাঙা টেলিভিশন",
    name_en="Maasranga TV",
    domains=("maasranga.tv",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
