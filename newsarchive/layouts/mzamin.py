"""মানবজমিন (Manab Zamin): the present layout, on Tailwind, and the PHP site before it."""

from newsarchive.extraction import Layout
from newsarchive.items import Verified, VerifiedBy

CURRENT = Layout(
    name="mzamin",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of one scraper that read the site in 2026 (confidence B)"
    ),
    # Many sites on Tailwind have a .prose; a metadata time that contains a blank is peculiar to this one.
    fingerprint=("body div.prose > p", 'meta[property="article:published_time"][content*=" "]'),
    scope="html",
    headline=("body h1", 'meta[property="og:title"]@content'),
    published=('meta[property="article:published_time"]@content',),
    body=("body div.prose", "body h1 ~ div:has(> p)"),
    captions=("figure figcaption",),
    image=('meta[property="og:image"]@content',),
)

PHP = Layout(
    name="mzamin-php",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of one public scraper of the site until 2025 (confidence C)"
    ),
    fingerprint=("article > div + div > div:first-child > p", "img.img-fluid.img"),
    headline=("article h1", "h1"),
    body=("article > div + div > div:first-child:has(> p)",),
    drop=(".card-body",),
    image=("article img.img-fluid.img@src", "img.img-fluid.img@src"),
)

LAYOUTS = (CURRENT, PHP)
