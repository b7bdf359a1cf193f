"""মানবজমিন (Manab Zamin): a daily of Dhaka.

It has no usable feed. The PHP site before 2026 had its number in the query.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="mzamin",
    name_bn="মানবজমিন",
    name_en="Manab Zamin",
    domains=("mzamin.com",),
    timezone="Asia/Dhaka",
    sources=(
        Listing("/"),
        Listing("/category.php?cat=8"),
    ),
    articles={
        r"/article/(?P<id>\d+)/(?P<slug>[^/]+)": "/article/{id}/{slug}",
        r"/article/(?P<id>\d+)": "/article/{id}",
        r"/news\.php\?news=(?P<id>\d+)": "/news.php?news={id}",
    },
    listings={
        r"/category/(?P<section>[\w-]+)/(?P<page>\d+)": "/category/{section}/{page}",
        r"/category\.php\?cat=(?P<section>\d+)": "/category.php?cat={section}",
    },
    layouts=("mzamin", "mzamin-php"),
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses confidence A, selectors B)"),
)
