"""দেশচিত্র (Deshchitro): the article page and its print view."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# The markup is a reconstruction from the page's text (the real one was never seen), so every field has plainer selectors behind the first.
DESHCHITRO = Layout(
    name="deshchitro",
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2025-04-24", "text of /details/38560, markup reconstructed"),
    fingerprint=("div.details-body", ".details-title"),
    headline=("h1.details-title", ".details-title"),
    byline=(".details-meta .reporter", ".reporter"),
    times=(".details-date",),
    body=("div.details-body",),
    drop=(".related", ".ads", ".share"),
    captions=(".details-image figcaption", ".details-image .caption"),
    ticker=(".scroll-news a", "marquee a"),
    related=(RelatedList("aside div.media", title="h5", published="small"),),
    section=(".breadcrumb li:last-child",),
    image=(".details-image img@src",),
)

PRINT = Layout(
    name="deshchitro-print",
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2024-06-27", "text of /news/print/38997, markup unknown"),
    fingerprint=("div.print-body", ".print-title"),
    headline=(".print-title",),
    byline=(".print-reporter",),
    times=(".print-date",),
    body=("div.print-body",),
)

LAYOUTS = (DESHCHITRO, PRINT)
