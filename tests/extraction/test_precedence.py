"""The table of precedence, and that extraction follows it."""

from dataclasses import replace

import pytest

from newsarchive.extraction import Layout, extract, normalize
from newsarchive.extraction.precedence import PRECEDENCE, markdown_table, steps
from newsarchive.items import Article, EvidenceSource, Page, Reason, Verified, VerifiedBy

HEADLINE = "চরের মানুষের জন্য ভাসমান হাসপাতাল চালু"  # "Floating hospital opens for the people of the river islands"
TEXT = "নদীর বুকে ভাসমান একটি হাসপাতাল গতকাল থেকে চরের মানুষকে চিকিৎসা দিতে শুরু করেছে। প্রথম দিনেই সেবা নিয়েছেন দেড় শ রোগী।"
PARAGRAPHS = [TEXT, f"পরিচালক জানান, {TEXT}", f"{TEXT} ওষুধও দেওয়া হবে বিনা মূল্যে।"]
OTHER = "ঢাকায় বইমেলা শেষ হচ্ছে আগামীকাল"  # "Book fair in Dhaka ends tomorrow"
RUN_TOGETHER = "".join(PARAGRAPHS)
HTML = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
# A layout as `outlet new` drafts it from a page of which only two fields were given.
DRAFT = Layout(
    name="draft",
    verified_on=Verified(VerifiedBy.REAL_PAGE, "2026-11", "drafted in a test"),
    fingerprint=("div.text",),
    headline=("h1",),
    body=("div.text",),
)


def read(page_body: str, layout: Layout = DRAFT, head: str = "") -> Article:
    html = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{page_body}</body></html>"
    return normalize(extract(Page(html.encode(), "https://a.example/news/1"), [layout]))


def page(between: str = "", behind: str = "") -> str:
    return f"<h1>{HEADLINE}</h1>{between}<div class=text>{HTML}</div>{behind}"


@pytest.mark.parametrize("field", PRECEDENCE)
def test_a_layout_s_selector_is_asked_before_all_but_an_embedded_body(field: str) -> None:
    first = next(
        step.source for step in PRECEDENCE[field].with_selector if step.source is not EvidenceSource.EMBEDDED_STATE
    )
    assert first is EvidenceSource.LAYOUT
    assert EvidenceSource.LAYOUT not in [step.source for step in steps(field, has_selector=False)]


@pytest.mark.parametrize("field", PRECEDENCE)
def test_no_step_is_named_twice(field: str) -> None:
    for order in PRECEDENCE[field]:
        assert len(set(order)) == len(order)


def test_the_table_has_a_row_for_each_field() -> None:
    rows = markdown_table().splitlines()
    assert [row.split(" | ")[0].strip("| ") for row in rows[2:]] == list(PRECEDENCE)


def test_a_field_without_a_selector_is_asked_of_the_heuristics() -> None:
    more = "<h3>আরও পড়ুন</h3><ul>" + "".join(  # "read more"
        f'<li><a href="/news/{at}">{OTHER} {title}</a></li>' for at, title in enumerate(("আজ", "কাল", "পরশু"), 2)
    )
    article = read(page('<div class="reporter-name">করিম রহমান</div>', behind=f"<div class=more>{more}</ul></div>"))
    assert (article.layout, article.byline) == ("draft", "করিম রহমান")
    assert [link.url for link in article.related] == [f"https://a.example/news/{at}" for at in (2, 3, 4)]
    assert not [problem for problem in article.problems if problem.field in ("byline", "related")]


def test_a_field_that_the_layout_declares_absent_is_asked_of_nobody() -> None:
    layout = replace(DRAFT, absent=("byline",))
    article = read(page('<div class="reporter-name">করিম রহমান</div>'), layout)
    assert article.byline is None
    assert [each.reason for each in article.problems if each.field == "byline"] == [Reason.NOT_ON_PAGE]


def test_json_ld_of_another_article_is_dropped_for_every_source_that_uses_it() -> None:
    """The heuristics once kept a reference of their own, and ranked dates by the other article's publish time."""
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{OTHER}","author":{{"name":"রহিমা বেগম"}},'
        '"datePublished":"2024-06-20T09:28:00+06:00","publisher":{"name":"করিম রহমান"}}</script>'
    )
    article = read(page('<div class="reporter-name">করিম রহমান</div><p>২০ জুন ২০২৪, ০৩:২৮ পিএম</p>'), head=head)
    assert [each.reason for each in article.problems if each.field == "headline"] == [Reason.CONTRADICTED]
    assert article.byline == "করিম রহমান"
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2024-06-20T15:28:00+06:00"


def test_a_body_run_together_in_json_ld_yields_to_the_page_s_paragraphs() -> None:
    article = read(
        f"<h1>{HEADLINE}</h1>{HTML}",
        replace(DRAFT, fingerprint=("h1",)),
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}","articleBody":"{"".join(PARAGRAPHS)}"}}</script>',
    )
    assert (article.body or "").split("\n\n") == PARAGRAPHS
