"""The article that a page's own program keeps, where the page shows none."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.extraction import extract, normalize, parse
from newsarchive.extraction.evidence import Candidate
from newsarchive.extraction.sources.embedded_state import StateArticle, state_article
from newsarchive.items import Article, EvidenceSource, Page, Problem, Reason
from newsarchive.layouts import LAYOUTS

URL = "https://a.example/news/12345"
TITLE = "বাঁধের কাজ শেষ"  # the work on the dam is done
FIRST = "নদীর পাড়ে নতুন বাঁধের কাজ শেষ হয়েছে বলে জানিয়েছে পানি উন্নয়ন বোর্ড।"
SECOND = "এলাকার মানুষ এতে খুশি, বর্ষায় আর ভয় নেই বলে মনে করছেন তাঁরা।"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
NEWS = {
    "id": 12345,
    "title": TITLE,
    "content": HTML,
    "published_at": "2026-11-12 15:15:00",
    "author": {"name": "রহিমা বেগম"},
}
LONGER = f"<p>{FIRST} {SECOND} {FIRST}</p>"
OTHER = {
    "id": 99,
    "title": "অন্য খবর",
    "content": LONGER,
    "published_at": "2026-01-01 10:00:00",
}


def _json_script(state: Any) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state, ensure_ascii=False)}</script>'


def _page(scripts: str, *, title: str = f"{TITLE} | পত্রিকা", shown: str = '<div id="app"></div>') -> bytes:
    meta = f'<meta property="og:title" content="{TITLE}">' if title else ""
    return f"<html lang='bn'><head><title>{title}</title>{meta}</head><body>{shown}{scripts}</body></html>".encode()


def _read(scripts: str, **page: str) -> Article:
    return normalize(extract(Page(_page(scripts, **page), URL)))


def _found(state: Any, titles: tuple[str, ...] = (TITLE,), url: str = URL) -> StateArticle | None:
    return state_article(parse(Page(_page(_json_script(state)), url)), titles)


STREAM = "1:" + json.dumps(["$", "div", None, {}]) + "\n2a:" + json.dumps({"news": NEWS}, ensure_ascii=False) + "\n"
# Bodies stand in rows of their own, their bytes counted in base 16; the next row follows at once.
TEXTS = (
    f"1b:T{len(LONGER.encode()):x},{LONGER}2a:"
    + json.dumps({"latest": [OTHER | {"content": "$1b"}], "news": NEWS | {"content": "$1c"}}, ensure_ascii=False)
    + f"\n1c:T{len(HTML.encode()):x},{HTML}2b:null\n"
)
FORMS = {
    "next": _json_script({"props": {"pageProps": {"latest": [OTHER], "news": NEWS}}}),
    "next stream": "".join(
        f"<script>self.__next_f.push({json.dumps([1, STREAM[at : at + 70]])})</script>"
        for at in range(0, len(STREAM), 70)
    ),
    "next stream with a text of its own": "".join(
        f"<script>self.__next_f.push({json.dumps([1, TEXTS[at : at + 90]])})</script>"
        for at in range(0, len(TEXTS), 90)
    ),
    "nuxt": _json_script(
        [
            ["ShallowReactive", 1],
            {"data": 2},
            {"news": 3, "latest": 9},
            {"title": 4, "content": 5, "published_at": 6, "author": 7},
            TITLE,
            HTML,
            "2026-11-12 15:15:00",
            {"name": 8},
            "রহিমা বেগম",
            [10],
            {"title": 11, "content": 12},
            "অন্য",
            HTML * 3,
        ]
    ),
    "assigned": f"<script>window.__INITIAL_STATE__ = {json.dumps({'news': NEWS})};(function(){{}})()</script>",
    "by name": f"<script>window['state']={json.dumps([OTHER, NEWS])}</script>",
}


@pytest.mark.parametrize("scripts", FORMS.values(), ids=FORMS.keys())
def test_the_article_is_read_from_every_form_of_state(scripts: str) -> None:
    article = _read(scripts)
    assert article.body == f"{FIRST}\n\n{SECOND}"
    assert (article.headline, article.byline) == (TITLE, "রহিমা বেগম")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-11-12T15:15:00+06:00"
    assert article.witnesses["body"] == "embedded state: content"
    assert article.witnesses["published_at"] == "embedded state: published_at"


def test_a_page_that_shows_its_story_is_read_as_it_is_shown() -> None:
    shown = f"<main><h1>{TITLE}</h1><p>{SECOND} {SECOND}</p><p>{FIRST} {SECOND}</p></main>"
    article = _read(_json_script(NEWS), shown=shown)
    assert article.body == f"{SECOND} {SECOND}\n\n{FIRST} {SECOND}"
    assert "embedded state" not in " ".join(article.witnesses.values())


def test_what_stands_around_an_empty_page_is_not_its_story() -> None:
    shown = '<header><h1>পত্রিকা</h1></header><div id="app"></div><footer><p>সম্পাদক: করিম রহমান, ১২ মতিঝিল, ঢাকা</p></footer>'
    article = _read(_json_script(NEWS), shown=shown)
    assert (article.headline, article.byline, article.body) == (TITLE, "রহিমা বেগম", f"{FIRST}\n\n{SECOND}")


def test_the_article_of_the_page_s_address_is_taken_where_no_headline_is_the_title() -> None:
    found = _found({"list": [OTHER, NEWS]}, titles=("পত্রিকা",))
    assert found is not None
    assert found.headline == Candidate(EvidenceSource.EMBEDDED_STATE, "embedded state: title", TITLE)


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ({"list": [OTHER]}, (TITLE,)),  # another story
        ({"list": [OTHER, NEWS | {"id": 7}]}, ()),  # two, and nothing tells which
        ({"seo": {"title": TITLE, "description": FIRST * 3}}, (TITLE,)),  # a summary
        ({"news": {"title": TITLE, "content": "ছবিতে"}}, (TITLE,)),  # a picture's caption
        ({"news": {"title": TITLE, "content": None}}, (TITLE,)),
    ],
)
def test_what_is_not_surely_the_page_s_article_is_left(state: Any, titles: tuple[str, ...]) -> None:
    assert _found(state, titles) is None


def test_an_only_article_is_taken_where_the_page_says_nothing_of_itself() -> None:
    assert _found({"news": OTHER}, titles=()) is not None


@pytest.mark.parametrize(
    ("key", "value", "published"),
    [
        ("published-at", 1794474900000, "2026-11-12T09:15:00+00:00"),
        ("publishDate", "1794474900", "2026-11-12T09:15:00+00:00"),
        ("published_at", "১২ নভেম্বর ২০২৬, ০৩:১৫ পিএম", "১২ নভেম্বর ২০২৬, ০৩:১৫ পিএম"),
        ("published_at", 20261112, None),
        ("created_at", "2026-11-12T09:15:00Z", None),
    ],
)
def test_times_are_told_as_written_and_only_what_tells_the_publication(
    key: str, value: object, published: str | None
) -> None:
    found = _found({"headline": TITLE, "content": HTML, key: value})
    assert found is not None
    assert (found.published.text if found.published else None) == published


def test_the_time_of_a_row_s_last_change_is_no_update() -> None:
    found = _found(NEWS | {"updated_at": "2026-11-24T00:00:00Z"})
    assert found is not None
    assert found.modified is None


def test_a_body_in_cards_is_read_in_order_without_what_names_other_stories() -> None:
    cards = [
        {
            "story-elements": [
                {"type": "text", "text": f"<p>{FIRST}</p>"},
                {"type": "text", "subtype": "also-read", "text": "আরও পড়ুন"},
            ]
        },
        {"story-elements": [{"type": "image", "image-s3-key": "a.jpg"}, {"type": "text", "text": f"<p>{SECOND}</p>"}]},
    ]
    found = _found({"headline": TITLE, "cards": cards, "authors": [{"name": "রহিমা বেগম"}, {"name": "করিম রহমান"}]})
    assert found is not None
    assert found.body == Candidate(EvidenceSource.EMBEDDED_STATE, "embedded state: cards", f"{FIRST}\n\n{SECOND}")
    assert found.byline == Candidate(EvidenceSource.EMBEDDED_STATE, "embedded state: authors", "রহিমা বেগম, করিম রহমান")


def test_a_layout_s_body_without_words_means_pictures() -> None:
    page = f'<main><h1>{TITLE}</h1><div><span></span></div><div class="content"><img src="/1.jpg"></div></main>'
    shown = _page(_json_script(NEWS), shown=f'<div id="__nuxt">{page}</div>')
    article = extract(Page(shown, URL), [LAYOUTS["nuxt"]])
    assert (article.layout, article.body) == ("nuxt", None)
    assert Problem("body", Reason.EMPTY, "nuxt: main > div.content") in article.problems


def test_members_that_refer_to_each_other_end() -> None:
    flat = [{"news": 1}, {"title": 2, "content": 3}, TITLE, [3, 3, 4, 1], HTML]
    found = _found(flat)
    assert found is not None
    assert found.body.text == f"{FIRST}\n\n{SECOND}"


def test_members_that_multiply_end() -> None:
    """Each level holds the next a hundred times: written out it would be more than any memory."""
    flat: list[Any] = [{"news": 1}, {"title": 2, "content": 3}, TITLE]
    flat += [[at + 1] * 100 for at in range(3, 40)]
    found = _found([*flat, HTML])
    assert found is None or len(found.body.text or "") < 1_000_000


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just(TITLE) | st.just(HTML),
        lambda inner: (
            st.lists(inner, max_size=5)
            | st.dictionaries(
                st.sampled_from(["title", "content", "published_at", "author", "id", "cards", "text", "type", "news"]),
                inner,
                max_size=6,
            )
        ),
        max_leaves=30,
    )
)
def test_no_state_raises(state: Any) -> None:
    normalize(extract(Page(_page(_json_script(state)), URL)))
