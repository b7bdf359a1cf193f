"""নারায়ণগঞ্জ টাইমস (Narayanganj Times): a portal of Narayanganj.

What its feed lists is an article.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="narayanganjtimes",
    name_bn="নারায়ণগঞ্জ টাইমস",
    name_en="Narayanganj Times",
    domains=("www.narayanganjtimes.com",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/rss.xml"),),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
