"""দেশে বিদেশে (Deshe Bideshe (Toronto)): a weekly and portal of Bengalis in Toronto, on WordPress.

Selectors of one old scraper.
"""

from newsarchive.outlets import Feed, Outlet, Verified, VerifiedBy, WordPress

OUTLET = Outlet(
    key="deshebideshe",
    name_bn="দেশে বিদেশে",
    name_en="Deshe Bideshe (Toronto)",
    domains=("www.deshebideshe.com",),
    timezone="America/Toronto",
    sources=(WordPress(), Feed("/feed/")),
    layouts=("deshebideshe", "wordpress"),
    family="WordPress",
    confidence="C",
    verified_on=Verified(VerifiedBy.NONE, "2026-11", "gathered facts only"),
)
