"""বিডি২৪লাইভ (BD24Live): a portal of Dhaka on WordPress; its Bengali edition lies under /bangla.

Feed seen by one recent source.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="bd24live",
    name_bn="বিডি২৪লাইভ",
    name_en="BD24Live",
    domains=("www.bd24live.com",),
    root="/bangla",
    timezone="Asia/Dhaka",
    sources=(WordPress("/bangla/wp-json/wp/v2/posts"), Feed("/bangla/feed")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
