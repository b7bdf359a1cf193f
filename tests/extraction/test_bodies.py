"""What editors put into bodies beside paragraphs, read by heuristics and by a layout: none of it is lost, and no boilerplate stays."""

from collections.abc import Callable

import pytest

from newsarchive.items import Article
from tests.extraction.bodies import ONE, READERS, THREE, TWO, between, inserted
from tests.extraction.heuristics.reading import PARAGRAPHS

Reader = Callable[..., Article]
readers = pytest.mark.parametrize("read", READERS)
ALL = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
PICTURE = "<img src=a.jpg>"
VERSES = "ঘাটে বাঁধা নাও<br>মাঝি কোথায় যাও<br>ওপারে তার ঘর<br>মাঝে বালুর চর"
POEM = "ঘাটে বাঁধা নাও\nমাঝি কোথায় যাও\nওপারে তার ঘর\nমাঝে বালুর চর"


@readers
@pytest.mark.parametrize(
    "figure",
    [
        f"<figure>{PICTURE}<figcaption>ভাসমান হাসপাতাল</figcaption>{ALL}</figure>",
        f"<figure class=media><div class=photo>{PICTURE}</div><div class=photo-credit>ছবি: ক</div><div class=text>{ALL}</div></figure>",
        f"<figure><figure>{PICTURE}<figcaption>ভাসমান হাসপাতাল</figcaption></figure><div><div>{ALL}</div></div></figure>",
        f"<figure>{ALL}</figure>",
    ],
)
def test_a_figure_around_the_body_takes_nothing_away(read: Reader, figure: str) -> None:
    assert (read(figure).body or "").split("\n\n") == PARAGRAPHS


@readers
@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("<figure><blockquote>চরে এখন চিকিৎসক আছেন</blockquote></figure>", ["চরে এখন চিকিৎসক আছেন"]),
        (
            "<figure class=wp-block-pullquote><blockquote><p>চরে এখন চিকিৎসক আছেন</p><cite>রহিমা খাতুন, গৃহিণী</cite></blockquote></figure>",
            ["চরে এখন চিকিৎসক আছেন", "রহিমা খাতুন, গৃহিণী"],
        ),
        (
            "<figure><blockquote>চরে এখন চিকিৎসক আছেন</blockquote><figcaption>রহিমা খাতুন, গৃহিণী</figcaption></figure>",
            ["চরে এখন চিকিৎসক আছেন", "রহিমা খাতুন, গৃহিণী"],
        ),
        (
            (
                "<figure class=wp-block-table><table><tr><th>চর</th><th>রোগী</th></tr><tr><td>পূর্ব চর</td><td>৪০ জন</td></tr></table>"
                "<figcaption>সূত্র: হাসপাতালের খাতা</figcaption></figure>"
            ),
            ["চর | রোগী", "পূর্ব চর | ৪০ জন", "সূত্র: হাসপাতালের খাতা"],
        ),
        ("<aside class=pull-quote><p>চরে এখন চিকিৎসক আছেন</p></aside>", ["চরে এখন চিকিৎসক আছেন"]),
        # what stays a caption, a card or another's post
        (f"<figure>{PICTURE}<figcaption>ভাসমান হাসপাতালের ডেকে রোগীদের সারি, সকাল থেকেই ভিড়।</figcaption></figure>", []),
        (f"<figure>{PICTURE}<p>ভাসমান হাসপাতালের ডেকে রোগীদের সারি, সকাল থেকেই ভিড় ছিল সেখানে।</p></figure>", []),
        ("<figure><iframe src=/v></iframe><figcaption>ভিডিও: নাজমুল</figcaption></figure>", []),
        ("<figure class=bookmark><a href=/2><div>সেতুর টোল বাড়ল আবার</div><div>এবার দ্বিগুণ হলো</div></a></figure>", []),
    ],
)
def test_the_text_of_a_figure_is_body_unless_it_is_its_caption(read: Reader, figure: str, expected: list[str]) -> None:
    assert inserted(read(between(figure))) == expected


@readers
@pytest.mark.parametrize(
    "quote",
    [
        "<aside class=pull-quote><p>প্রথম দিনেই সেবা নিয়েছেন দেড় শ রোগী</p></aside>",
        "<blockquote>“সপ্তাহে ছয় দিন তিনজন চিকিৎসক নৌযানটিতে থাকবেন।”</blockquote>",
        "<figure><blockquote><p>এখন ঘাটে দাঁড়ালেই চিকিৎসক পাওয়া যাচ্ছে</p></blockquote></figure>",
    ],
)
def test_a_quote_that_repeats_a_sentence_is_there_once(read: Reader, quote: str) -> None:
    assert inserted(read(between(quote))) == []


