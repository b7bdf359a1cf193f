"""Searching in both databases: the same hits, and those that a comparison of every article with the query gives."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, update

from newsarchive.archive import ArchiveError, Writer, open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.indexing import rebuild
from newsarchive.archive.schema import article_authors, article_sightings, articles
from newsarchive.archive.search import Hits, check, facets, limited, parse, search
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies, Order
from newsarchive.archive.search.tables import search_meta
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured
from tests.archive.search.made import QUERIES, VOCABULARY, edit, fill, made, that_fit


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(engine, range(120))
    return engine


def fill_with_edits(engine: Engine) -> None:
    fill(engine, range(120))
    edit(engine, range(0, 120, 3), after(60), 1000)
    edit(engine, range(0, 120, 5), after(120), 2000)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_archive(f"sqlite:///{tmp_path_factory.mktemp('search') / 'archive.db'}")
    fill_with_edits(opened)
    yield opened
    opened.dispose()


def expected(engine: Engine, text: str) -> set[int]:
    """What a comparison of every article with a query finds."""
    query = parse(text)
    return set() if query.root is None else {row["id"] for row in that_fit(engine, query)}


def ids(found: Hits) -> list[int]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize("text", QUERIES)
def test_the_hits_are_those_of_a_comparison_with_every_article(filled: Engine, text: str) -> None:
    found = search(filled, text, limit=500)
    assert set(ids(found)) == expected(filled, text)
    assert len(set(ids(found))) == len(found.hits)


OPERATORS = ['"নদীর সেতু"', "সরকা*", "headline:ঘাট", "AND", "OR", "NOT", "(", ")", "-", '"']
PARTS = st.sampled_from([*VOCABULARY, *OPERATORS])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PARTS, max_size=8).map(" ".join))
def test_any_query_finds_what_fits_it(pair: Engine, text: str) -> None:
    query = parse(text)
    found = search(pair, query, limit=500)
    if query.root is not None:
        assert set(ids(found)) == expected(pair, text)


LIMITS = (
    "byline:প্রতিবেদক byline:সুম* section:অর্থনীতি outlet:dinpatra outlet:khobor since:2026-11-20 until:2026-11-22".split()
)


COPIES: list[Copies] = ["all", "once"]
VERSIONS: list[Versions] = ["present", "all"]


def generated(chance: random.Random) -> str:
    """A query of one to eight parts, a third of them in brackets, some of them limited to fields and days."""
    parts = chance.choices([*VOCABULARY, *OPERATORS, *LIMITS], k=chance.randint(1, 8))
    if len(parts) > 2 and chance.random() < 1 / 3:
        parts[0], parts[-2] = f"({parts[0]}", f"{parts[-2]})"
    return " ".join(parts)


@pytest.mark.slow
def test_both_databases_give_the_same_hits_in_the_same_order(pair: Engine, postgres_url: str) -> None:
    other = open_archive(postgres_url)
    fill_with_edits(other)
    chance = random.Random(14)
    orders: list[Order] = ["newest", "best"]
    instants = [None, None, after(30), after(90), after(150)]
    found = 0
    for number in range(1000):
        order, copies, limit = orders[number % 2], chance.choice(COPIES), chance.choice([3, 20, 200])
        text, at = generated(chance), chance.choice(instants)
        query = limited(parse(text), at=at, versions="present" if at else chance.choice(VERSIONS))
        one, two = (search(each, query, order=order, copies=copies, limit=limit) for each in (pair, other))
        assert [(hit.id, hit.version, hit.key) for hit in one.hits] == [
            (hit.id, hit.version, hit.key) for hit in two.hits
        ], query
        assert (one.notes, one.suggestions) == (two.notes, two.suggestions), query
        assert facets(pair, query, copies=copies) == facets(other, query, copies=copies), query
        found += bool(one.hits)
    other.dispose()
    assert 300 < found < 1000  # most queries find something, not all do


def test_the_newest_are_first_and_those_without_a_time_last(filled: Engine) -> None:
    times = [hit.published_at for hit in search(filled, "নদী OR সেতু", limit=500).hits]
    dated = [time for time in times if time]
    assert None in times
    assert times == [*dated, *[None] * (len(times) - len(dated))]
    exact = [hit.published_at for hit in search(filled, "", limit=500).hits if hit.published_precision == "minute"]
    dated = [time for time in exact if time]
    assert dated == sorted(dated, reverse=True)


def test_pages_of_hits_follow_each_other(filled: Engine) -> None:
    whole = search(filled, "সেতু", limit=500).hits
    first = search(filled, "সেতু", limit=5).hits
    second = search(filled, "সেতু", limit=5, below=first[-1].key).hits
    assert [*first, *second] == whole[:10]


def test_hits_in_the_headline_are_best(filled: Engine) -> None:
    best = search(filled, "বন্যা", order="best", limit=500)
    assert set(ids(best)) == set(ids(search(filled, "বন্যা", limit=500)))
    scores = [hit.score for hit in best.hits]
    assert scores == sorted(scores, reverse=True)
    assert set(scores) == {0, 1}


def test_copies_are_shown_once(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    address = "https://dinpatra.example/news/again"
    copy = article(1, url=address, canonical_url=address)
    writer.write(run, [captured(article(1)), captured(copy), captured(article(2))], now=NOW)
    assert len(search(engine, "সুরমা").hits) == 3
    assert len(search(engine, "সুরমা", copies="once").hits) == 2


def test_days_are_those_of_publication(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    days = [article(number, published_at=NOW - timedelta(days=number)) for number in range(5)]
    writer.write(run, [captured(each) for each in days], now=NOW)
    found = search(engine, "since:2026-11-20 until:2026-11-22 সুরমা")
    assert [hit.url[-1] for hit in found.hits] == ["1", "2", "3"]


def test_an_article_without_a_publish_time_is_of_no_day(filled: Engine) -> None:
    assert any(hit.published_at is None for hit in search(filled, "", limit=500).hits)
    assert all(hit.published_at for hit in search(filled, "until:2100-01-01", limit=500).hits)
    assert all(hit.published_at for hit in search(filled, "since:1900-01-01", limit=500).hits)


def test_an_edit_changes_what_is_found(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(1))], now=NOW)
    edited = article(1, headline="খালের পানি কমেছে", body="খালে পানি নেই।")  # the canal has no water
    writer.write(run, [captured(edited, fetched_at=after(60))], now=NOW)
    assert not search(engine, "সুরমা").hits
    assert [hit.headline for hit in search(engine, "খাল").hits] == [edited.headline]
    assert not check(engine).faults


def test_another_time_moves_an_article(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(1)), captured(article(2, published_at=NOW))], now=NOW)
    assert [hit.url[-1] for hit in search(engine, "সুরমা").hits] == ["2", "1"]
    later = article(1, published_at=NOW + timedelta(minutes=30))
    writer.write(run, [captured(later, fetched_at=after(60))], now=NOW)
    assert [hit.url[-1] for hit in search(engine, "সুরমা").hits] == ["1", "2"]


def test_a_batch_that_fails_leaves_no_trace_in_the_index(engine: Engine) -> None:
    fill(engine, range(3))
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OTHER, **RUN)
    with pytest.raises(ValueError, match="zone"):
        writer.write(run, [captured(made(7)), captured(made(8), fetched_at=NOW.replace(tzinfo=None))], now=NOW)
    assert len(search(engine, "", limit=100).hits) == 3
    assert not check(engine).faults


def test_a_passage_shows_the_words_that_were_found(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    body = "প্রথম অনুচ্ছেদ। " * 30 + "শেষে নদীর কথা আছে।"  # first paragraph; at the end there is a word of the river
    writer.write(run, [captured(article(1, body=body))], now=NOW)
    [hit] = search(engine, "নদী").hits
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["নদীর"]
    assert hit.snippet[0].text == "… "
    assert len("".join(piece.text for piece in hit.snippet)) < 250


@pytest.mark.parametrize("number", ["৩০,০০০", "30000"])
def test_a_number_with_commas_is_shown_as_found(engine: Engine, number: str) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(1, body="মেলায় ৩০,০০০ মানুষ, ৩০ দোকান।"))], now=NOW)  # people, shops
    [hit] = search(engine, number).hits
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["৩০,০০০"]


def test_similar_words_of_the_archive_are_suggested(filled: Engine) -> None:
    assert "বন্যা" in search(filled, "বন্নায়").suggestions
    assert search(filled, "বন্যা").suggestions == []


def test_check_and_rebuild(filled: Engine) -> None:
    assert check(filled).articles == 120
    assert check(filled).faults == []
    with writing(filled) as connection:
        connection.execute(update(articles).where(articles.c.id == 1).values(headline="অন্য শিরোনাম"))  # another headline
    assert check(filled).faults == ["1 of 120 articles are indexed with other words"]
    assert rebuild(filled) == 120
    assert check(filled).faults == []
    assert len(search(filled, "শিরোনাম").hits) == 1


def test_an_article_that_was_deleted_by_hand_stops_no_crawl(sqlite_engine: Engine) -> None:
    fill(sqlite_engine, [1])
    with writing(sqlite_engine) as connection:
        for table in (article_sightings, article_authors, articles):
            connection.execute(delete(table))
    fill(sqlite_engine, [2])  # SQLite uses the number of the deleted article again
    assert check(sqlite_engine).faults == ["the index is of another version, or was damaged"]
    assert rebuild(sqlite_engine) == 1
    assert check(sqlite_engine).faults == []


def test_an_index_of_another_version_is_not_searched(filled: Engine) -> None:
    with writing(filled) as connection:
        connection.execute(delete(search_meta))
    with pytest.raises(ArchiveError, match="Run `newsarchive index rebuild`"):
        search(filled, "নদী")
    fill(filled, [500])
    rebuild(filled)
    assert check(filled).articles == 121
