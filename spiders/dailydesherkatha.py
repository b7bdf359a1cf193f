"""ডেইলি দেশের কথা (Daily Desher Katha): a daily of Agartala, Tripura.

What its sitemap lists is an article.
"""

from newsarchive.outlets import Outlet, SitemapIndex, Verified, VerifiedBy

OUTLET = Outlet(
    key="dailydesherkatha",
    name_bn="ডেইলি দেশের কথা",
    name_en="Daily Desher Katha",
    domains=("www.dailydesherkatha.net",),
    timezone="Asia/Kolkata",
    sources=(SitemapIndex("/sitemap.xml"),),
    scheme="http",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
