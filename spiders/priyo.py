"""প্রিয়.কম (Priyo): an aggregator of Dhaka.

Copies: the source is named above the article.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="priyo",
    name_bn="প্রিয়.কম",
    name_en="Priyo",
    domains=("www.priyo.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/", pages=1),),
    articles={r"/e/(?P<id>\d+)-(?P<slug>[^/]+)": "/e/{id}-{slug}"},
    family="unknown",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
