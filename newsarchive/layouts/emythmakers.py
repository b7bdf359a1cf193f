"""eMythMakers in four generations: the districts' dailies, ডেইলি বাংলাদেশ (Daily Bangladesh), দ্য নিউজ ২৪ (The News 24), ঢাকাপ্রকাশ (Dhaka Prokash)."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Prints days without a clock, and an update on every page.
PHP = Layout(
    name="emythmakers-php",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "template of the PHP generation"),
    fingerprint=("div.DDetailsNews", "div.DDetailsBody"),
    headline=("div.DDetailsNews h1", "h1"),
    # The kicker element is empty if there is none; an article may have subheads.
    kicker=("div.DDetailsNews h3:has(~ h1)",),
    byline=("p.pWriter", "div.DDetailsNews h1 + .row > .col-sm-12 > p"),
    times=("div.DDateDetails > p", "div.DDetailsNews h1 ~ .row > .col-sm-7 > p"),
    body=("div#DDetailsBody", "div.DDetailsBody"),
    captions=("p.pCaption",),
    related=(RelatedList("div.DMoreNews li", title="a::own"),),
    section=("ol.breadcrumb li.active",),
)

# The date has the class of a caption and no label. Further articles are appended as further .newsDetail.
REACT = Layout(
    name="emythmakers-react",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "template of thenews24.com"),
    fingerprint=("div.ContentDetails h1", "div#contentDetails"),
    scope="div.newsDetail",
    headline=("div.ContentDetails h1", "h1"),
    kicker=("h3.DHeadingSubHeading",),
    # An author with a page is a link; the name of the outlet follows in its own element.
    byline=("div.WritterName p, div.WritterName a::own",),
    published=("div.DetailsTopCap p.DTopImgCaption:last-child",),
    body=("div#contentDetails",),
    # Scripts wrap pictures in the text; one of them writes className for class.
    drop=(".img-caption", '[classname*="img-caption"]'),
    captions=(
        "div.DetailsTopCap p.DTopImgCaption:not(:last-child)",
        '.img-caption, [classname*="img-caption"]',
    ),
    related=(RelatedList("div.DRelatedNews .DReadMoreList", title="h3"),),
    tags=("div.DTagsNews a",),
)

# Byline and times are there twice; tags, desk initials and further articles are inside the body element.
BLOCKS = Layout(
    name="emythmakers-blocks",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "classes of daily-bangladesh.com; label wording inferred"),
    fingerprint=("h1.DHeadingInner", "div#contentDetails"),
    headline=("h1.DHeadingInner", "h1"),
    kicker=("h3.DHeadingSubHeading",),
    byline=("div.WritterName > p", "div.WritterName"),
    times=("div.DPublishTime p::all",),
    modified=("div.DPublishTime ~ div.DPublishTime p",),  # the English build has labels of its own
    body=("div#contentDetails", "div.DDetailsContent"),
    drop=("p.DInitSeq", "div.RelatedTags", "div.InnerReadMore"),
    captions=("p.DDetailsCaption",),
    related=(RelatedList("ul.InnerReadMoreList li", title="p"),),
    section=("h4.DCatNameInner",),
    tags=("div.TagList a",),
)

# The headline is an h2 among others; the metadata has English dates.
LARAVEL = Layout(
    name="emythmakers-laravel",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "template named in dhakaprokash24.com's schema"),
    fingerprint=("div.news_heading > h2", "div.news_details"),
    headline=("div.news_heading > h2",),
    kicker=("div.news_heading > span",),
    byline=("div.info-area p:has(+ p)",),
    times=("div.info-area p:has(> span)", "div.info-area p:last-child"),
    body=("div.news_details", "div.single_news_detail"),
    drop=(".tag_items",),
    captions=("div.news_image .img-caption", "figure.image figcaption"),
    related=(RelatedList("div.related_content_sidebar a", title="h3"),),
    section=("nav ol li a",),
    tags=("div.tag_items a",),
)

# সমকাল (Samakal): the metadata has the headline as author.
SAMAKAL = Layout(
    name="samakal",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of several public readers of samakal.com"),
    fingerprint=("div.dateAndTime", "div#contentDetails"),
    headline=("h1",),
    byline=("div.writter",),
    times=("div.dateAndTime",),
    body=("div#contentDetails", ".dNewsDesc"),
    tags=(".tagArea li",),
)

# বিডিনিউজ টোয়েন্টিফোর (bdnews24): a person's name and the outlet's are side by side; the times are in the metadata.
BDNEWS24 = Layout(
    name="bdnews24",
    verified_on=Verified(
        VerifiedBy.OTHER_SCRAPER, "2026", "selectors of several public readers of bangla.bdnews24.com"
    ),
    fingerprint=("div.detail-author-name", "div#contentDetails"),
    headline=("h1",),
    byline=("div.detail-author-name span.author",),
    body=("div#contentDetails",),
)

# জাগো নিউজ (Jago News).
JAGONEWS = Layout(
    name="jagonews24",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of one public reader of jagonews24.com"),
    fingerprint=("span.time-with-author", "div.content-details"),
    headline=("h1",),
    times=("span.time-with-author",),
    body=("div.content-details",),
    tags=('a[href*="/topic/"]',),
)

# জনকণ্ঠ (Janakantha): the clock is before the day.
JANAKANTHA = Layout(
    name="janakantha",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of one public reader of dailyjanakantha.com"),
    fingerprint=("div.pDate", "article.DDetailsContent, div#contentDetails"),
    headline=("h1",),
    times=("div.pDate",),
    body=("article.DDetailsContent, div#contentDetails",),
    image=("img.TopImg@src",),
)

# ডেইলি বাংলাদেশ (Daily Bangladesh) in its later build.
DAILY_BANGLADESH = Layout(
    name="daily-bangladesh",
    verified_on=Verified(VerifiedBy.OTHER_SCRAPER, "2026", "selectors of one public reader of daily-bangladesh.com"),
    fingerprint=("div.DDateHit", "div#DDetailsBody"),
    headline=("h1",),
    byline=("span.DAuthor",),
    times=("div.DDateHit",),
    body=("div#DDetailsBody",),
)

LAYOUTS = (BLOCKS, REACT, PHP, LARAVEL, SAMAKAL, BDNEWS24, JAGONEWS, JANAKANTHA, DAILY_BANGLADESH)
