"""আনন্দবাজার পত্রিকা (Anandabazar Patrika): the present layout, and that of 2017 to 2020."""

from newsarchive.extraction import Layout, RelatedList, containing_text
from newsarchive.items import Verified, VerifiedBy

CURRENT = Layout(
    name="anandabazar",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER,
        "2026-11",
        "selectors of two scrapers; places of kicker, byline and date are assumed",
    ),
    zone="Asia/Kolkata",
    fingerprint=("h1.mt-8", "h1.mt-8 ~ div.contentbox"),
    headline=("h1.mt-8", "h1"),
    kicker=("p:has(+ h1.mt-8)",),
    # Name, place and date are three lines of one block; the only date that readers see is the last update.
    byline=("h1.mt-8 ~ div.author > p:first-child",),
    modified=(
        "h1.mt-8 ~ div.author > p:last-child:not(:first-child)",
        containing_text("h1.mt-8 ~ * p", "শেষ আপডেট"),  # last update
    ),
    body=("h1.mt-8 ~ div.contentbox", "div.leadimgbox ~ div:has(> p)"),
    # Between the paragraphs are links to other articles: "read more", its ড় written as one letter or as two.
    drop=(".ad", ".storylisting", *(containing_text("p:has(> a)", words) for words in ("আরও পড়ুন", "আরও প\u09dcুন"))),
    captions=("div.leadimgbox > p",),
    related=(RelatedList("div.storylisting li", title="a"), RelatedList("div.contentbox ~ div > ul > li", title="a")),
    section=("div.breadcrumb a:last-of-type",),
    image=("div.leadimgbox img@src",),
)

OLDER = Layout(
    name="anandabazar-2017",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026-11", "selectors of scrapers of 2017-2020"),
    zone="Asia/Kolkata",
    fingerprint=("div#story_container > h1", "div#story_container #textbody"),
    headline=("div#story_container > h1", "h1"),
    kicker=("div#story_container > h3:has(+ h1)",),
    # Of two items of one class the first is who wrote it, the second when; until 2019 the block held the date alone.
    byline=("li.publish-date:first-child:has(+ li.publish-date)",),
    published=(
        "li.publish-date + li.publish-date, div.abp-story-date-div",
        "#story_container > h1 ~ ul > li:nth-child(2)",
    ),
    modified=("li.publish-date ~ li:not(.publish-date)",),
    body=("#textbody", ".articleBody"),
    captions=("div#story_container > p.caption",),
    related=(RelatedList("div.tag ~ ul > li", title="a"),),
    section=("ul.breadcrumbs li:last-child",),
    tags=("div#story_container > div.tag a",),
    image=("div#story_container > img.img-responsive@src",),
)

LAYOUTS = (CURRENT, OLDER)
