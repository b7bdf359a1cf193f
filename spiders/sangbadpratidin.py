"""সংবাদ প্রতিদিন (Sangbad Pratidin): a daily of Kolkata on WordPress, with a theme of its own.

Feed seen by one recent source. The byline is the desk editor's; the reporter's name begins the article.
"""

from newsarchive.outlets import Feed, Outlet, SitemapIndex, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="sangbadpratidin",
    name_bn="সংবাদ প্রতিদিন",
    name_en="Sangbad Pratidin",
    domains=("www.sangbadpratidin.in",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/"), SitemapIndex("/sitemap_index.xml", members="post-sitemap")),
    layouts=("sangbadpratidin", "amp"),
    family="WordPress",
    confidence="B",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of two scrapers"),
)
