"""The same captures give the same archive in any order of arrival and in any batches, whatever they are of."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.schema import metadata
from newsarchive.items import Article, Author, Capture, CapturedPage, ListedAddress, Problem, Reason, RelatedLink
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured

AGO = "২ ঘণ্টা আগে"
PUBLISHED = NOW - timedelta(hours=3)
MINUTES = st.integers(0, 6)
EXTRACTORS = ("0.1.0", "0.2.0")
TITLES = ("ক", "খ", "গ")


def times(field: str, shown: str, fetched_at: datetime) -> dict[str, Any]:
    """The columns of a time that a page shows exactly, as "2 hours ago", as one that its fetch refuses, or not at all."""
    values: dict[str, tuple[datetime | None, str | None, str | None]] = {
        "exact": (PUBLISHED, "minute", "২৩ নভেম্বর ২০২৬, ১১:০৫"),
        "other": (PUBLISHED - timedelta(hours=1), "minute", "২৩ নভেম্বর ২০২৬, ১০:০৫"),
        "relative": (fetched_at - timedelta(hours=2), "hour", AGO),
        "refused": (None, None, "২৩ নভেম্বর ২০২৬, ১৪:০৮"),
        "missing": (None, None, None),
    }
    return dict(zip((f"{field}_at", f"{field}_precision", f"{field}_raw"), values[shown], strict=True))


@st.composite
def articles_shown(draw: st.DrawFn) -> CapturedPage:
    number, minutes = draw(st.integers(1, 3)), draw(MINUTES)
    fetched_at = after(minutes)
    shown = article(
        number,
        url=f"https://dinpatra.example/news/{number}?from={draw(st.sampled_from(['front', 'feed']))}",
        headline="শিরোনাম",
        byline="রহিম",
        body=draw(st.sampled_from(["প্রথম কথা।", "প্রথম  কথা। ", "পরের কথা।", "দীর্ঘ প্রতিবেদন। " * 60, None])),
        section=draw(st.sampled_from(["দেশ", "খেলা", None])),
        tags=draw(st.permutations(["বন্যা", "সিলেট"])),
        layout=draw(st.sampled_from(["witter", None])),
        authors=draw(st.sampled_from([[], [Author("রহিম", "person")]])),
        problems=draw(st.sampled_from([[], [Problem("published_at", Reason.CONTRADICTED, "কাল")]])),
        related=draw(related(fetched_at)),
        **times("published", draw(st.sampled_from(["exact", "other", "relative", "refused", "missing"])), fetched_at),
        **times("modified", draw(st.sampled_from(["exact", "relative", "missing"])), fetched_at),
    )
    digest = draw(st.sampled_from(["aa" * 32, "bb" * 32, None]))
    return captured(
        shown, fetched_at=fetched_at, digest=digest, ticker=draw(st.lists(st.sampled_from(TITLES), max_size=3))
    )


@st.composite
def related(draw: st.DrawFn, fetched_at: datetime) -> list[RelatedLink]:
    links = [
        RelatedLink("অন্য খবর", "https://dinpatra.example/news/2", AGO, fetched_at - timedelta(hours=2)),
        RelatedLink("আরেক খবর", "https://dinpatra.example/news/3", "২৩ নভেম্বর ২০২৬", PUBLISHED),
    ]
    return draw(st.lists(st.sampled_from(links), max_size=2, unique_by=lambda link: link.title))


@st.composite
def listings(draw: st.DrawFn) -> CapturedPage:
    url = f"https://dinpatra.example/{draw(st.sampled_from(['latest', 'sport']))}"
    ticker = draw(st.lists(st.sampled_from(TITLES), max_size=3))
    page = captured(
        None, fetched_at=after(draw(MINUTES)), ticker=ticker, url=url, digest=sha256(repr(ticker).encode()).hexdigest()
    )
    page.listed = draw(
        st.lists(
            st.builds(
                ListedAddress,
                st.integers(1, 3).map(lambda number: f"https://dinpatra.example/news/{number}"),
                st.sampled_from(["feed /rss", "listing /"]),
                st.sampled_from([None, "দেশ", "খেলা"]),
                st.booleans(),
            ),
            max_size=3,
        )
    )
    return page


FAILURES = st.builds(
    lambda number, minutes, reason: CapturedPage(
        Capture(
            f"https://dinpatra.example/news/{number}",
            OUTLET.key,
            "article",
            None,
            after(minutes),
            None,
            None,
            reason=reason,
        )
    ),
    st.integers(1, 3),
    MINUTES,
    st.sampled_from([Reason.TIMEOUT, Reason.SOFT_404]),
)
# What read a page, and the page.
ARRIVALS = st.lists(
    st.tuples(st.sampled_from(EXTRACTORS), articles_shown() | articles_shown() | listings() | FAILURES),
    min_size=2,
    max_size=10,
)


@pytest.mark.slow
@given(ARRIVALS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_the_same_archive(
    empty: Path, tmp_path: Path, arrivals: list[tuple[str, CapturedPage]], random: Random
) -> None:
    held = []
    for order in (arrivals, random.sample(arrivals, len(arrivals))):
        with empty_sqlite(empty, tmp_path / "archive.db") as engine:
            held.append(archive_of(engine, order, random))
    assert_equal(*held)


@pytest.mark.slow
@given(ARRIVALS, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_arrival_gives_the_same_archive_in_postgresql(
    postgres_engine: Engine, arrivals: list[tuple[str, CapturedPage]], random: Random
) -> None:
    held = []
    for order in (arrivals, random.sample(arrivals, len(arrivals))):
        empty_postgres(postgres_engine)
        held.append(archive_of(postgres_engine, order, random))
    assert_equal(*held)


def assert_equal(first: Mapping[str, Any], second: Mapping[str, Any]) -> None:
    for table, rows in first.items():
        assert rows == second[table], table


@contextmanager
def empty_sqlite(empty: Path, file: Path) -> Iterator[Engine]:
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    engine = open_archive(f"sqlite:///{shutil.copy(empty, file)}")
    try:
        yield engine
    finally:
        engine.dispose()


def empty_postgres(engine: Engine) -> None:
    with writing(engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))


def archive_of(engine: Engine, arrivals: list[tuple[str, CapturedPage]], random: Random) -> dict[str, Any]:
    """All that an archive holds after captures have arrived in an order, some of them in one batch."""
    writers = {extractor: Writer(engine, extractor=extractor) for extractor in EXTRACTORS}
    run = writers["0.1.0"].start_run(OUTLET, **RUN)
    batch: list[CapturedPage] = []
    for number, (extractor, page) in enumerate(arrivals):
        batch.append(page)
        is_last = number + 1 == len(arrivals) or arrivals[number + 1][0] != extractor
        if is_last or random.random() < 0.5:
            writers[extractor].write(run, batch, now=NOW)
            batch = []
    return content_of(engine)


def content_of(engine: Engine) -> dict[str, Any]:
    """The rows of all tables but runs, sorted, with references in place of ids."""
    with engine.connect() as connection:
        held = {
            name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for name, table in metadata.tables.items()
        }
    names = {
        "capture": {row["id"]: tuple(map(str, list(row.values())[2:])) for row in held["captures"]},
        "article": {row["id"]: row["url"] for row in held["articles"]},
        "headline": {row["id"]: row["title"] for row in held["ticker_headlines"]},
        "ticker": {row["id"]: row["digest"] for row in held["tickers"]},
    }
    clusters: dict[tuple[str, int], list[tuple[str, float]]] = {}
    for row in held.pop("article_clusters"):
        member = names["article"][row["article_id"]], row["share"]
        clusters.setdefault((row["kind"], row["cluster_id"]), []).append(member)
    described = [
        {**row, "id": sorted(clusters[row["kind"], row["id"]]), "origin_id": names["article"][row["origin_id"]]}
        for row in held.pop("clusters")
    ]
    held.pop("crawl_runs")
    content = {name: sorted((_named(row, names) for row in rows), key=repr) for name, rows in held.items()}
    return {**content, "clusters": sorted(described, key=repr)}


def _named(row: Mapping[str, Any], names: Mapping[str, Mapping[int, Any]]) -> dict[str, Any]:
    named = {}
    for column, value in row.items():
        kind = column.removesuffix("_id").rpartition("_")[2]
        if column.endswith("_id") and kind in names:
            named[column] = names[kind][value]
        elif column != "id" and kind != "run":
            named[column] = value
    return named


def test_the_same_bytes_at_ten_times_are_one_version(sqlite_engine: Engine) -> None:
    def shown(minutes: int) -> Article:
        return article(1, **times("published", "relative", after(minutes)), related=[])

    arrivals = [
        ("0.1.0", captured(shown(minutes), fetched_at=after(minutes), digest="aa" * 32)) for minutes in range(10)
    ]
    found = archive_of(sqlite_engine, arrivals[5:] + arrivals[:5], Random(2))
    assert [(row["version"], row["published_at"]) for row in found["articles"]] == [(1, NOW - timedelta(hours=2))]
    assert found["article_versions"] == []
    assert len(found["article_sightings"]) == 10
