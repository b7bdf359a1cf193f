"""বরিশাল টাইমস (Barishal Times): a portal of Barishal on WordPress.

Addresses with a date seen by one recent source.
"""

from newsarchive.outlets import WORDPRESS_DATE, Feed, Listing, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="barishaltimes",
    name_bn="বরিশাল টাইমস",
    name_en="Barishal Times",
    domains=("www.barishaltimes.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/"), Listing("/", pages=1)),
    articles=WORDPRESS_DATE,
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