@readers
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<table><tr><td>ঘাট ১</td><td>নৌকা ৩টি</td></tr><tr><td>ঘাট ২</td><td>নৌকা ৫টি</td></tr></table>",
            ["ঘাট ১ | নৌকা ৩টি", "ঘাট ২ | নৌকা ৫টি"],
        ),
        (
            (
                "<div class=wrap><table><thead><tr><th></th><th>২০২৩</th><th>২০২৪</th></tr></thead><tbody><tr><th>রোগী</th><td><p>১২০</p></td>"
                "<td><p>৩৪০</p></td></tr><tr><th>শয্যা</th><td></td><td>১২</td></tr></tbody></table></div>"
            ),
            ["| ২০২৩ | ২০২৪", "রোগী | ১২০ | ৩৪০", "শয্যা | | ১২"],
        ),
        (
            "<table><tr><td><a href=/p/1>সুমন</a></td><td>আউট</td><td>৪৪</td></tr><tr><td>লিটন</td><td>বোল্ড</td><td>১২:৩০</td></tr></table>",
            ["সুমন | আউট | ৪৪", "লিটন | বোল্ড | ১২:৩০"],
        ),
        # an advertisement's table, and one that lists other articles
        ("<table class=ads><tr><td>কিনুন এখনই</td><td>ছাড়ে</td></tr><tr><td>আজই</td><td>আসুন</td></tr></table>", []),
    ],
)
def test_a_row_of_a_table_is_a_paragraph_with_its_cells_apart(read: Reader, table: str, expected: list[str]) -> None:
    assert inserted(read(between(table))) == expected


@readers
def test_a_table_that_lays_out_the_page_is_read_as_its_blocks(read: Reader) -> None:
    cell = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    layout = f"<table width=700><tr><td><table><tr><td>{cell}</td></tr></table></td><td></td></tr><tr><td></td><td></td></tr></table>"
    assert (read(layout).body or "").split("\n\n") == PARAGRAPHS


@readers
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<div>{VERSES}<br><br>দূরে বাজে বাঁশি<br>কাছে কলরব</div>", f"{POEM}\n\nদূরে বাজে বাঁশি\nকাছে কলরব"),
        (
            f"<div itemprop=articleBody><p>{VERSES}</p><p>দূরে বাজে বাঁশি<br>কাছে কলরব</p></div>",
            f"{POEM}\n\nদূরে বাজে বাঁশি\nকাছে কলরব",
        ),
        (
            "<div class=story-body><p>ঘাটে বাঁধা নাও</p><p>মাঝি কোথায় যাও</p><p>ওপারে তার ঘর</p></div>",
            "ঘাটে বাঁধা নাও\n\nমাঝি কোথায় যাও\n\nওপারে তার ঘর",
        ),
        (
            "<table><tr><th>দল</th><th>রান</th></tr><tr><td>ভোলা</td><td>১৪৫</td></tr><tr><td>বাউফল</td><td>১৪৬</td></tr></table>",
            "দল | রান\n\nভোলা | ১৪৫\n\nবাউফল | ১৪৬",
        ),
        (
            "<div class=article-content><ul><li>ভোলা ১৪৫ রান</li><li>বাউফল ১৪৬ রান</li><li>ম্যাচসেরা সুমন</li></ul></div>",
            "ভোলা ১৪৫ রান\n\nবাউফল ১৪৬ রান\n\nম্যাচসেরা সুমন",
        ),
    ],
)
def test_a_body_without_prose_is_read(read: Reader, body: str, expected: str) -> None:
    assert read(body).body == expected


def test_the_address_below_a_page_without_a_body_is_no_poem() -> None:
    assert READERS[0]("<img src=a.jpg>").body is None


