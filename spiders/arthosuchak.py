"""অর্থসূচক (Arthosuchak): a portal of business news in Dhaka on WordPress.

Feed seen by several recent sources, the WordPress interface by one.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="arthosuchak",
    name_bn="অর্থসূচক",
    name_en="Arthosuchak",
    domains=("www.arthosuchak.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
