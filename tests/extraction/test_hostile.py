"""Any bytes whatever: an article with problems, never an exception, never an invented date, never work that grows with the square of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extraction import REQUIRED, extract, normalize, parse
from newsarchive.items import Article, Page, Reason
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets.reading import normalized, read_article
from newsarchive.outlets.registry import outlets
from newsarchive.testing.fixtures import Case
from newsarchive.testing.marks import each_article
from quality.mutations import damages, invented
from tests.operations import is_proportional


def read(body: bytes) -> Article:
    """Return the article by layout; the article by heuristics is only checked for invented times."""
    page = Page(body, "https://deshchitro.com/details/1")
    by_heuristics = normalize(extract(page))
    assert by_heuristics.published_at is None or by_heuristics.published_raw
    return normalize(extract(page, LAYOUTS.values()))


def reasons(article: Article) -> set[Reason]:
    return {problem.reason for problem in article.problems if problem.field == "page"}


@pytest.mark.slow
@pytest.mark.parametrize("known", [True, False], ids=["by layout", "generic"])
@each_article()
def test_damaged_pages_give_no_exception_and_no_invented_date(case: Case, known: bool) -> None:
    page, outlet = case.page, outlets()[case.outlet]
    for body in damages(page.body, case.name, 20):
        damaged = Page(body, page.url, page.fetched_at)
        article = normalized(read_article(parse(damaged), outlet, use_layouts=known), damaged, outlet)
        assert invented(article, damaged.body.decode("utf-8", errors="replace")) is None
        reported = {problem.field for problem in article.problems}
        assert all(getattr(article, field) or field in reported for field in REQUIRED)


@given(st.binary(max_size=2000))
def test_any_bytes_give_an_article(body: bytes) -> None:
    article = read(body)
    assert article.published_at is None or article.published_raw


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>/\"'= ",
                "p",
                "div",
                "br",
                "h1",
                "a href=/1",
                "marquee",
                "aside",
                "li",
                "time datetime=2024-02-30",
                "শিরোনাম",
                "প্রকাশ: ২০ জুন ২০২৪",
                "আরও পড়ুন",
                "script",
                "class",
                "details-title",
                "details-body",
                "<!--",
                "]]>",
                "&amp;",
            ]
        )
    )
)
def test_any_tag_soup_gives_an_article(parts: list[str]) -> None:
    read(("<div class=details-body><h1 class=details-title>" + "".join(parts)).encode())


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", Reason.EMPTY_PAGE), (b" \n ", Reason.EMPTY_PAGE), (b"<html><body><p>x", Reason.TRUNCATED)],
)
def test_an_incomplete_page_has_a_problem(body: bytes, reason: Reason) -> None:
    assert reason in reasons(read(body))


@pytest.mark.slow
@pytest.mark.parametrize(
    "tag", ["div", "b", "p", "table", "ul><li", "a", "span class=details-title", "blockquote", "svg", "select"]
)
@pytest.mark.parametrize("closed", [False, True])
def test_work_on_nested_tags_is_in_proportion(tag: str, closed: bool) -> None:
    name = tag.split()[0].split(">")[0]

    def nested(count: int) -> None:
        body = f"<{tag}>" * count + "গভীর" + (f"</{name}>" * count if closed else "")
        read(b"<html><head><title>x</title></head><body><div class=details-body>" + body.encode())

    assert is_proportional(nested)


def test_work_on_a_title_that_never_ends_is_in_proportion() -> None:
    def title(count: int) -> None:
        read(b"<html><head><title>" + "নদীর ঘাটে - নতুন সেতু | ".encode() * count)

    assert is_proportional(title)


def test_deep_nesting_is_reported_and_the_head_is_read() -> None:
    head = '<html><head><meta property="og:title" content="শিরোনাম"></head><body>'
    article = read((head + "<div>" * 100_000).encode())
    assert Reason.TOO_DEEP in reasons(article)
    assert article.headline == "শিরোনাম"


@pytest.mark.slow
def test_many_flat_tags_are_no_nesting() -> None:
    article = read(
        b"<html><body><div class=details-body><h1 class=details-title>x</h1>"
        + b"<p>y<br><img></p>" * 20_000
        + b"</div></body></html>"
    )
    assert Reason.TOO_DEEP not in reasons(article)
    assert article.headline == "x"


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "\u0301\u0323",  # marks that Unicode orders
        '<script>window.__INITIAL_STATE__={"a":',
        '<script>self.__next_f.push([1,"a"',
        "<p></p>",
        "<time datetime=2024-03-01T10:00:00+06:00>১</time>",
    ],
    ids=["marks", "state", "stream", "paragraphs", "times"],
)
def test_work_on_many_parts_is_in_proportion(part: str) -> None:
    def many(count: int) -> None:
        read(f"<html><head><title>x</title></head><body><h1>x</h1>{part * count}</body></html>".encode())

    assert is_proportional(many)


@pytest.mark.slow
def test_too_many_elements_are_reported() -> None:
    body = "<h1>নদীর ঘাটে নতুন সেতু</h1>" + "<i></i>" * 150_000
    article = normalize(extract(Page(f"<body>{body}</body></html>".encode(), "https://a.example/1")))
    assert Reason.TOO_DEEP in reasons(article)
    assert article.headline == "নদীর ঘাটে নতুন সেতু"


def test_binary_bytes_have_no_body() -> None:
    article = read(bytes(range(128, 256)) * 200)
    assert article.body is None
    assert Reason.UNDECODABLE in reasons(article)


@pytest.mark.parametrize(
    "when", ["0001-01-01T00:00:00+06:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_an_instant_before_or_after_all_pages_is_no_time(when: str) -> None:
    article = read(f'<html><head><meta property="article:published_time" content="{when}"></head></html>'.encode())
    assert article.published_at is None


def test_half_a_character_in_json_is_no_half_character_in_the_article() -> None:
    block = '{"@type":"NewsArticle","headline":"ক\\ud800খ","image":"https://a.example/\\ud800.jpg"}'
    article = read(f'<html><head><script type="application/ld+json">{block}</script></head></html>'.encode())
    assert (article.headline, article.image) == ("ক\ufffdখ", "https://a.example/\ufffd.jpg")


def test_a_byline_longer_than_any_is_none() -> None:
    assert read(f'<html><head><meta name="author" content="{"রহিম, " * 5_000}"></head></html>'.encode()).byline is None
