"""দৈনিক স্টেটসম্যান (Dainik Statesman): the Bengali daily of The Statesman, Kolkata, on WordPress.

Sitemap and selectors of one old scraper.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="dainikstatesman",
    name_bn="দৈনিক স্টেটসম্যান",
    name_en="Dainik Statesman",
    domains=("www.dainikstatesmannews.com",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/"), SitemapIndex("/sitemap_index.xml", members="post-sitemap")),
    layouts=("dainikstatesman", "wordpress"),
    family="WordPress",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
