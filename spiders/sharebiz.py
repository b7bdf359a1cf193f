"""শেয়ার বিজ (Share Biz): a business daily of Dhaka on WordPress with the theme JNews.

Feed and listing seen by several recent sources: article.jeg_post .jeg_post_title a, less the jeg_pl_sm of the sidebar.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="sharebiz",
    name_bn="শেয়ার বিজ",
    name_en="Share Biz",
    domains=("sharebiz.net",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss/rss.xml"), WordPress(), Feed("/feed/")),
    layouts=("jnews",),
    family="WordPress + JNews",
    confidence="A",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "listing selectors of several scrapers and the theme's own markup"
    ),
)
