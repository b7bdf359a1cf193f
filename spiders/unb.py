"""ইউএনবি বাংলা (UNB Bangla): a news agency of Dhaka, in Bengali.

It shares its host with the English service. The numbers of its sections and the addresses are in public code.
"""

from newsarchive.outlets import Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="unb",
    name_bn="ইউএনবি বাংলা",
    name_en="UNB Bangla",
    domains=("unb.com.bd",),
    timezone="Asia/Dhaka",
    sources=(
        Listing("/api/categories-news?category_id=131&item=1", pages=1),
        Listing("/api/categories-news?category_id=132&item=1", pages=1),
        Listing("/api/categories-news?category_id=133&item=1", pages=1),
        Listing("/api/categories-news?category_id=134&item=1", pages=1),
        Listing("/api/categories-news?category_id=135&item=1", pages=1),
        Feed("/feed"),
    ),
    root="/bangla",
    articles={r"/bangla/category/(?P<section>[^/]+(?:/[^/]+)*)/(?P<id>\d+)": "/bangla/category/{section}/{id}"},
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
