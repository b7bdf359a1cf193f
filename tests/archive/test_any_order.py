"""The archive is equal to a simple model of it for any captures in any batches and, for relative times, in any order."""

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer, open_archive
from newsarchive.archive.schema import article_clusters, article_versions, articles, captures
from newsarchive.items import Article, CapturedPage
from tests.archive.pages import NOW, OUTLET, RUN, after, article, body_hash, captured, content_hash

ARTICLES = st.builds(
    lambda number, body, byline: article(number, headline="শিরোনাম", body=body, byline=byline),
    st.integers(1, 5),
    st.sampled_from(["ক", "খ", None]),
    st.sampled_from(["রহিম", "করিম"]),
)
PUBLISHED = NOW - timedelta(hours=3)
BATCHES = st.lists(st.lists(ARTICLES | st.none(), min_size=1, max_size=8), max_size=5)


@dataclass
class Model:
    present: dict[str, list[Article]] = field(default_factory=dict)

    def write(self, what: Article | None) -> Outcome:
        if what is None:
            return Outcome.LISTING
        history = self.present.setdefault(what.canonical_url or "", [])
        if history and content_hash(history[-1]) == content_hash(what):
            return Outcome.UNCHANGED
        history.append(what)
        return Outcome.CHANGED if len(history) > 1 else Outcome.NEW

    def clusters(self) -> set[frozenset[str]]:
        bodies: dict[str, set[str]] = {}
        for address, history in self.present.items():
            if hashed := body_hash(history[-1]):
                bodies.setdefault(hashed, set()).add(address)
        return {frozenset(same) for same in bodies.values() if len(same) > 1}


@given(BATCHES)
@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_archive_holds_what_was_written(empty: Path, tmp_path: Path, batches: list[list[Article | None]]) -> None:
    file = Path(shutil.copy(empty, tmp_path / "archive.db"))
    engine = open_archive(f"sqlite:///{file}")
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    model = Model()
    clock = map(after, count())
    for batch in batches:
        expected = [model.write(what) for what in batch]
        pages = [captured(what, fetched_at=next(clock)) for what in batch]
        assert writer.write(run, pages, now=NOW) == expected
    _compare(engine, model)
    with engine.connect() as connection:
        assert len(connection.execute(select(captures.c.id)).all()) == sum(map(len, batches))
    engine.dispose()


def _compare(engine: Engine, model: Model) -> None:
    with engine.connect() as connection:
        present = {row.url: row for row in connection.execute(select(articles))}
        earlier = connection.execute(select(article_versions).order_by(article_versions.c.version)).all()
        clusters = connection.execute(select(article_clusters)).all()
    assert set(present) == set(model.present)
    addresses = {row.id: address for address, row in present.items()}
    for address, (*before, now) in model.present.items():
        row = present[address]
        assert (row.version, row.byline, row.body) == (len(before) + 1, now.byline, now.body)
        kept = [(each.version, each.byline, each.body) for each in earlier if each.article_id == row.id]
        assert kept == [(version, each.byline, each.body) for version, each in enumerate(before, 1)]
    found: dict[int, set[int]] = {}
    for each in clusters:
        found.setdefault(each.cluster_id, set()).add(each.article_id)
    assert all(named == min(members) for named, members in found.items())
    assert {frozenset(addresses[member] for member in members) for members in found.values()} == model.clusters()


SHOWN = st.tuples(st.integers(0, 300), st.sampled_from(["relative", "exact"]))


@pytest.mark.slow
@given(st.lists(SHOWN, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_relative_times_in_any_order_of_arrival(
    empty: Path, tmp_path: Path, shown: list[tuple[int, str]], random: Random
) -> None:
    shuffled = random.sample(shown, len(shown))
    engine = open_archive(f"sqlite:///{shutil.copy(empty, tmp_path / 'archive.db')}")
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    outcomes = [outcome for each in shuffled for outcome in writer.write(run, [_showing(*each)], now=NOW)]
    assert outcomes == [Outcome.NEW] + [Outcome.UNCHANGED] * (len(shown) - 1)
    with engine.connect() as connection:
        stored_at = connection.scalar(select(articles.c.published_at))
    engine.dispose()
    exact = any(kind == "exact" for _, kind in shown)
    assert stored_at == (PUBLISHED if exact else NOW + timedelta(minutes=min(shown)[0]) - timedelta(hours=2))


def _showing(minutes: int, kind: str) -> CapturedPage:
    """A capture, some minutes from now, of an article that shows its publish time exactly or as "2 hours ago"."""
    fetched_at = NOW + timedelta(minutes=minutes)
    if kind == "exact":
        return captured(article(1, published_at=PUBLISHED), fetched_at=fetched_at)
    at = fetched_at - timedelta(hours=2)
    return captured(article(1, published_at=at, published_raw="২ ঘণ্টা আগে"), fetched_at=fetched_at)
