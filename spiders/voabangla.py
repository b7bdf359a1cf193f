"""ভয়েস অফ আমেরিকা বাংলা (VOA Bangla): the Bengali service of Voice of America, suspended in 2025.

Treat it as an archive: nothing new appears.
"""

from newsarchive.outlets import Listing, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="voabangla",
    name_bn="ভয়েস অফ আমেরিকা বাংলা",
    name_en="VOA Bangla",
    domains=("www.voabangla.com",),
    timezone="Asia/Dhaka",
    sources=(SitemapIndex("/sitemap.xml"), Listing("/", pages=1)),
    articles={
        r"/a/(?P<slug>[^/]+)/(?P<id>\d+)": "/a/{slug}/{id}.html",
        r"/a/(?P<id>\d+)": "/a/{id}.html",
    },
    listings={r"/z/(?P<section>\d+)": "/z/{section}"},
    layouts=("pangea",),
    family="Pangea",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
