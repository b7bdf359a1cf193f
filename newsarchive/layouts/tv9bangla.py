"""টিভি৯ বাংলা (TV9 Bangla): a channel of Kolkata, on a WordPress theme of its own."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

TV9BANGLA = Layout(
    name="tv9bangla",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of scrapers; the class of the body is not seen",
    ),
    zone="Asia/Kolkata",
    fingerprint=("h1.article-HD", "h1.article-HD ~ .summery"),
    headline=("h1.article-HD", "h1"),
    kicker=("p:has(+ h1.article-HD)",),
    byline=(".summery + ul > li:first-child",),
    # "Updated on: Dec 18, 2025" and "12:33 pm" are two items of a list; the publish time is in the metadata alone.
    modified=(".summery + ul > li:nth-child(n+2)::all",),
    body=(".ArticleBodyCont", ".articleImg ~ div"),
    drop=(".wp-caption-text",),
    captions=(".articleImg .smallSum", ".ArticleBodyCont figcaption"),
    related=(RelatedList(".ArticleBodyCont ~ ul > li", title="a"),),
    section=(".cat a",),
    image=(".articleImg img@src",),
)

LAYOUTS = (TV9BANGLA,)
