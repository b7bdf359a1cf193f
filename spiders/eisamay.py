"""এই সময় (Ei Samay): a daily of Kolkata.

Articles begin with the desk and a place. Until 2023 on another CMS.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="eisamay",
    name_bn="এই সময়",
    name_en="Ei Samay",
    domains=("eisamay.com",),
    timezone="Asia/Kolkata",
    sources=(Feed("/stories.rss"),),
    layouts=("quintype-arrow",),
    family="Quintype",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
