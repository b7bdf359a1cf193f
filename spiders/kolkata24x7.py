"""কলকাতা ২৪x৭ (Kolkata 24x7): a portal of Kolkata on WordPress.

It moved from .com to .in; the feed was seen at the old address. A mirror with whole articles lies at a blog host.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="kolkata24x7",
    name_bn="কলকাতা ২৪x৭",
    name_en="Kolkata 24x7",
    domains=("kolkata24x7.in", "kolkata24x7.com"),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/"), Feed("https://www.kolkata24x7.com/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
