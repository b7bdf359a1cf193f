"""গ্লোবাল ভয়েসেস বাংলা (Global Voices Bangla): the Bengali edition of Global Voices, on WordPress.

Only that it runs on WordPress is known. Articles are translations, months apart.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="globalvoices",
    name_bn="গ্লোবাল ভয়েসেস বাংলা",
    name_en="Global Voices Bangla",
    domains=("bn.globalvoices.org",),
    timezone="UTC",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
