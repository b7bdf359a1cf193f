"""Searching by the history of articles and by the fields that they lack, on both databases."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.search import facets, limited, parse, search
from newsarchive.archive.search.histories import headlines_before
from newsarchive.items import Article, Capture, CapturedPage, Reason
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.archive.search.made import contents, edit, fill, made, that_fit

CHANGED_AT = after(30)
GONE_AT = after(60)
BACK_AT = after(120)


def numbered(number: int, **columns: object) -> Article:
    return article(number, url=f"https://dinpatra.example/news/{number}", **columns)


def missing(page: Article, at: datetime) -> CapturedPage:
    capture = Capture(
        url=page.url, outlet=OUTLET.key, kind="article", status=404, reason=Reason.NOT_FOUND, fetched_at=at, digest="0", size=1
    )  # fmt: skip
    return CapturedPage(capture, [], None)


@pytest.fixture
def lived(engine: Engine) -> Engine:
    """1 stays; 2 gets another headline; 3 goes; 4 gets another headline and goes; 5 goes and comes back; 6 gets another body; 7 is retracted."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(numbered(number, headline=f"সুরমা {number}")) for number in range(1, 8)], now=NOW)
    edits = [numbered(number, headline=f"নতুন সুরমা {number}") for number in (2, 4)]  # new; the Surma, a river
    edits += [numbered(6, headline="সুরমা 6", body="নদীর অন্য খবর আজ।")]  # other news of the river today
    # This report has been withdrawn.
    edits += [numbered(7, headline="সুরমা 7", body="এই প্রতিবেদনটি প্রত্যাহার করা হয়েছে।")]
    writer.write(run, [captured(each, fetched_at=CHANGED_AT) for each in edits], now=CHANGED_AT)
    writer.write(run, [missing(numbered(number), GONE_AT) for number in (3, 4, 5)], now=GONE_AT)
    writer.write(run, [captured(numbered(5, headline="সুরমা 5"), fetched_at=BACK_AT)], now=BACK_AT)
    return engine


def found(engine: Engine, text: str, **limits: object) -> list[str]:
    """The numbers of the articles found."""
    hits = search(engine, limited(parse(text), **limits), limit=100).hits  # type: ignore[arg-type]
    return sorted({hit.url.rpartition("/")[2] for hit in hits})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("state:gone", "34"),
        ("state:present", "12567"),
        ("state:moved", ""),
        ("state:GONE সুরমা", "34"),
        ("সুরমা state:present", "12567"),
        ("নতুন state:gone", "4"),
        ("changed:headline", "24"),
        ("changed:headline state:gone", "4"),
        ("changed:headline -নতুন সুরমা", ""),
        ("changed:retracted", "7"),
        ("since:2020-01-01 state:gone", "34"),
        ("until:2020-01-01 state:gone", ""),
    ],
)
def test_articles_are_found_by_their_history(lived: Engine, text: str, expected: str) -> None:
    assert found(lived, text) == list(expected)
    counted = facets(lived, text)
    assert (counted.count.value, counted.count.is_exact) == (len(expected), True)
    assert sum(number for _, number in counted.facets["month"].values) == len(expected)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("state:gone", after(59), ""),
        ("state:gone", GONE_AT, "345"),
        ("state:gone", BACK_AT, "34"),
        ("state:present সুরমা", GONE_AT, "126"),  # 7 has another text then
        ("changed:headline", after(29), ""),
        ("changed:headline", CHANGED_AT, "24"),
    ],
)
def test_a_history_is_that_until_the_instant(lived: Engine, text: str, at: datetime, expected: str) -> None:
    assert set(found(lived, text, at=at)) - {"7"} == set(expected)


def test_superseded_versions_are_those_of_the_articles_asked_for(lived: Engine) -> None:
    query = limited(parse("changed:headline"), versions="all")
    hits = search(lived, query, limit=100).hits
    assert sorted((hit.url[-1], hit.version) for hit in hits) == [("2", 1), ("2", 2), ("4", 1), ("4", 2)]


def test_all_changes_that_are_asked_for_must_hold(lived: Engine) -> None:
    writer = Writer(lived, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    edited = numbered(7, headline="অন্য শিরোনাম", body="এই প্রতিবেদনটি প্রত্যাহার করা হয়েছে।")  # another headline
    writer.write(run, [captured(edited, fetched_at=GONE_AT)], now=GONE_AT)
    assert found(lived, "changed:headline") == ["2", "4", "7"]
    assert found(lived, "changed:headline changed:retracted") == found(lived, "changed:retracted changed:headline")
    assert found(lived, "changed:retracted changed:headline") == ["7"]


def test_the_headline_before_is_that_before_the_version(lived: Engine) -> None:
    writer = Writer(lived, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(numbered(2, headline="আরও নতুন"), fetched_at=GONE_AT)], now=GONE_AT)  # newer
    edited = next(hit.id for hit in search(lived, "changed:headline").hits if hit.url.endswith("/2"))
    before = headlines_before(lived, {(edited, version) for version in (1, 2, 3)})
    assert {version: each.headline for (_, version), each in before.items()} == {2: "সুরমা 2", 3: "নতুন সুরমা 2"}
    assert before[edited, 2].until == CHANGED_AT


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_of_a_history_follow_each_other(lived: Engine, size: int) -> None:
    query = limited(parse("state:present"), versions="all")
    whole, paged, below = search(lived, query, limit=100).hits, [], None
    while page := search(lived, query, limit=size, below=below).hits:
        paged += page
        below = page[-1].key
    assert paged == whole
    assert len(paged) > 5


def test_the_order_of_arrival_does_not_matter_to_a_history(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(numbered(1, headline="পরে"), fetched_at=BACK_AT)], now=BACK_AT)  # after
    writer.write(run, [captured(numbered(1, headline="আগে"))], now=BACK_AT)  # before
    writer.write(run, [missing(numbered(1), GONE_AT)], now=BACK_AT)
    assert found(engine, "state:gone", at=GONE_AT) == ["1"]
    assert found(engine, "state:gone") == []
    assert found(engine, "changed:headline") == ["1"]


FIELDS = [
    "missing:byline",
    "missing:byline সেতু",
    "missing:published_at",
    "নদী -missing:byline",
    "missing:byline OR missing:published_at",
]


@pytest.mark.parametrize("text", FIELDS)
def test_articles_that_lack_a_field_are_those_of_a_comparison(engine: Engine, text: str) -> None:
    fill(engine, range(60))
    edit(engine, range(0, 60, 2), after(60), 1)  # the byline of some is lost, that of others appears
    for versions in ("present", "all"):
        query = limited(parse(text), versions=versions)
        expected = that_fit(engine, query)
        hits = search(engine, query, limit=500).hits
        assert sorted((hit.id, hit.version) for hit in hits) == sorted((row["id"], row["version"]) for row in expected)
        assert 0 < len(expected) < len(contents(engine))


@pytest.mark.parametrize("field", ["headline", "byline", "published_at", "body", "section"])
def test_each_field_may_be_asked_for(engine: Engine, field: str) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    columns: dict[str, Any] = (
        {"published_at": None, "published_precision": None} if field == "published_at" else {field: None}
    )
    writer.write(run, [captured(made(1)), captured(replace(made(2), **columns))], now=NOW)
    assert [hit.url for hit in search(engine, f"missing:{field}").hits] == [made(2).canonical_url]
