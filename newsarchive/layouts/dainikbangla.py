"""দৈনিক বাংলা (Dainik Bangla): a daily of Dhaka."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

DAINIKBANGLA = Layout(
    name="dainikbangla",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "the body's selector of one scraper (confidence C); byline and time are not known",
    ),
    fingerprint=("h1", ".news_item .news_body > p"),
    headline=(".news_item h1", "h1"),
    body=(".news_item .news_body", ".news_body"),
    captions=(".news_item figcaption",),
)

LAYOUTS = (DAINIKBANGLA,)
