"""Searching the past: what the archive held at an instant, and superseded versions."""

import random
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete

from newsarchive.archive import Writer
from newsarchive.archive.connect import writing
from newsarchive.archive.indexing import rebuild
from newsarchive.archive.search import Hits, check, limited, parse, search
from newsarchive.archive.search.tables import SUPERSEDED
from newsarchive.items import Capture, CapturedPage, Reason
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured
from tests.archive.search.made import QUERIES, edit, fill, made, that_fit

INSTANTS = [NOW - timedelta(minutes=1), NOW, after(59), after(60), after(119), after(120), after(10_000)]


@pytest.fixture
def edited(engine: Engine) -> Engine:
    """Articles of which some have two or three versions."""
    fill(engine, range(60))
    edit(engine, range(0, 60, 2), after(60), 1000)
    edit(engine, range(0, 60, 3), after(120), 2000)
    fill_later(engine, range(60, 70), after(90))
    return engine


def fill_later(engine: Engine, numbers: range, at: datetime) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(made(number), fetched_at=at) for number in numbers], now=at)


def versions(found: Hits) -> list[tuple[int, int]]:
    return [(hit.id, hit.version) for hit in found.hits]


def test_hits_at_an_instant_are_those_of_a_comparison_with_every_version(edited: Engine) -> None:
    sizes = set()
    for text in QUERIES:
        for at in INSTANTS:
            query = limited(parse(text), at=at)
            found = search(edited, query, limit=500)
            assert sorted(versions(found)) == sorted((row["id"], row["version"]) for row in that_fit(edited, query))
            assert len({hit.id for hit in found.hits}) == len(found.hits)  # an article has one version at an instant
            assert all(hit.seen_from <= at and (not hit.seen_until or at < hit.seen_until) for hit in found.hits)
            sizes.add(len(found.hits))
    assert 0 in sizes
    assert len(sizes) > 5


def test_hits_in_all_versions_are_those_of_a_comparison_with_every_version(edited: Engine) -> None:
    superseded = 0
    for text in QUERIES:
        query = limited(parse(text), versions="all")
        found = search(edited, query, limit=500)
        assert sorted(versions(found)) == sorted((row["id"], row["version"]) for row in that_fit(edited, query))
        superseded += sum(hit.seen_until is not None for hit in found.hits)
    assert superseded > 20


@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_of_all_versions_follow_each_other(edited: Engine, size: int) -> None:
    query = limited(parse("নদী OR সেতু"), versions="all")
    whole = search(edited, query, limit=500)
    paged, below = [], None
    while page := search(edited, query, limit=size, below=below).hits:
        paged += page
        below = page[-1].key
    assert paged == whole.hits
    assert len({hit.key for hit in paged}) == len(paged) > 50


def test_a_hit_names_its_version_and_when_it_was_seen(engine: Engine) -> None:
    fill(engine, [1])
    edit(engine, [1], after(60), 3)
    before = search(engine, limited(parse(""), at=after(59))).hits
    assert [(hit.version, hit.seen_from, hit.seen_until) for hit in before] == [(1, NOW, after(60))]
    assert before[0].headline == made(1).headline
    now = search(engine, limited(parse(""), at=after(60))).hits
    assert [(hit.version, hit.seen_from, hit.seen_until) for hit in now] == [(2, after(60), None)]
    assert now == search(engine, "").hits


def test_an_article_that_was_gone_is_found_with_its_state(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    page = article(1, url="https://dinpatra.example/news/1")
    writer.write(run, [captured(page)], now=NOW)
    gone = Capture(
        url=page.url,
        outlet=OUTLET.key,
        kind="article",
        status=404,
        reason=Reason.NOT_FOUND,
        fetched_at=after(60),
        digest="0",
        size=1,
    )
    writer.write(run, [CapturedPage(gone, [], None)], now=after(60))
    assert [hit.state for hit in search(engine, "সুরমা").hits] == ["gone"]
    at = {minutes: search(engine, limited(parse("সুরমা"), at=after(minutes))).hits for minutes in (59, 60)}
    assert {minutes: [hit.state for hit in hits] for minutes, hits in at.items()} == {59: ["present"], 60: ["gone"]}


def test_the_order_in_which_captures_arrive_does_not_matter(engine: Engine) -> None:
    chance = random.Random(14)
    arrivals = [(number, minutes) for number in range(12) for minutes in (0, 60, 120, 180)]
    chance.shuffle(arrivals)
    for number, minutes in arrivals:
        edit(engine, [number], after(minutes), 100 * (minutes // 60))
        assert check(engine).faults == []
    for minutes in (0, 60, 120, 180):
        found = search(engine, limited(parse(""), at=after(minutes)), limit=100).hits
        wanted = [made(number + 100 * (minutes // 60)).headline for number in range(12)]
        assert sorted(hit.headline or "" for hit in found) == sorted(headline or "" for headline in wanted)


def test_copies_are_shown_once_in_their_newest_version(engine: Engine) -> None:
    fill(engine, [1])
    edit(engine, [1], after(60), 14)  # the same words
    query = limited(parse("নদী OR সেতু OR ঘাট OR বন্যা OR সরকার"), versions="all")
    assert len(search(engine, query).hits) == 2
    assert [hit.version for hit in search(engine, query, copies="once").hits] == [search(engine, query).hits[0].version]


def test_check_and_rebuild_include_superseded_versions(edited: Engine) -> None:
    query = limited(parse("নদী OR সেতু"), versions="all")
    found = versions(search(edited, query, limit=500))
    count = check(edited).versions
    assert count == 50
    with writing(edited) as connection:
        first = SUPERSEDED.row_id == 1
        connection.execute(delete(SUPERSEDED.rows).where(first))
    assert check(edited).faults == [f"1 of {count} superseded versions are not indexed"]
    assert rebuild(edited) == 70
    assert check(edited).faults == []
    assert sorted(versions(search(edited, query, limit=500))) == sorted(found)


def test_a_batch_that_fails_leaves_no_superseded_version(engine: Engine) -> None:
    fill(engine, [7])
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OTHER, **RUN)
    later = captured(article(7, headline="অন্য শিরোনাম"), fetched_at=after(60))  # another headline
    with pytest.raises(ValueError, match="zone"):
        writer.write(run, [later, captured(made(8), fetched_at=NOW.replace(tzinfo=None))], now=NOW)
    assert versions(search(engine, limited(parse(""), versions="all"))) == [(1, 1)]
    assert check(engine).faults == []


def test_an_instant_has_an_offset_and_one_version() -> None:
    with pytest.raises(ValueError, match="an offset"):
        limited(parse("নদী"), at=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="one version"):
        limited(parse("নদী"), at=NOW, versions="all")
