"""বাংলাদেশ প্রতিদিন (Bangladesh Pratidin): a daily of Dhaka.

Its feed is not reliable; quick repeated requests are refused.
"""

from newsarchive.outlets import SECTION_DATE_ID, DailySitemap, Feed, Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bdpratidin",
    name_bn="বাংলাদেশ প্রতিদিন",
    name_en="Bangladesh Pratidin",
    domains=("www.bd-pratidin.com",),
    timezone="Asia/Dhaka",
    sources=(
        DailySitemap("/daily-sitemap/{date:%Y-%m-%d}/sitemap.xml"),
        Feed("/rss.xml"),
        Listing("/national", pages=1),
        Listing("/politics", pages=1),
        Listing("/city", pages=1),
    ),
    articles=SECTION_DATE_ID,
    layouts=("eastwest-clone", "eastwest", "bd-pratidin"),
    family="East West Media Group",
    confidence="B",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
