"""বেঙ্গলইনফো (BengalInfo): an aggregator of papers of West Bengal.

Shortened copies: never the origin of an article.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bengalinfo",
    name_bn="বেঙ্গলইনফো",
    name_en="BengalInfo",
    domains=("bengalinfo.com",),
    timezone="Asia/Kolkata",
    sources=(Listing("/", pages=1),),
    articles={r"/\?pos=(?P<id>\d+)&src=(?P<paper>\w+)": "/?pos={id}&src={paper}"},
    family="unknown",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
