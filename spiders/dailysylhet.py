"""ডেইলি সিলেট (Daily Sylhet): a portal of Sylhet on WordPress.

Feed and WordPress interface seen by one recent source.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="dailysylhet",
    name_bn="ডেইলি সিলেট",
    name_en="Daily Sylhet",
    domains=("dailysylhet.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
