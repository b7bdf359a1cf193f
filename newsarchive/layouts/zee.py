"""জি ২৪ ঘণ্টা (Zee 24 Ghanta), on Drupal 7."""

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

ZEE = Layout(
    name="zee",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of zeenews.india.com/bengali; kicker and related list are assumed",
    ),
    zone="Asia/Kolkata",
    fingerprint=("h1.article-heading", "div.article div.field-name-body"),
    scope="div.content:has(h1.article-heading)",
    headline=("h1.article-heading", "h1"),
    kicker=("p:has(+ h1.article-heading)",),
    # If name and update are one text, only the metadata has the name.
    byline=('span.write-block:not(:lexbor-contains("Updated"))',),
    modified=('span.write-block:lexbor-contains("Updated")',),
    body=("div.field-name-body div.field-item", "div.article"),
    # The last paragraph always asks to download ("ডাউনলোড") the app. AMP copies contain labels of advertisements.
    drop=(
        containing_text("p:last-child", "ডাউনলোড"),
        containing_text("p", "COMMERCIAL BREAK"),
        containing_text("p", "SCROLL TO CONTINUE READING"),
    ),
    related=(RelatedList("ul.also > li", title="a"), RelatedList("div.article ~ ul > li", title="a")),
    section=("div.breadcrumb a:last-of-type",),
    image=("div.content > img@src",),
)

LAYOUTS = (ZEE,)
