"""জুমবাংলা (Zoombangla): a portal of Dhaka on WordPress.

Most articles begin with a desk. Pages are also found under /embed.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="zoombangla",
    name_bn="জুমবাংলা",
    name_en="Zoombangla",
    domains=("inews.zoombangla.com",),
    timezone="Asia/Dhaka",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("wordpress",),
    family="WordPress",
    confidence="unknown",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
