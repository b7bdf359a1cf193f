"""Near copies: which articles are clusters, whatever the order in which they arrive, and what is known of each cluster."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.clusters import copies_of
from newsarchive.archive.clusters.near import MOST_IN_BAND, RESEMBLANCE
from newsarchive.archive.clusters.sketch import MOST, Sketch, resemblance, share, sketch_of
from newsarchive.archive.connect import reading, writing
from newsarchive.archive.indexing import rebuild
from newsarchive.archive.schema import article_clusters, articles, clusters
from newsarchive.archive.search.keys import keys
from newsarchive.archive.search.tables import search_bands, search_sketches
from newsarchive.items import Article, Author, OutletRecord
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

LETTERS = "কখগঘচছজঝটঠডঢতথদধনপফবভমরলশষসহ"
AGENCY = OutletRecord("bss", "বাসস", "BSS", ("bss.example",), "Asia/Dhaka")


def words(seed: int, count: int = 120) -> list[str]:
    """Made-up words without endings, the same for each seed."""
    chance = Random(seed)
    return ["".join(chance.choices(LETTERS, k=4)) for _ in range(count)]


def edited(text: list[str], part: float, seed: int = 0) -> list[str]:
    """A text with a part of its words replaced."""
    chance = Random(seed)
    replaced = set(chance.sample(range(len(text)), round(part * len(text))))
    return [chance.choice(LETTERS) * 5 if at in replaced else word for at, word in enumerate(text)]


def text_of(number: int, text: list[str], **changes: object) -> Article:
    """An article with a headline of its own and this body."""
    return article(number, **{"headline": f"শিরোনাম {number}", "body": " ".join(text), **changes})


def near(rows: Rows) -> set[frozenset[str]]:
    """The near clusters, by the last parts of the addresses of their articles."""
    found: dict[int, set[str]] = {}
    for row in rows(
        "SELECT cluster_id, url FROM article_clusters JOIN articles ON id = article_id WHERE kind = 'near'"
    ):
        found.setdefault(row["cluster_id"], set()).add(row["url"].rpartition("/")[2])
    return {frozenset(each) for each in found.values()}


def test_an_edited_text_is_a_near_copy_and_another_text_is_none(writer: Writer, run: int, rows: Rows) -> None:
    original = words(1)
    writer.write(run, [captured(text_of(1, original)), captured(text_of(2, words(2)))], now=NOW)
    assert near(rows) == set()
    writer.write(run, [captured(text_of(3, edited(original, 0.1)))], now=NOW)
    assert near(rows) == {frozenset("13")}
    assert rows("SELECT kind FROM article_clusters WHERE kind = 'exact'") == []


def test_exact_copies_are_near_copies_too(writer: Writer, run: int, rows: Rows) -> None:
    same = words(1)
    pages = [captured(text_of(number, same, headline="একই")) for number in (1, 2)]
    writer.write(run, [*pages, captured(text_of(3, same))], now=NOW)
    query = "SELECT article_id, kind, share FROM article_clusters ORDER BY kind, article_id"
    assert [tuple(row.values()) for row in rows(query)] == [
        (1, "exact", 1.0),
        (2, "exact", 1.0),
        (1, "near", 1.0),
        (2, "near", 1.0),
        (3, "near", 1.0),
    ]


def test_very_short_texts_are_no_near_copies(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(text_of(number, words(1, 10))) for number in (1, 2)], now=NOW)
    assert near(rows) == set()
    writer.write(run, [captured(text_of(number, words(1, 11))) for number in (3, 4)], now=NOW)
    assert near(rows) == {frozenset("34")}


def test_an_article_that_joins_two_clusters_and_leaves_them_again(writer: Writer, run: int, rows: Rows) -> None:
    beginning, middle, end = words(1, 80), words(2, 90), words(3, 80)
    one, other = beginning + middle, middle + end  # a third of their shingles is common to both
    pages = [text_of(1, one), text_of(2, one), text_of(3, other), text_of(4, other)]
    writer.write(run, [captured(each) for each in pages], now=NOW)
    assert near(rows) == {frozenset("12"), frozenset("34")}
    writer.write(run, [captured(text_of(5, beginning + middle + end))], now=NOW)
    assert near(rows) == {frozenset("12345")}
    writer.write(run, [captured(text_of(5, words(4)), fetched_at=after(1))], now=NOW)
    assert near(rows) == {frozenset("12"), frozenset("34")}
    assert {row["id"] for row in rows("SELECT id FROM clusters WHERE kind = 'near'")} == {1, 3}


def test_an_article_that_loses_its_body_leaves_no_trace(writer: Writer, run: int, engine: Engine, rows: Rows) -> None:
    writer.write(run, [captured(text_of(number, words(1))) for number in (1, 2)], now=NOW)
    writer.write(run, [captured(text_of(2, ["ছোট"]), fetched_at=after(1))], now=NOW)
    with engine.connect() as connection:
        assert connection.scalars(select(search_sketches.c.article_id)).all() == [1]
        assert set(connection.scalars(select(search_bands.c.article_id))) == {1}
    assert rows("SELECT * FROM clusters") == []


def test_what_copies_share_with_the_earliest(writer: Writer, run: int, engine: Engine) -> None:
    whole = words(1, 101)
    pages = [
        text_of(1, whole[:81], published_at=after(20)),
        text_of(2, whole, published_at=after(10)),
        text_of(3, whole + words(2, 25), published_at=after(30)),
    ]
    writer.write(run, [captured(each, fetched_at=after(60)) for each in pages], now=NOW)
    found = copies_of(engine, 3)
    assert [(copy.id, copy.share, copy.is_origin) for copy in found] == [
        (2, 1.0, True),
        (1, 1.0, False),
        (3, 0.8, False),  # 100 of its 125 shingles
    ]
    writer.write(run, [captured(text_of(4, words(9)))], now=NOW)
    assert copies_of(engine, 4) == []


def test_the_origin_changes_when_an_earlier_article_arrives(writer: Writer, run: int, rows: Rows) -> None:
    for number, minutes in ((1, 30), (2, 10), (3, 20)):
        page = captured(text_of(number, words(1), published_at=after(minutes)), fetched_at=after(60))
        writer.write(run, [page], now=NOW)
    assert rows("SELECT id, articles, origin_id FROM clusters") == [{"id": 1, "articles": 3, "origin_id": 2}]


def test_a_time_that_is_known_to_the_day_is_not_earlier_than_one_of_that_day(
    writer: Writer, run: int, rows: Rows
) -> None:
    midnight = NOW.replace(hour=0, minute=0)
    of_day = text_of(1, words(1), published_at=midnight, published_precision="day")
    writer.write(run, [captured(of_day, fetched_at=after(60)), captured(text_of(2, words(1)))], now=NOW)
    assert rows("SELECT origin_id FROM clusters") == [{"origin_id": 2}]


def test_the_outlet_of_the_named_agency_is_the_origin(writer: Writer, run: int, rows: Rows) -> None:
    names_it = {"authors": [Author("বাসস", "agency")]}
    writer.write(run, [captured(text_of(1, words(1), published_at=after(1), **names_it), fetched_at=after(9))], now=NOW)
    writer.write(run, [captured(text_of(2, words(1), published_at=after(2)), fetched_at=after(9))], now=NOW)
    assert rows("SELECT origin_id, agency FROM clusters") == [{"origin_id": 1, "agency": "বাসস"}]
    of_agency = captured(text_of(3, words(1), published_at=after(5)), fetched_at=after(9), outlet=AGENCY)
    writer.write(writer.start_run(AGENCY, **RUN), [of_agency], now=NOW)
    assert rows("SELECT origin_id, agency FROM clusters") == [{"origin_id": 3, "agency": "বাসস"}]


def test_a_text_that_many_pages_repeat_keeps_few_bands(writer: Writer, run: int, engine: Engine) -> None:
    count = MOST_IN_BAND + 20
    writer.write(run, [captured(text_of(number, words(1, 15))) for number in range(1, count + 1)], now=NOW)
    with engine.connect() as connection:
        held = [*connection.scalars(select(search_bands.c.band))]
        assert max(map(held.count, held)) == MOST_IN_BAND
        assert connection.scalars(select(clusters.c.articles)).all() == [count]


@pytest.fixture
def archives(empty: Path, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    opened: list[Engine] = []

    def another() -> Engine:
        file = shutil.copy(empty, tmp_path / f"{len(opened)}.db")
        opened.append(open_archive(f"sqlite:///{file}"))
        return opened[-1]

    yield another
    for engine in opened:
        engine.dispose()


STATES = st.lists(
    st.tuples(st.integers(1, 7), st.sampled_from([1, 2]), st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.4])),
    min_size=2,
    max_size=12,
)


@pytest.mark.slow
@given(STATES, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_captures_in_any_order_give_the_same_clusters(
    archives: Callable[[], Engine], states: list[tuple[int, int, float]], random: Random
) -> None:
    pages = [
        captured(text_of(number, edited(words(seed), part, number)), fetched_at=after(minute))
        for minute, (number, seed, part) in enumerate(states)
    ]
    found = []
    for order in (pages, random.sample(pages, len(pages))):
        engine = archives()
        writer = Writer(engine, extractor="0")
        run = writer.start_run(OUTLET, **RUN)
        for page in order:
            writer.write(run, [page], now=NOW)
        found.append(_content(engine))
        rebuild(engine)
        assert _content(engine) == found[-1]
    assert found[0] == found[1]


def _content(engine: Engine) -> tuple[object, object]:
    """Clusters by the addresses of their articles, which have other ids in another order."""
    with reading(engine) as connection:
        urls = dict(connection.execute(select(articles.c.id, articles.c.url)).all())
        members = connection.execute(select(article_clusters)).all()
        known = connection.execute(select(clusters)).all()
    groups: dict[tuple[str, int], set[tuple[str, float]]] = {}
    for each in members:
        groups.setdefault((each.kind, each.cluster_id), set()).add((urls[each.article_id], each.share))
    of_cluster = {
        (frozenset(groups[each.kind, each.id]), each.kind, each.articles, each.first_seen_at, urls[each.origin_id])
        for each in known
    }
    assert len(known) == len(groups)
    return {(kind, frozenset(group)) for (kind, _), group in groups.items()}, of_cluster


def test_rows_without_article_are_no_copies(writer: Writer, run: int, sqlite_engine: Engine, rows: Rows) -> None:
    with writing(sqlite_engine) as connection:
        sketch = sketch_of(keys(" ".join(words(1))))
        assert sketch
        connection.execute(search_sketches.insert().values(article_id=99, shingles=9, hashes=sketch.packed()))
        connection.execute(search_bands.insert(), [{"band": band, "article_id": 99} for band in sketch.bands()])
    writer.write(run, [captured(text_of(1, words(1)))], now=NOW)
    assert rows("SELECT * FROM article_clusters") == []


def test_near_copies_are_whole_when_two_outlets_are_written_at_the_same_time(postgres_url: str) -> None:
    start = Barrier(2)

    def write(outlet: OutletRecord, numbers: range) -> None:
        engine = open_archive(postgres_url)
        writer = Writer(engine, extractor="0")
        run = writer.start_run(outlet, **RUN)
        start.wait(60)
        for number in numbers:
            text = edited(words(number % 10), 0.05, number)
            writer.write(run, [captured(text_of(number, text), outlet=outlet)], now=NOW)
        engine.dispose()

    with ThreadPoolExecutor(2) as threads:
        written = [threads.submit(write, OUTLET, range(20)), threads.submit(write, OTHER, range(20, 40))]
        for each in written:
            each.result(60)
    engine = open_archive(postgres_url)
    with reading(engine) as connection:
        assert connection.scalars(select(clusters.c.articles)).all() == [4] * 10
    engine.dispose()


@given(st.lists(st.integers(0, 2**32 - 1), min_size=10, max_size=MOST, unique=True))
def test_a_sketch_is_read_as_it_was_stored(hashes: list[int]) -> None:
    sketch = Sketch(len(hashes), tuple(sorted(hashes)))
    assert Sketch.unpacked(sketch.shingles, sketch.packed()) == sketch
    assert len(set(sketch.bands())) == len(sketch.bands())


def test_what_long_texts_share_is_estimated() -> None:
    long = words(1, 2000)
    whole, half = sketch_of(long), sketch_of(long[:1000])
    assert whole
    assert half
    assert resemblance(whole, half) == pytest.approx(0.5, abs=0.1)
    assert share(half, whole) == pytest.approx(1.0, abs=0.1)
    assert share(whole, half) == pytest.approx(0.5, abs=0.1)


def test_the_threshold_lies_below_a_text_with_every_fifth_word_replaced() -> None:
    sketches = [sketch_of(words(1, 300)), sketch_of(edited(words(1, 300), 0.2))]
    assert sketches[0]
    assert sketches[1]
    assert resemblance(sketches[0], sketches[1]) > RESEMBLANCE
