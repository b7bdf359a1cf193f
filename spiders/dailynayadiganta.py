"""নয়া দিগন্ত (Naya Diganta): a daily of Dhaka.

Three layouts in fifteen months, each with its own addresses. Its certificate was not valid in autumn 2026.
"""

from newsarchive.outlets import SECTIONS, DailySitemap, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailynayadiganta",
    name_bn="নয়া দিগন্ত",
    name_en="Naya Diganta",
    domains=("www.dailynayadiganta.com",),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/sitemap/{date:%Y-%m-%d}.xml"),
        Listing("/category/national/2"),
        Listing("/category/politics/19"),
        Listing("/category/international/3"),
        Listing("/category/country/4"),
        Listing("/category/sports/6"),
    ),
    articles={
        r"/post/(?P<id>\d+)": "/post/{id}",
        rf"/{SECTIONS}/(?P<id>\d{{4,}})/(?P<slug>[^/]+)": "/{section}/{id}/{slug}",
        rf"/{SECTIONS}/(?P<id>(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{{10,14}})": "/{section}/{id}",
    },
    listings={r"/category/(?P<section>[a-z-]+)/(?P<number>\d{1,3})": "/category/{section}/{number}"},
    layouts=("nayadiganta", "nayadiganta-sveltekit", "nayadiganta-php"),
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts (addresses confidence A, selectors B)"),
)
