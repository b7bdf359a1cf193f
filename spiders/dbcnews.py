"""ডিবিসি নিউজ (DBC News): a channel of Dhaka.

Articles are /articles/ and a Bengali slug, as two addresses in public code show.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dbcnews",
    name_bn="ডিবিসি নিউজ",
    name_en="DBC News",
    domains=("dbcnews.tv",),
    timezone="Asia/Dhaka",
    sources=(
        Listing("/national"),
        Listing("/bangladesh"),
        Listing("/politics"),
        Listing("/international"),
        Listing("/sports"),
    ),
    articles={r"/articles/(?P<id>[^/]+)": "/articles/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
