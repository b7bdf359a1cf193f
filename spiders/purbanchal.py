"""দৈনিক পূর্বাঞ্চল (Daily Purbanchal): a daily of Khulna on WordPress with tagDiv's Newspaper.

Selectors of one old scraper; the feed is at WordPress's usual place and was not seen.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="purbanchal",
    name_bn="দৈনিক পূর্বাঞ্চল",
    name_en="Daily Purbanchal",
    domains=("purbanchal.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("tagdiv", "tagdiv-composer"),
    family="WordPress + tagDiv Newspaper",
    confidence="C",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "the theme's markup"),
)
