"""আমাদের সময় ডটকম (Amadershomoy.com): a portal of Dhaka.

Its paragraphs are numbered [২], [৩], and the byline is in the first line.
"""

from newsarchive.outlets import Listing, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="amadershomoy",
    name_bn="আমাদের সময় ডটকম",
    name_en="Amadershomoy.com",
    domains=("www.amadershomoy.com",),
    timezone="Asia/Dhaka",
    sources=(
        SitemapIndex("/sitemap.xml"),
        Listing("/"),
    ),
    articles={
        r"/article/(?P<id>\d+)/(?P<slug>[^/]+)": "/article/{id}/{slug}",
        r"/article/(?P<id>\d+)": "/article/{id}",
        r"/bn/(?P<day>\d{4}/\d\d/\d\d)/(?P<id>\d+)\.asp": "/bn/{day}/{id}.asp",
    },
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
