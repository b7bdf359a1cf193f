"""আজকাল (Aajkaal): a daily of Kolkata."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

AAJKAAL = Layout(
    name="aajkaal",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of one scraper (confidence C); byline and time are not among them",
    ),
    zone="Asia/Kolkata",
    fingerprint=(".blog-detail-banner h1", ".blog-detail p"),
    headline=(".blog-detail-banner h1", "h1"),
    body=(".blog-detail", ".blog-detail-banner ~ div:has(> p)"),
    captions=(".blog-detail figcaption",),
)

LAYOUTS = (AAJKAAL,)
