"""জাতীয় অর্থনীতি (Jatiyo Arthoniti): a business daily of Dhaka, on Laravel with Bootstrap."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

# Scrapers know its lists and how it writes the time. The rest is what Bootstrap pages of this kind have, so a page may also be read without it.
JATIYOARTHONITI = Layout(
    name="jatiyoarthoniti",
    verified_on=Verified(
        VerifiedBy.RECONSTRUCTION,
        "2026-04",
        "the time and the lists as scrapers read them; the article's own markup is not seen",
    ),
    fingerprint=("h1", "time[datetime]", ".card-text, .card-body"),
    scope="article:has(h1):has(time[datetime]):has(.card-body)",
    headline=("h1.card-title", "h1"),
    published=("time@datetime", "time"),
    body=(".card-text", ".card-body"),
    drop=("h1", "time", ".card-header", ".card-footer", ".btn"),
)

LAYOUTS = (JATIYOARTHONITI,)
