"""নিউজ১৮ বাংলা (News18 Bangla), in its older layout."""

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

NEWS18 = Layout(
    name="news18",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of one scraper; the form of the date is not verified",
    ),
    zone="Asia/Kolkata",
    fingerprint=("div.article_section > h1", "div.khbren_section div.content_sec"),
    headline=("div.article_section > h1", "h1"),
    kicker=("div.article_section > p:has(+ h1)",),
    byline=("div.article_content_row > span", "div.article_content_row > :not(time)"),
    published=("div.article_content_row > time", "div.article_section time"),
    body=("div.khbr_rght_sec > div.content_sec", "div.content_sec"),
    # The body ends with tags and an appeal to follow the channel.
    drop=(
        *(
            containing_text("div.content_sec > p:nth-last-child(-n+3)", words)
            for words in ("Tags:", "twitter", "Breaking News")
        ),
    ),
    related=(RelatedList("div.khbren_section ~ ul > li", title="a"),),
    tags=(containing_text("div.content_sec > p", "Tags:") + " > a",),
)

LAYOUTS = (NEWS18,)