@readers
@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div class=accordion><div class=panel><p>চিকিৎসা নিতে টাকা লাগে না</p></div></div>", ["চিকিৎসা নিতে টাকা লাগে না"]),
        (
            "<details><summary>কীভাবে সেবা পাবেন রোগীরা</summary><p>ঘাটে এসে নাম লেখাতে হবে</p></details>",
            ["কীভাবে সেবা পাবেন রোগীরা", "ঘাটে এসে নাম লেখাতে হবে"],
        ),
        (
            (
                "<div class=faq><div class=faq-question><button>টাকা কি লাগে?</button></div><div class=faq-answer aria-hidden=true style='display:none'>"
                "<p>সেবা নিতে কোনো টাকা লাগে না বলে জানান পরিচালক।</p></div></div>"
            ),
            ["টাকা কি লাগে?", "সেবা নিতে কোনো টাকা লাগে না বলে জানান পরিচালক।"],
        ),
        (
            "<div id=more style='display: none'><p>সেবা নিতে কোনো টাকা লাগে না বলে জানান পরিচালক।</p></div><button>আরও পড়ুন</button>",
            ["সেবা নিতে কোনো টাকা লাগে না বলে জানান পরিচালক।"],
        ),
        (
            (
                "<div class=accordion-item><h3 class=accordion-header><button class=accordion-button>ওষুধের দাম কত পড়ে</button></h3>"
                "<div class='accordion-collapse collapse'><p>ওষুধ বিনা মূল্যে দেওয়া হয় বলে জানান পরিচালক।</p></div></div>"
            ),
            ["ওষুধের দাম কত পড়ে", "ওষুধ বিনা মূল্যে দেওয়া হয় বলে জানান পরিচালক।"],
        ),
        # what no reader opens
        ("<div class=modal style='display:none'><p>কুকি ব্যবহারে সম্মতি দিন, নইলে পাতা দেখা যাবে না ঠিকমতো।</p></div>", []),
        ("<div style='position:absolute; left:-9999px'><p>ভাসমান হাসপাতাল চালু হওয়ার খবরের ফটোকার্ড এটি।</p></div>", []),
        ("<div class=photo-card-template><h1>ভাসমান হাসপাতাল</h1><p>চরবার্তা ডটকম থেকে নামানো ফটোকার্ড এটি।</p></div>", []),
        ("<div class=print-only><p>ছাপার জন্য এই পাতার ঠিকানা নিচে দেওয়া রইল, দেখে নিন।</p></div>", []),
    ],
)
def test_what_a_reader_can_open_is_body_and_what_nobody_sees_is_none(
    read: Reader, markup: str, expected: list[str]
) -> None:
    assert inserted(read(between(markup))) == expected


@readers
@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<p>{VERSES}</p>", [POEM]),
        ("<dl><dt>ঠিকানা</dt><dd>পূর্ব ঘাট</dd></dl>", ["ঠিকানা", "পূর্ব ঘাট"]),
        ("<ol><li>চাল ও ডাল</li><li>ওষুধ</li></ol>", ["চাল ও ডাল", "ওষুধ"]),
        ("<p><b>প্রশ্ন: কেন এত দেরি?</b></p><p>উত্তর: টাকা আসেনি।</p>", ["প্রশ্ন: কেন এত দেরি?", "উত্তর: টাকা আসেনি।"]),
        ("<h3>যা থাকছে</h3><p>ওষুধ ও শয্যা</p>", ["যা থাকছে", "ওষুধ ও শয্যা"]),
        ("<p>রোগী <ins>দেড় শ</ins><del>এক শ</del><s>নব্বই</s> <strike>আশি</strike> জন।</p>", ["রোগী দেড় শ জন।"]),
        ("<ul><li>শিক্ষা</li><li>স্বাস্থ্য</li><li>কৃষি</li></ul>", ["শিক্ষা", "স্বাস্থ্য", "কৃষি"]),
        ("<p>শিক্ষা ও স্বাস্থ্য, কৃষি আর পরিবেশ</p>", ["শিক্ষা ও স্বাস্থ্য, কৃষি আর পরিবেশ"]),
        ("<p>জাতীয় রাজনীতি ও অর্থনীতি নিয়ে কথা বলেন তিনি।</p>", ["জাতীয় রাজনীতি ও অর্থনীতি নিয়ে কথা বলেন তিনি।"]),
        # rows of labels, whatever their markup
        ("<div>জাতীয় রাজনীতি সারাদেশ ক্যাম্পাস মতামত জেলার খবর</div>", []),
        ("<p>খেলা | বিনোদন | মতামত | সারাদেশ</p>", []),
        ("<div><span>খেলা</span> <span>বিনোদন</span> <span>চাকরি</span></div>", []),
        ("<div><div>জাতীয়</div><div>খেলা</div><div>চরবার্তা</div></div>", []),
        ("<ul><li><a href=/b>খেলা</a></li><li><a href=/d>বিনোদন</a></li><li><a href=/e>মতামত</a></li></ul>", []),
        ("<nav><a href=/b>খেলা</a> <a href=/d>বিনোদন</a></nav>", []),
        ("<div>প্রচ্ছদ » সারাদেশ » কুড়িগ্রাম</div>", []),
        ("<p>ট্যাগ: চর, হাসপাতাল, নদী</p>", []),
        ("<div>ফেসবুক টুইটার হোয়াটসঅ্যাপ প্রিন্ট</div>", []),
        ("<p>সবার আগে খবর পেতে আমাদের ইউটিউব চ্যানেল সাবস্ক্রাইব করুন</p>", []),
    ],
)
def test_short_lines_of_the_article_stay_and_rows_of_labels_go(read: Reader, markup: str, expected: list[str]) -> None:
    assert inserted(read(between(markup))) == expected


