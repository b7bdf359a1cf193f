"""Paragraphs are what a reader sees as blocks."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction.paragraphs import paragraphs


def _read(html: str, *dropped: str) -> list[str]:
    node = LexborHTMLParser(f"<div id=body>{html}</div>").css_first("#body")
    assert node
    return [each.text for each in paragraphs(node, {found.mem_id for css in dropped for found in node.css(css)})]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>এক</p><p>দুই</p>", ["এক", "দুই"]),
        ("<p>এক <b>দুই</b> <a href=#>তিন</a></p>", ["এক দুই তিন"]),
        ("<p>এক <ins>দুই</ins> তিন</p>", ["এক দুই তিন"]),
        ("<p>এক<br>দুই</p>", ["এক\nদুই"]),
        ("<p>এক <?php echo 1 ?>দুই</p>", ["এক দুই"]),
        ("<p>এক<br><br>দুই</p>", ["এক", "দুই"]),
        ("এক<br /> <br>দুই<p>তিন</p>চার", ["এক", "দুই", "তিন", "চার"]),
        ("<p>&nbsp;</p><p> </p><p></p>", []),
        ("<ul><li>এক</li><li>দুই</li></ul>", ["এক", "দুই"]),
        ("<h3>মাথা</h3><p>পাঠ</p>", ["মাথা", "পাঠ"]),
        ("<blockquote><p>উদ্ধৃতি</p></blockquote>", ["উদ্ধৃতি"]),
        ("<div><div><p>এক</p></div>দুই</div>", ["এক", "দুই"]),
        ("<p>এক\n   দুই\r\nতিন</p>", ["এক দুই তিন"]),
        ("<table><tr><td>দল</td><td>রান</td></tr></table>", ["দল", "রান"]),
    ],
)
def test_blocks_are_paragraphs(html: str, expected: list[str]) -> None:
    assert _read(html) == expected


@pytest.mark.parametrize(
    "boilerplate",
    [
        "<script>var x = 'পাঠ';</script>",
        "<style>.a{}</style>",
        "<figure><img><figcaption>ছবির কথা</figcaption></figure>",
        '<ins class="adsbygoogle">বিজ্ঞাপন</ins>',
        "<del>আগের কথা</del>",
        "<iframe>খ</iframe>",
        '<blockquote class="twitter-tweet"><p>tweet</p></blockquote>',
        "<noscript>সক্রিয় করুন</noscript>",
        "<!-- কথা -->",
    ],
)
def test_boilerplate_is_left_out(boilerplate: str) -> None:
    assert _read(f"<p>এক {boilerplate}</p>{boilerplate}<p>দুই</p>") == ["এক", "দুই"]


def test_an_advertisement_that_lost_its_end_tag_takes_no_body_with_it() -> None:
    prose = "নদীর বুকে ভাসমান একটি হাসপাতাল গতকাল থেকে চরের মানুষকে চিকিৎসা দিতে শুরু করেছে।"  # a sentence
    assert _read(f"<p>এক</p><ins class='adsbygoogle'><p>{prose}</p><p>দুই</p>") == ["এক", prose, "দুই"]


def test_dropped_elements_are_left_out_at_any_depth() -> None:
    assert _read("<p>এক <span class=ad>বিজ্ঞাপন</span></p><div class=ad><p>কিনুন</p></div><p>দুই</p>", ".ad") == [
        "এক",
        "দুই",
    ]


def test_deep_nesting_needs_no_recursion() -> None:
    assert _read("<div>" * 5000 + "গভীর") == ["গভীর"]
