"""বাসস (BSS): the national news agency, in Bengali.

It shares its host with the English service; what lies under /bangla is its own.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="bss",
    name_bn="বাসস",
    name_en="BSS",
    domains=("www.bssnews.net",),
    timezone="Asia/Dhaka",
    sources=(
        SitemapIndex("/bangla/sitemap.xml"),
        Feed("/rss/rss.xml"),
    ),
    root="/bangla",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
