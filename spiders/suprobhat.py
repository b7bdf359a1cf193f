"""সুপ্রভাত বাংলাদেশ (Suprobhat Bangladesh): a daily of Chattogram on WordPress with tagDiv's Newspaper.

Selectors of one old scraper; the feed is at WordPress's usual place and was not seen.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="suprobhat",
    name_bn="সুপ্রভাত বাংলাদেশ",
    name_en="Suprobhat Bangladesh",
    domains=("suprobhat.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("tagdiv", "tagdiv-composer"),
    family="WordPress + tagDiv Newspaper",
    confidence="C",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "the theme's markup"),
)
