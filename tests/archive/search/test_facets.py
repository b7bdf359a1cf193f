"""Counts and facets: those of all hits, and what is stated where not all were counted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.search import FACETS, Count, Query, count, facets, limited, parse, search
from newsarchive.archive.search.search import Copies
from tests.archive.conftest import new_database
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.archive.search.made import QUERIES, edit, fill, that_fit

COUNTS = "newsarchive.archive.search.counts"


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Articles, some of which have superseded versions; no test writes."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('facets') / 'archive.db'}"
        else:
            url = stack.enter_context(new_database(request.getfixturevalue("postgres_server")))
        opened = open_archive(url)
        fill(opened, range(80))
        edit(opened, range(0, 80, 4), after(60), 1000)
        yield opened
        opened.dispose()


@pytest.fixture
def sqlite_filled(sqlite_engine: Engine) -> Engine:
    fill(sqlite_engine, range(80))
    return sqlite_engine


def asked() -> Iterator[Query]:
    for text in ["", *QUERIES]:
        yield parse(text)
        yield limited(parse(text), at=after(30))
        yield limited(parse(text), versions="all")


def month(published_at: datetime | None) -> str | None:
    return f"{published_at.astimezone(UTC) + timedelta(hours=6):%Y-%m}" if published_at else None


def test_the_number_of_hits_is_that_of_a_search(filled: Engine) -> None:
    copies: list[Copies] = ["all", "once"]
    for query in asked():
        for each in copies:
            wanted = len(search(filled, query, copies=each, limit=1000).hits)
            assert count(filled, query, copies=each).count == Count(wanted), query


def test_facets_are_those_of_the_hits(filled: Engine) -> None:
    for query in asked():
        found = facets(filled, query)
        rows = that_fit(filled, query)
        assert found.count == Count(len(rows))
        assert list(found.facets) == list(FACETS)
        assert all(facet.is_exact for facet in found.facets.values())
        for name in ("outlet", "section", "byline"):
            assert dict(found.facets[name].values) == Counter(row[name] for row in rows)
        assert dict(found.facets["month"].values) == Counter(month(row["published_at"]) for row in rows)
        unknown = ["the archive has no outlet khobor"] if "khobor" in repr(query.root) else []
        assert found.notes == unknown


def test_the_most_frequent_value_is_first_and_the_newest_month(filled: Engine) -> None:
    found = facets(filled, "").facets
    frequencies = [number for _, number in found["byline"].values]
    assert frequencies == sorted(frequencies, reverse=True)
    *months, undated = [value for value, _ in found["month"].values]
    assert undated is None
    assert months == sorted(months, key=str, reverse=True)


def test_the_asked_facets_alone_are_returned(filled: Engine) -> None:
    assert list(facets(filled, "নদী", ["section", "month"]).facets) == ["section", "month"]
    assert facets(filled, "নদী", []).facets == {}


def test_more_hits_than_are_read_are_counted_by_the_index(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = facets(filled, "নদী")
    monkeypatch.setattr(f"{COUNTS}.MOST_EXAMINED", 10)
    found = facets(filled, "নদী")
    assert found.count == whole.count
    assert found.facets["month"] == whole.facets["month"]
    assert not found.facets["outlet"].is_exact
    assert sum(number for _, number in found.facets["byline"].values) == 10
    assert found.notes == ["the newest 10 hits were read; outlets, sections and bylines are of them"]


@pytest.mark.parametrize("is_past", [True, False])
def test_what_the_index_does_not_count_is_counted_among_the_newest(
    filled: Engine, monkeypatch: pytest.MonkeyPatch, is_past: bool
) -> None:
    monkeypatch.setattr(f"{COUNTS}.MOST_EXAMINED", 10)
    query = limited(parse(""), at=after(30)) if is_past else parse("")
    found = count(filled, query, copies="all" if is_past else "once")
    assert not found.count.is_exact
    assert 1 < found.count.value <= 10
    assert str(found.count) == f"at least {found.count.value}"
    assert found.notes == ["the newest 10 hits were read; only they were counted"]


def test_phrases_are_counted_among_the_articles_that_were_compared(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = count(filled, '"নদীর সেতু" OR "সেতু নদীর" OR "ঘাট নদী"').count
    monkeypatch.setattr("newsarchive.archive.search.find.MOST_CHECKED", 5)
    found = count(filled, '"নদীর সেতু" OR "সেতু নদীর" OR "ঘাট নদী"')
    assert whole.is_exact
    assert not found.count.is_exact
    assert found.count.value <= min(5, whole.value)
    assert found.notes == ["the 5 newest articles with these words were compared with the query"]


def test_all_articles_of_a_section_or_byline_are_counted(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.search.find.MOST_CHECKED", 1)
    for query in (limited(parse("নদী"), section="অর্থনীতি"), limited(parse("নদী"), byline="নিজস্ব প্রতিবেদক")):
        found = count(filled, query)
        assert found.count == Count(len(that_fit(filled, query)))  # no text is compared for them
        assert found.count.value > 1


def test_a_beginning_with_more_words_than_are_searched_for_is_not_exact(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    bodies = ["কলম", "কলম", "কলস"]  # pen, pen, pitcher
    writer.write(run, [captured(article(at, body=body)) for at, body in enumerate(bodies)], now=NOW)
    assert count(engine, "কল*").count == Count(3)
    monkeypatch.setattr("newsarchive.archive.search.find._FORMS", 1)
    found = count(engine, "কল*")
    assert found.count == Count(2, is_exact=False)
    assert found.notes == ["কল* stands for its 1 most frequent words"]


def test_what_was_counted_until_the_time_was_over_remains(
    sqlite_filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsarchive.archive.search.limit._STEPS", 1)
    monkeypatch.setattr(f"{COUNTS}.CPU_SECONDS", 0)
    found = facets(sqlite_filled, "নদী")
    assert found.count == Count(0, is_exact=False)
    assert not any(facet.is_exact for facet in found.facets.values())
    assert found.notes[0].startswith("counting was ended")
    assert found.notes[1].startswith("the newest 0 hits were read in time")


def test_copies_are_counted_once(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    address = "https://dinpatra.example/news/again"
    copy = article(1, url=address, canonical_url=address)
    writer.write(run, [captured(article(1)), captured(copy), captured(article(2))], now=NOW)
    assert count(engine, "সুরমা").count == Count(3)
    assert count(engine, "সুরমা", copies="once").count == Count(2)
    assert facets(engine, "সুরমা", copies="once").facets["outlet"].values == [("dinpatra", 2)]


def test_months_far_apart_are_counted(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    times = [NOW, NOW.replace(year=1969, month=12, day=31, hour=23), NOW.replace(year=1999, month=2, day=1, hour=0)]
    writer.write(run, [captured(article(at, published_at=time)) for at, time in enumerate(times)], now=NOW)
    months = [("2026-11", 1), ("1999-02", 1), ("1969-12", 1)]
    assert facets(engine, "সুরমা", ["month"]).facets["month"].values == months


def test_a_query_of_signs_alone_has_no_hits(filled: Engine) -> None:
    found = facets(filled, "!?", ["outlet"])
    assert found.count == Count(0)
    assert found.facets["outlet"].values == []
    assert found.notes == ["the query has no word"]
