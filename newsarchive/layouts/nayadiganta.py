"""নয়া দিগন্ত (Naya Diganta): three layouts in fifteen months; pages of each may exist."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

LARAVEL = Layout(
    name="nayadiganta",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of a scraper that read the site in September 2026 (confidence B); no date is among them",
    ),
    fingerprint=("h1.entry-title", "article.pd-body"),
    headline=("h1.entry-title", "h1"),
    body=("article.pd-body", "h1.entry-title ~ article"),
    captions=("article.pd-body figcaption",),
    related=(RelatedList("div.category-list-item", title="h5 a", link="h5 a@href"),),
)

SVELTEKIT = Layout(
    name="nayadiganta-sveltekit",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of a scraper that read the site in July 2026 (confidence B)"
    ),
    fingerprint=("h1.post-title", "div.post-body .richtext"),
    headline=("h1.post-title", "h1"),
    byline=(".post-reporters a::all", ".post-reporters::own"),
    # The title attribute of its time elements has the time; those of other articles are elsewhere.
    published=("*:has(> h1.post-title) time[title]@title", "*:has(> .post-reporters) time[title]@title"),
    body=("div.post-body .richtext", "div.post-body"),
    captions=("div.post-body figcaption",),
)

PHP = Layout(
    name="nayadiganta-php",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of two public scrapers of the site until 2025 (confidence B)"
    ),
    fingerprint=("h1.headline", "div.news-content > p"),
    headline=("h1.headline", "h1"),
    # One list contains byline and time; the page header has lists of this class too.
    byline=("h1.headline ~ * div.col-md-6 > ul.list-inline > li:first-child",),
    times=("h1.headline ~ * div.col-md-6 > ul.list-inline > li:nth-child(n+2)::all",),
    body=("div.news-content", "div.image-holder ~ div:has(> p)"),
    captions=("div.image-holder figcaption",),
    section=("ol.breadcrumb > li:last-child",),
    image=("div.image-holder img.img-responsive@src", "div.image-holder img@src"),
)

LAYOUTS = (LARAVEL, SVELTEKIT, PHP)
