"""RiptWare: কালবেলা (Kalbela), দেশ টিভি (Desh TV), বৈশাখী টিভি (Boishakhi TV), যায়যায়দিন (Jaijaidin), and older sites."""

from newsarchive.extraction import Layout, RelatedList
from newsarchive.items import Verified, VerifiedBy

# Byline and times are there twice, and titles of other articles before the headline.
WEB_VIEW = Layout(
    name="riptware",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline pasted into another site"),
    fingerprint=("div.dtl_content_section", "div.headline_section"),
    headline=("div.headline_section .details-title", "div.headline_section h1, div.headline_section h2"),
    kicker=("div.headline_content_block > h5",),
    byline=("div.rpt_name", "div.mobile_post_meta .rpt_name"),
    times=("div.rpt_and_share_block .entry_update::all", "div.mobile_post_meta .entry_update"),
    body=("div.dtl_content_section", "div#dtl_part"),
    drop=("#tags_list", "#facebook_comments"),
    # Captions are in an attribute, for the image viewer.
    captions=(".detailImg@data-sub-html", "div.dtl_content_section figcaption"),
    related=(RelatedList("#related_news .sub-news", title="h4", link="a._link@href"),),
    section=("ul.breadcrumb li.child a",),
    tags=("#tags_list a",),
)

# Its clock has twelve hours and no meridiem.
CLASSIC = Layout(
    name="riptware-classic",
    verified_on=Verified(VerifiedBy.OUTLINE, "2026-11", "outline of a port of the theme"),
    fingerprint=("div.headline_section > h1", "div.dtl_section > div#myText"),
    headline=("div.headline_section > h1", "h1"),
    byline=("div.rpt_name span", "div.rpt_name"),
    published=("div.rpt_info_section > div:last-child",),
    twelve_hour_without_meridiem=True,
    body=("div#myText", "div.dtl_section"),
    ticker=("div.headlines marquee a",),
    related=(RelatedList("#details_more_news .more", title="h5 a", link="h5 a@href"),),
    section=("#site_map li.child:not(.active) a",),
)

LAYOUTS = (WEB_VIEW, CLASSIC)
