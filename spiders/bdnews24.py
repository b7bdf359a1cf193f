"""বিডিনিউজ টোয়েন্টিফোর ডটকম (bdnews24.com), the Bengali edition: a portal of Dhaka.

An id is twelve letters and digits, ten before 2024.
"""

from newsarchive.outlets import Listing, NewsSitemap, Outlet, Verified, VerifiedBy

_SECTIONS = "bangladesh politics economy world sport samagrabangladesh"

OUTLET = Outlet(
    key="bdnews24",
    name_bn="বিডিনিউজ টোয়েন্টিফোর ডটকম",
    name_en="bdnews24.com",
    domains=("bangla.bdnews24.com",),
    timezone="Asia/Dhaka",
    sources=(
        NewsSitemap("https://bdnews24.com/news_sitemap.xml", means="modified"),
        Listing("/", pages=1),
        *(Listing(f"/{section}", pages=1) for section in _SECTIONS.split()),
    ),
    articles={r"/(?P<section>[a-z][\w-]*(?:/[a-z][\w-]*)*)/(?P<id>(?=[a-z]*\d)[0-9a-z]{10,12})": "/{section}/{id}"},
    family="eMythMakers",
    confidence="B",
    layouts=("bdnews24",),
    verified_on=Verified(
        VerifiedBy.REAL_PAGE, "2026-04", "addresses: a feed of April 2026; other sources as documented in 2026"
    ),
)
