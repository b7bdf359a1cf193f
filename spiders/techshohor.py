"""টেক শহর (Tech Shohor): a portal of technology news in Dhaka on WordPress.

Feed seen by several recent sources.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="techshohor",
    name_bn="টেক শহর",
    name_en="Tech Shohor",
    domains=("techshohor.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
