"""দ্য রিপোর্ট ২৪ (The Report 24): a portal of Dhaka.

Addresses come from gathered facts.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="thereport24",
    name_bn="দ্য রিপোর্ট ২৪",
    name_en="The Report 24",
    domains=("bangla.thereport24.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={
        r"/article/(?P<id>\d+)/(?P<slug>[^/]+)": "/article/{id}/{slug}",
        r"/article/(?P<id>\d+)": "/article/{id}",
    },
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
