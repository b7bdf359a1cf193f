"""আজকাল (Aajkaal): a daily of Kolkata."""

from newsarchive.extraction import Layout

AAJKAAL = Layout(
    name="aajkaal",
    verified_on="2026-11: selectors of one scraper (confidence C), no saved page; byline and time are not among them",
    zone="Asia/Kolkata",
    fingerprint=(".blog-detail-banner h1", ".blog-detail p"),
    headline=(".blog-detail-banner h1", "h1"),
    body=(".blog-detail", ".blog-detail-banner ~ div:has(> p)"),
    captions=(".blog-detail figcaption",),
)

LAYOUTS = (AAJKAAL,)
