"""দৈনিক ইনকিলাব (Daily Inqilab)."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

INQILAB = Layout(
    name="inqilab",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "the body's id of 2021 and the listing's classes of 2026 (confidence A for those of the listing)",
    ),
    fingerprint=("h1", "#ar_news_content > p"),
    headline=("h1",),
    # The class is that of the times in listings; beside the headline it can only be the article's own.
    times=("h1 ~ section.news-date-time",),
    body=("#ar_news_content", "h1 ~ div:has(> p)"),
)

LAYOUTS = (INQILAB,)
