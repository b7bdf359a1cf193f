"""আরটিভি (RTV): a channel of Dhaka.

What its feed lists is an article.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="rtvonline",
    name_bn="আরটিভি",
    name_en="RTV",
    domains=("www.rtvonline.com",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/rss.xml"),),
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
