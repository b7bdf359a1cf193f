"""দৈনিক যুগশঙ্খ (Dainik Jugasankha (Assam/WB)): a daily of Assam and West Bengal on WordPress.

Only that it runs on WordPress is known.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="jugasankha",
    name_bn="দৈনিক যুগশঙ্খ",
    name_en="Dainik Jugasankha (Assam/WB)",
    domains=("jugasankha.in",),
    timezone="Asia/Kolkata",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
