"""সংবাদ প্রতিদিন (Sangbad Pratidin): a daily of Kolkata, on a WordPress theme of its own."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

SANGBADPRATIDIN = Layout(
    name="sangbadpratidin",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of two scrapers"),
    zone="Asia/Kolkata",
    fingerprint=("h1", 'p.publish_date > span:lexbor-contains("Posted")'),
    # The head is in it too: of two og:title the second is the article's, the first the paper's.
    scope="html",
    headline=("h1", 'meta[property="og:title"] ~ meta[property="og:title"]@content'),
    kicker=("h4:has(+ h1)",),
    byline=('p.publish_date > span:not(:lexbor-contains("Posted")):not(:lexbor-contains("Updated"))',),
    times=('p.publish_date > span:lexbor-contains("Posted")', 'p.publish_date > span:lexbor-contains("Updated")'),
    body=(".sp-single-post", "p.publish_date ~ div:has(> p)"),
    # A box with the main points of the article.
    drop=('[class*="highlight" i]', 'div:has(> h4:lexbor-contains("Highlights"))', ".wp-caption-text"),
    captions=(".sp-single-post figcaption", ".sp-single-post .wp-caption-text"),
    related=(RelatedList(".more li", title="a"),),
    section=(".cat a",),
    image=("p.publish_date ~ img@src",),
)

LAYOUTS = (SANGBADPRATIDIN,)
