"""দৈনিক আমাদের সময় (Dainik Amader Shomoy): a daily of Dhaka, in its layout of 2022.

Verified on 616 articles and 65 listings saved in September 2022. Items of the printed edition are stamped 12:00 at night.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

_SECTIONS = (
    "all bangladesh international entertainment sports lifestyle opinion jobs probash education technology religion"
    " chittagong-shomoy editorial"
)

OUTLET = Outlet(
    key="dainikamadershomoy",
    name_bn="দৈনিক আমাদের সময়",
    name_en="Dainik Amader Shomoy",
    domains=("www.dainikamadershomoy.com",),
    timezone="Asia/Dhaka",
    sources=tuple(Listing(f"/archive/{section}") for section in _SECTIONS.split()),
    articles={r"/post/(?P<id>\d+|[0-9a-f]{12})": "/post/{id}"},
    listings={
        r"/archive/(?P<section>[a-z-]+)/(?P<offset>\d+)": "/archive/{section}/{offset}",
        r"/archive/(?P<section>[a-z-]+)": "/archive/{section}",
        r"/paper/(?P<page>[a-z-]+)/(?P<day>\d{4}-\d\d-\d\d)": "/paper/{page}/{day}",
    },
    layouts=("uranusbd", "uranusbd-clone", "nuxt"),
    midnight_is_day=True,
    verified_on=Verified(VerifiedBy.REAL_PAGE, "2022-09", "616 saved articles and 65 listings"),
)
