"""The body: what is the story and what is not."""

import pytest

from newsarchive.items import Reason
from tests.extraction.heuristics.reading import BODY, HEADLINE, PARAGRAPHS, og, paragraphs, read, reasons

ONE, TWO, THREE = PARAGRAPHS
HEAD = f"<h1>{HEADLINE}</h1><p>প্রকাশ: ২০ জুন ২০২৪, ০৩:২৮ পিএম</p>"
CLOSING = "<div class=related><h3>আরও খবর</h3><ul><li><a href=/2>সেতুর টোল বাড়ল আবার</a></li></ul></div>"


@pytest.mark.parametrize(
    "story",
    [
        BODY,
        f"<div>{ONE}<br><br>{TWO}<br><br>{THREE}</div>",
        f"<div><p>{ONE}</p>{TWO}<p>{THREE}</p></div>",
        "<div>" + "".join(f"<div class=card><div><p>{text}</p></div></div>" for text in PARAGRAPHS) + "</div>",
        f"<p class=lead>{ONE}</p><div><span>শেয়ার</span></div><div class=body><p>{TWO}</p><p>{THREE}</p></div>",
        f"<article><header>{HEAD}</header><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>",
        f"<div class=screen><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div><div class=print><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>",
    ],
)
def test_the_paragraphs_of_a_story_however_they_are_built(story: str) -> None:
    head = "" if "<h1>" in story else HEAD
    assert (
        paragraphs(read(f"<nav><a href=/>হোম</a></nav>{head}{story}{CLOSING}<footer>সম্পাদক: ক</footer>")) == PARAGRAPHS
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>আরও পড়ুন: <a href=/2>সেতুর টোল বাড়ল আবার</a></p>",
        "<div><h3>আরও পড়ুন</h3><ul><li><a href=/2>সেতুর টোল বাড়ল আবার</a></li><li><a href=/3>হাটে ক্রেতা কম</a></li></ul></div>",
        "<div class=ads>বিজ্ঞাপন</div>",
        "<p>advertisement</p>",
        "<p>Scroll to continue reading</p>",
        "<p>Subscribe to read detail</p>",
        "<figure><img src=a><figcaption>ভাসমান হাসপাতাল। ছবি: সংগৃহীত</figcaption></figure>",
        "<div class=caption>ভাসমান হাসপাতাল</div>",
        "<div class=social-share><a href=#>Facebook</a><a href=#>Twitter</a></div>",
        "<blockquote class=twitter-tweet><p>ভাসমান হাসপাতালের ভিডিওটি দেখুন, কী চমৎকার উদ্যোগ এটি আমাদের জন্য।</p></blockquote>",
        "<p>সর্বশেষ খবর পেতে গুগল নিউজ চ্যানেল ফলো করুন</p>",
        "<p>* * *</p>",
        "<p>বিজ্ঞাপনের পরে আরও খবর</p>",
        "<div>সকাল ৯:২০</div>",
        "<script>var a = 1</script>",
        "<?php echo 1 ?>",
    ],
)
def test_furniture_inside_the_story_is_cut_and_the_paragraphs_around_it_stay(furniture: str) -> None:
    assert paragraphs(read(f"{HEAD}<div><p>{ONE}</p>{furniture}<p>{TWO}</p><p>{THREE}</p></div>")) == PARAGRAPHS


@pytest.mark.parametrize(
    "caption",
    [
        "<div>নদীর ঘাটে দাঁড়িয়ে আছে নতুন ভাসমান হাসপাতালটি, দূরে চরের গ্রাম</div>",
        "<div>ঘাটে ভাসমান হাসপাতাল। ছবি : সংগৃহীত</div>",
        "<p>ফাইল ছবি</p>",
    ],
)
def test_what_stands_below_the_picture_is_its_caption(caption: str) -> None:
    assert paragraphs(read(f"<div>{HEAD}<img src=a.jpg>{caption}{BODY}</div>")) == PARAGRAPHS


def test_a_paragraph_below_a_picture_is_no_caption() -> None:
    body = f"<div><p><img src=a.jpg></p><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    assert paragraphs(read(HEAD + body)) == PARAGRAPHS


def test_a_paragraph_below_a_picture_in_a_card_like_the_others_is_no_caption() -> None:
    cards = [f"<div class=card><div><p>{text}</p></div></div>" for text in PARAGRAPHS]
    article = read(f"{HEAD}<div><div class=card><figure><img src=a.jpg></figure></div>{''.join(cards)}</div>")
    assert paragraphs(article) == PARAGRAPHS


def test_the_only_paragraph_of_a_page_with_a_film_is_the_story() -> None:
    film = "<div><iframe src=https://www.youtube.com/embed/x></iframe></div>"
    assert paragraphs(read(f"{HEAD}{film}<div><p>{ONE}</p></div>")) == [ONE]


