"""East West Media Group: বাংলাদেশ প্রতিদিন (Bangladesh Pratidin) of 2022 and 2023, and a clone of its layout."""

from dataclasses import replace

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# The page has four h1; the metadata time has both an offset and a Z.
EASTWEST = Layout(
    name="eastwest",
    verified_on=Verified(VerifiedBy.OUTLINE, "2023-03-20", "outline of bd-pratidin.com; newer layouts followed"),
    fingerprint=("div.area-curve > h1", "article#bpsepnil"),
    scope="div.details-article",
    headline=("div.area-curve > h1", "div.news-img img@alt"),
    byline=("div.news-info > h2",),
    # An update, where there is one, follows the time, inside its span or behind it.
    times=("div.area-curve .row > div.news-info", "div.news-info:has(> span)"),
    body=("article#bpsepnil", "article"),
    # One of the last paragraphs signs with the paper's name and the desk's initials.
    drop=(".article-ad-right", 'p:nth-last-child(-n+3):not(:has(br)):lexbor-contains("বিডি প্রতিদিন/")'),
    captions=("div.news-img .caption",),
    ticker=("ul.my-news-ticker li > a",),
    related=(RelatedList("div.home-category-area a.list-item", title="p"),),
    section=("ol.breadcrumb li:nth-child(2)",),
    tags=("div.tagArea li a",),
)

CLONE = replace(
    EASTWEST,
    name="eastwest-clone",
    verified_on=Verified(
        VerifiedBy.OUTLINE,
        "2026-11",
        "outline of a Laravel clone; the date's wording is of low confidence",
    ),
    fingerprint=("div.sub-content article#bpsepnil", "div.area-curve > h1"),
    kicker=("div.area-curve > p > span",),
    drop=(),
)

# কালের কণ্ঠ (Kaler Kantho): class names end in hashes. The next article is appended below; the page begins with the date in three calendars.
_NEXT = 'article ~ *, [class*="sectionArea"] ~ [class*="sectionArea"]'
_ABOVE_BODY = f":not(:is(article, {_NEXT}), :is(article, {_NEXT}) *)"

KALERKANTHO = Layout(
    name="kalerkantho",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of several public readers of kalerkantho.com"),
    fingerprint=('article[class*="detailsBody"]', '[class*="sectionArea"] h1'),
    headline=('[class*="sectionArea"] h1', "h1"),
    byline=(f'[class*="sectionArea"] [class*="author"]{_ABOVE_BODY}', f'[class*="author"]{_ABOVE_BODY}'),
    # Of the times only the label is known.
    times=(f':lexbor-contains("প্রকাশ:"){_ABOVE_BODY}', f'[class*="sectionArea"] time{_ABOVE_BODY}'),
    body=('article[class*="detailsBody"]',),
    captions=('article[class*="detailsBody"] figcaption',),
)

# বাংলাদেশ প্রতিদিন (Bangladesh Pratidin) after 2023.
PRATIDIN = Layout(
    name="bd-pratidin",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of one public reader of bd-pratidin.com"),
    fingerprint=("div.detailsArea", "h1"),
    headline=("h1",),
    body=("div.detailsArea",),
    drop=EASTWEST.drop,
)

# বাংলানিউজটোয়েন্টিফোর (Banglanews24): times in metadata alone.
BANGLANEWS = Layout(
    name="banglanews24",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026", "selectors of one public reader of banglanews24.com, confidence C"
    ),
    fingerprint=('meta[name="publish-date"]', "article p"),
    scope="html",
    headline=("h1",),
    published=('meta[name="publish-date"]@content',),
    body=("article",),
)

LAYOUTS = (CLONE, EASTWEST, KALERKANTHO, PRATIDIN, BANGLANEWS)
