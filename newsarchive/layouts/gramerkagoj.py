"""গ্রামের কাগজ (Gramer Kagoj): a daily of Jashore, on Laravel."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

GRAMERKAGOJ = Layout(
    name="gramerkagoj",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "the body's class of one public scraper and the names of uploads (confidence C)",
    ),
    # The class is a common word; the paper's uploads carry its initials.
    fingerprint=("body .details > p", 'meta[property="og:image"][content*="/GK_"]'),
    scope="html",
    headline=("body h1", 'meta[property="og:title"]@content'),
    body=("body .details",),
    captions=(".details figcaption",),
    image=(".details img@src", 'meta[property="og:image"]@content'),
)

LAYOUTS = (GRAMERKAGOJ,)
