"""আমার সংবাদ (Amar Sangbad): a daily of Dhaka."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

AMARSANGBAD = Layout(
    name="amarsangbad",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of one scraper (confidence C)"),
    fingerprint=("#news-title h3", ".content-details"),
    headline=("#news-title h3", "#news-title"),
    # The scraper counts from nought or from one.
    times=("div.post-text p:nth-of-type(2)", "div.post-text p:nth-of-type(3)"),
    body=(".content-details", "div.post-text ~ div:has(> p)"),
    captions=(".content-details figcaption",),
)

LAYOUTS = (AMARSANGBAD,)