def test_a_paragraph_too_short_to_be_known_by_itself_stays_beside_another() -> None:
    article = read(f"{HEAD}<div class=entry><p>মেলা বসেছে।</p><p>{ONE}</p><p>চলবে রবিবার পর্যন্ত।</p></div>{CLOSING}")
    assert paragraphs(article) == ["মেলা বসেছে।", ONE, "চলবে রবিবার পর্যন্ত।"]


def test_the_headings_of_a_live_blogs_cards_stay_and_their_clocks_go() -> None:
    cards = [
        f"<div class=card><header><span>{clock}</span><div><h2>{heading}</h2></div></header><div><p>{text}</p></div></div>"
        for clock, heading, text in (
            ("১৮: ২০", "সংকেত নামল", ONE),
            ("১২: ০৫", "ঘাটে ভিড়", TWO),
            ("০৬: ১২", "ঝোড়ো হাওয়া", THREE),
        )
    ]
    expected = ["সংকেত নামল", ONE, "ঘাটে ভিড়", TWO, "ঝোড়ো হাওয়া", THREE]
    assert paragraphs(read(f"{HEAD}<div>{''.join(cards)}</div>")) == expected


def test_a_list_of_facts_keeps_its_lines_and_the_section_named_is_none() -> None:
    facts = "<p>পদের নাম: প্রভাষক<br>বিভাগ: আইন<br>পদসংখ্যা: ১</p>"
    article = read(f"{HEAD}<div><p>{ONE}</p>{facts}<p>{TWO}</p><p>বিভাগ: সারা দেশ</p></div>")
    assert paragraphs(article) == [ONE, "পদের নাম: প্রভাষক\nবিভাগ: আইন\nপদসংখ্যা: ১", TWO]


def test_a_dateline_may_stand_below_a_lead() -> None:
    dateline = "<div><span>নাটোর প্রতিনিধি</span><br>২০ জুন ২০২৪ ০৩:২৮ পিএম | আপডেট: ২০ জুন ২০২৪ ০৪:০০ পিএম</div>"
    article = read(f"<div><h1>{HEADLINE}</h1><p>{ONE}</p>{dateline}<p>{TWO}</p><p>{THREE}</p></div>")
    assert paragraphs(article) == PARAGRAPHS
    assert (article.byline, article.published_precision) == ("নাটোর প্রতিনিধি", "minute")


def test_subheads_lists_and_quotes_stay() -> None:
    story = f"<div><p>{ONE}</p><h3>যা থাকছে</h3><ul><li>তিন চিকিৎসক</li><li>X-ray</li></ul><blockquote>সবাই আসুন</blockquote><p>{TWO}</p></div>"
    assert paragraphs(read(HEAD + story)) == [ONE, "যা থাকছে", "তিন চিকিৎসক", "X-ray", "সবাই আসুন", TWO]


