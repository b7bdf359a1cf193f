"""যমুনা টিভি (Jamuna TV): a television of Dhaka.

Plain clients are refused; that is not evaded.
"""

from newsarchive.outlets import SECTION_ID, NewsSitemap, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="jamunatv",
    name_bn="যমুনা টিভি",
    name_en="Jamuna TV",
    domains=("jamuna.tv",),
    timezone="Asia/Dhaka",
    sources=(NewsSitemap("/news_sitemap.xml"),),
    articles=SECTION_ID,
    layouts=("ajaxload",),
    family="ajax/load (Laravel)",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
