"""এসএ টিভি (SA TV): a television channel of Dhaka on WordPress.

Feed seen by one recent source; the theme is inferred from its page clock and labels.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="satv",
    name_bn="এসএ টিভি",
    name_en="SA TV",
    domains=("www.satv.tv",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("themesbazar-2",),
    family="WordPress + ThemesBazar-type theme",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2026-11", "text of a page that begins with the page clock"),
)