@pytest.mark.parametrize(
    "behind",
    [
        "<p>চরবার্তা/শাপা</p>",
        "<p>Published by: Shahana Parvin</p>",
        "<p>(দেশ, খেলা ও চরের টাটকা খবর পেতে ডাউনলোড-লাইক-ফলো করুন আমাদের <a href=#>App</a>, <a href=#>Facebook</a> পাতা)</p>",
        "<p>#চর #হাসপাতাল</p>",
        "<p>প্রিয় পাঠক, চরবার্তা ডাকে পেতে বছরে মাত্র ৬০০ টাকায় গ্রাহক হোন। লিখুন আমাদের ঠিকানায়, উত্তর পাবেন।</p>",
        "<p>চরবার্তায় প্রকাশিত কোনো সংবাদ, তথ্য বা ছবি পূর্বানুমতি ছাড়া ব্যবহার করা যাবে না।</p>",
        "<div class=tags><a href=/t>হাসপাতাল</a></div>",
        "<h3>আরও পড়ুন</h3><p>সেতুর টোল বাড়ল আবার</p>",
        "<div id=comments><h3>মন্তব্য</h3><p>খুব ভালো উদ্যোগ, আমাদের এলাকাতেও এমন একটি নৌযান দরকার ছিল অনেক দিন ধরে।</p></div>",
        "<h3>এ জাতীয় আরো খবর</h3><div><h4><a href=/2>সেতুর টোল বাড়ল আবার</a></h4></div>",
    ],
)
def test_what_stands_behind_the_story_is_cut(behind: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert paragraphs(read(f"{HEAD}<div>{body}{behind}</div>")) == PARAGRAPHS


def test_a_form_around_the_whole_page_is_no_form() -> None:
    body = f"<h3>{HEADLINE}</h3><p>চট্টগ্রাম ব্যুরো</p><p>২০ জুন ২০২৪, রাত ১:২৭</p>{BODY}"
    article = read(f"<form id=aspnetForm><div>{body}</div></form>")
    assert (article.headline, article.byline, paragraphs(article)) == (HEADLINE, "চট্টগ্রাম ব্যুরো", PARAGRAPHS)


def test_headings_and_lists_in_boxes_like_those_of_the_paragraphs_stay() -> None:
    boxes = (
        f"<p>{ONE}</p>",
        "<h2>যা থাকছে</h2>",
        "<ul><li><p>তিন চিকিৎসক</p></li></ul>",
        f"<p>{TWO}</p>",
        "<p>সবাই খুশি।</p>",
        f"<p>{THREE}</p>",
    )
    story = "".join(f"<div class=element><div class=text><div>{box}</div></div></div>" for box in boxes)
    assert paragraphs(read(f"{HEAD}<div>{story}</div>{CLOSING}")) == [
        ONE,
        "যা থাকছে",
        "তিন চিকিৎসক",
        TWO,
        "সবাই খুশি।",
        THREE,
    ]


CARDS = (("সেতুর টোল বাড়ল আবার", ONE[:62] + "।"), ("হাটে ক্রেতা কম", TWO[:66] + "।"), ("মেলা শুরু", THREE[:64] + "।"))


@pytest.mark.parametrize(
    "card",
    [
        "<div class=col-xs-6><a href=/2>{title}</a><p>{teaser}</p></div>",
        "<article><h3>{title}</h3><p>{teaser}</p><time>২০ ঘণ্টা আগে</time></article>",
    ],
)
def test_teasers_of_other_stories_behind_the_story_are_cut(card: str) -> None:
    cards = "".join(card.format(title=title, teaser=teaser) for title, teaser in CARDS)
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert paragraphs(read(f"{HEAD}<div>{body}<h4>চরের জীবন</h4>{cards}</div>")) == PARAGRAPHS


def test_a_short_last_line_of_the_story_stays() -> None:
    assert paragraphs(read(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>সূত্র: বাসস</p></div>"))[-1] == "সূত্র: বাসস"


def test_a_line_break_inside_a_paragraph_stays_one() -> None:
    assert read(f"{HEAD}<div><p>{ONE}<br>{TWO}</p></div>").body == f"{ONE}\n{TWO}"


def test_a_story_of_two_paragraphs_is_one() -> None:
    assert paragraphs(read(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p></div>{CLOSING}")) == [ONE, TWO]


def test_a_second_copy_for_another_width_of_screen_is_left_out() -> None:
    assert paragraphs(read(f"<div>{HEAD}{BODY}</div><div class=mobile>{HEAD}{BODY}</div>")) == PARAGRAPHS


def test_a_page_of_pictures_has_no_body_and_a_reason() -> None:
    article = read(f"{HEAD}<figure><img src=a.jpg></figure>{CLOSING}")
    assert article.body is None
    assert Reason.NOT_ON_PAGE in reasons(article, "body")


def test_what_a_page_says_of_its_outlet_is_no_story() -> None:
    imprint = "<div>সম্পাদক ও প্রকাশক: আবদুল কাদের, ১২ নদীবন্দর সড়ক, চরনগর থেকে প্রকাশিত ও মুদ্রিত।<br>© সর্বস্বত্ব সংরক্ষিত, চরবার্তা, ২০২৪।</div>"
    assert read(f"{HEAD}<figure><img src=a.jpg></figure>{imprint}").body is None


def test_a_story_of_which_all_is_furniture_is_none() -> None:
    article = read(f"{HEAD}<div><p>নদীর বুকে ভাসমান একটি হাসপাতাল, যেখানে চরের মানুষ চিকিৎসা নিচ্ছেন। ছবি: সংগৃহীত</p></div>")
    assert article.body is None


def test_the_body_that_machines_are_told_serves_where_the_page_shows_none() -> None:
    told = "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS)
    script = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{told}"}}</script>'
    assert paragraphs(read(f"<h1>{HEADLINE}</h1>", script)) == PARAGRAPHS


def test_only_the_first_of_several_articles_is_read() -> None:
    others = [f"{text} এরপর আরও একটি দীর্ঘ বাক্য, যা দ্বিতীয় খবরের নিজের কথা।" for text in reversed(PARAGRAPHS)]
    second = "<h1 class=t>পাহাড়ি পথে নতুন সেতু নির্মাণ শুরু</h1><p>প্রকাশ: ২১ জুন ২০২৪</p>" + "".join(
        f"<p>{text}</p>" for text in others
    )
    first = HEAD.replace("<h1>", "<h1 class=t>")
    article = read(f"<div class=a>{first}{BODY}</div><div class=a>{second}</div>", og(HEADLINE))
    assert paragraphs(article) == PARAGRAPHS
    assert Reason.SEVERAL_ARTICLES in reasons(article, "page")
    assert Reason.SEVERAL_ARTICLES not in reasons(read(HEAD + BODY), "page")


def test_another_article_begins_at_a_second_h1_of_the_same_name_however_short_both_are() -> None:
    first = HEAD.replace("<h1>", "<h1 class='t big'>")
    second = "<div><h1 class=t>পাহাড়ি পথে নতুন সেতু</h1><p>সেতুটি হলে তিন গ্রামের মানুষের পথ কমবে ১২ কিলোমিটার।</p></div>"
    article = read(f"<div>{first}<div><p>{ONE}</p></div></div>{second}")
    assert paragraphs(article) == [ONE]
    assert Reason.SEVERAL_ARTICLES in reasons(article, "page")


def test_a_paywall_is_told() -> None:
    script = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":%s}</script>'
    assert Reason.PAYWALLED in reasons(read(HEAD + BODY, script % "false"), "page")
    assert Reason.PAYWALLED in reasons(read(HEAD + BODY, script % '"False"'), "page")
    assert Reason.PAYWALLED not in reasons(read(HEAD + BODY, script % "true"), "page")


def test_a_subhead_in_a_box_of_its_own_between_boxes_of_paragraphs_stays() -> None:
    boxes = [
        f"<div class=s1><p>{ONE}</p></div>",
        "<div class=s1><h2>বদলে যাচ্ছে জীবন</h2></div>",
        f"<div class=s2><p>{TWO}</p></div>",
    ]
    assert paragraphs(read(f"{HEAD}<div>{''.join(boxes)}</div>")) == [ONE, "বদলে যাচ্ছে জীবন", TWO]


def test_cards_are_alike_whatever_their_numbers() -> None:
    """Each entry of a live blog has an id of its own; a picture's words may stand between its heading and its text."""
    cards = "".join(
        f"<div class=post id=lb-{number}><h2>ঘাটে ভিড় {number}</h2><figure><img src=a><figcaption>ছবি: ফেসবুক</figcaption></figure><p>{text}</p></div>"
        for number, text in enumerate(PARAGRAPHS, 5)
    )
    kept = [piece for number, text in enumerate(PARAGRAPHS, 5) for piece in (f"ঘাটে ভিড় {number}", text)]
    assert paragraphs(read(f"{HEAD}<div>{cards}</div>")) == kept


def test_texts_of_pictures_are_the_story_where_there_is_no_other() -> None:
    slides = "".join(
        f"<div class=photo id=photo-{n}><div><img src=a></div><div><p>{text}</p></div></div>"
        for n, text in enumerate(PARAGRAPHS)
    )
    assert paragraphs(read(f"{HEAD}<section>{slides}</section>")) == PARAGRAPHS


def test_the_headline_said_again_the_length_of_a_film_and_initials_are_no_paragraphs() -> None:
    again = f"<div>{HEADLINE}</div><span>04:31</span>"
    assert paragraphs(read(f"{HEAD}<div>{BODY}{again}<p>এমপি/এসিবি (ডিপিএ, রয়টার্স)</p></div>")) == PARAGRAPHS


def test_a_field_of_which_the_label_is_hidden_is_seen() -> None:
    field = f"<div class='field field--name-body field--label-hidden'><p>{ONE}</p></div>"
    assert paragraphs(read(f"{HEAD}<div>{field}<p>{TWO}</p><p>{THREE}</p></div>")) == PARAGRAPHS


def test_the_next_article_of_an_endless_page_may_be_headed_by_an_h2_of_the_same_name() -> None:
    one = f"<div class='block current' id=b1><h1 class=hdg id=h1>{HEADLINE}</h1>{BODY}</div>"
    two = f"<div class='block next' id=b2><h2 class=hdg id=h2>আরেকটি খবর শুরু হলো এখানে</h2><div><p>{TWO} {ONE}</p><p>{THREE}</p></div></div>"
    article = read(f"<main>{one}{two}</main>", og(HEADLINE))
    assert paragraphs(article) == PARAGRAPHS
    assert Reason.SEVERAL_ARTICLES in reasons(article, "page")


def test_text_that_an_editor_inserted_stays_and_text_that_was_deleted_goes() -> None:
    first, *others = PARAGRAPHS
    edited = f"<p>{first} <ins>পরে যোগ করা হয়েছে।</ins> <del>ভুল ছিল।</del></p>" + "".join(
        f"<p>{each}</p>" for each in others
    )
    article = read(f"<h1>{HEADLINE}</h1><div>{edited}<ins class=adsbygoogle>কিনুন</ins></div>")
    assert paragraphs(article) == [f"{first} পরে যোগ করা হয়েছে।", *others]
