"""বর্তমান (Bartaman Patrika): a daily of Kolkata.

One article is reached with its parameters in any order, and with the day of the printed paper.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="bartamanpatrika",
    name_bn="বর্তমান",
    name_en="Bartaman Patrika",
    domains=("bartamanpatrika.com",),
    timezone="Asia/Kolkata",
    sources=(
        Listing("/section.php?cID=12"),
        Listing("/section.php?cID=13"),
        Listing("/section.php?cID=14"),
        Listing("/section.php?cID=15"),
        Listing("/section.php?cID=16"),
        Listing("/section.php?cID=17"),
        Listing("/section.php?cID=18"),
    ),
    articles={r"/detailNews\.php\?nID=(?P<id>\d+)&cID=(?P<section>\d+)": "/detailNews.php?cID={section}&nID={id}"},
    family="PHP",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts"),
)