@readers
@pytest.mark.parametrize(
    "behind",
    [
        "<div class=author-bio><p>আবদুল হালিম পঁচিশ বছর ধরে নদী ও চরের অর্থনীতি নিয়ে লিখছেন, তাঁর বই আছে চারটি।</p></div>",
        "<div class=c><div><h4>হাটে ক্রেতা কম আজ</h4><span>১ দিন আগে</span></div><div><h4>সেতুর টোল বাড়ল</h4><span>২ দিন আগে</span></div></div>",
        "<p>ট্যাগ: চর, হাসপাতাল, নদী</p><p>সবার আগে খবর পেতে ফলো করুন</p>",
    ],
)
def test_what_follows_the_last_paragraph_in_the_same_box_goes(read: Reader, behind: str) -> None:
    assert (read(ALL + behind).body or "").split("\n\n") == [ONE, TWO, THREE]


@readers
def test_a_long_line_about_the_author_above_the_body_is_none_of_it(read: Reader) -> None:
    author = "<div class=author-info>লেখক: ড. মো. আবদুল হালিম চৌধুরী, অধ্যাপক, অর্থনীতি বিভাগ, নদী বিশ্ববিদ্যালয়, বরিশাল সদর</div>"
    assert (read(author + ALL).body or "").split("\n\n") == PARAGRAPHS


def test_the_last_entry_of_a_live_report_may_be_short() -> None:
    entries = [("নৌকা এল", ONE), ("ভিড় বাড়ছে", TWO), ("সেবা বন্ধ", "ভিড় নেই।")]
    live = "".join(f"<div class=entry><time>১০:২০</time><h3>{title}</h3><p>{text}</p></div>" for title, text in entries)
    assert READERS[0](live).body == "\n\n".join(text for entry in entries for text in entry)


@readers
@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("<figure><blockquote><p>হাতই এখন আমাদের পুঁজি</p></blockquote></figure>", ["হাতই এখন আমাদের পুঁজি"]),
        (
            "<figure class=wp-block-pullquote><blockquote><p>হাতই এখন আমাদের পুঁজি</p><cite>নূরজাহান বেগম</cite></blockquote></figure>",
            ["হাতই এখন আমাদের পুঁজি", "নূরজাহান বেগম"],
        ),
        (
            "<figure><blockquote>হাতই এখন আমাদের পুঁজি</blockquote><figcaption>নূরজাহান বেগম, কৃষক</figcaption></figure>",
            ["হাতই এখন আমাদের পুঁজি", "নূরজাহান বেগম, কৃষক"],
        ),
    ],
)
def test_a_quotation_that_ends_the_body_stays_with_its_speaker(
    read: Reader, quotation: str, expected: list[str]
) -> None:
    article = read(ALL + quotation)
    assert (article.body or "").split("\n\n") == [*PARAGRAPHS, *expected]
    assert article.byline in (None, "নিজস্ব প্রতিবেদক")


@pytest.mark.parametrize(
    "behind",
    [
        f"<figure>{PICTURE}<figcaption>ঘাটে ভাসমান হাসপাতাল</figcaption></figure>",
        "<blockquote><p><a href=/news/5>এক বছরে তিনবার ভাঙল চরের বাঁধ</a></p></blockquote>",
    ],
)
def test_what_only_looks_like_a_last_quotation_goes(behind: str) -> None:
    assert (READERS[0](ALL + behind).body or "").split("\n\n") == PARAGRAPHS
