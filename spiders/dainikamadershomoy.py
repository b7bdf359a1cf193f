"""দৈনিক আমাদের সময় (Dainik Amader Shomoy): a daily of Dhaka.

Layout verified on 616 articles and 65 listings saved in September 2022. The site has been new since 2025: /details/ and a hexadecimal id, lists of
sections at /category/all/. Items of the printed edition are stamped 12:00 at night.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

_SECTIONS = (
    "all bangladesh international entertainment sports lifestyle opinion jobs probash education technology religion"
    " chittagong-shomoy editorial"
)
_SECTIONS_OF_2026 = (
    "national rajneeti economy sarades international sports entertainment opinion shompadokiyo law-and-order education"
    " technology religion lifestyle probash health career corporate feature gonomaddhom sahito-oo-sngskrriti social"
)

OUTLET = Outlet(
    key="dainikamadershomoy",
    name_bn="দৈনিক আমাদের সময়",
    name_en="Dainik Amader Shomoy",
    domains=("www.dainikamadershomoy.com",),
    timezone="Asia/Dhaka",
    sources=(
        *(Listing(f"/category/all/{section}", pages=1) for section in _SECTIONS_OF_2026.split()),
        *(Listing(f"/archive/{section}") for section in _SECTIONS.split()),
    ),
    articles={
        r"/post/(?P<id>\d+|[0-9a-f]{12})": "/post/{id}",
        r"/details/(?P<id>[0-9a-f]{11,15})": "/details/{id}",  # since 2025
    },
    listings={
        r"/category/all/(?P<section>[\w-]+)": "/category/all/{section}",
        r"/category/(?P<section>[\w-]+)": "/category/{section}",
        r"/archive/(?P<section>[a-z-]+)/(?P<offset>\d+)": "/archive/{section}/{offset}",
        r"/archive/(?P<section>[a-z-]+)": "/archive/{section}",
        r"/paper/(?P<page>[a-z-]+)/(?P<day>\d{4}-\d\d-\d\d)": "/paper/{page}/{day}",
    },
    layouts=("uranusbd", "uranusbd-clone", "nuxt"),
    midnight_is_day=True,
    verified_on=Verified(
        VerifiedBy.REAL_PAGE,
        "2026-08",
        "616 saved articles and 65 listings of September 2022; addresses: 11 listings and a feed made of them, November 2025 to August 2026",
    ),
)
