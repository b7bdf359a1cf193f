"""`newsarchive.open_archive`: what programs read of an archive."""

import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

import newsarchive
from newsarchive import reading_archive
from newsarchive.archive import ArchiveError, Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.items import Author, Problem, Reason
from newsarchive.named_article import NoArticleError
from newsarchive.reading_archive import Archive
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured

URL = "https://dinpatra.example/news/{}"
COUNT = 12


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of articles of consecutive days; the first was edited, the last has no publish time."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    pages = [
        captured(article(number, published_at=NOW - timedelta(days=number)), ticker=["ক"]) for number in range(1, COUNT)
    ]
    undated = article(COUNT, published_at=None, published_raw=None, published_precision=None)
    edited = article(1, published_at=NOW - timedelta(days=1), headline="নদীর পানি কমেছে")
    writer.write(run, [*pages, captured(undated), captured(edited, fetched_at=after(5))], now=NOW)
    engine.dispose()
    return url


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    with newsarchive.open_archive(url) as opened:
        yield opened


def test_articles_are_typed_and_in_the_order_of_their_ids(archive: Archive) -> None:
    found = list(archive.articles())
    assert [each.id for each in found] == list(range(1, COUNT + 1))
    first = found[0]
    assert (first.headline, first.version, first.url) == ("নদীর পানি কমেছে", 2, URL.format(1))
    assert first.published_at == NOW - timedelta(days=1)
    assert first.published_at.utcoffset() == timedelta(hours=6)
    assert first.authors == (Author("নিজস্ব প্রতিবেদক", "desk", "সিলেট"),)
    assert first.problems == (Problem("tags", Reason.CONTRADICTED, "meta has পানি"),)
    assert first.public_id == public_id(OUTLET.key, first.url)


def test_days_and_outlets_limit_articles(archive: Archive) -> None:
    assert [each.id for each in archive.articles(since="2026-11-20", until=date(2026, 11, 21))] == [2, 3]
    assert [each.id for each in archive.articles(outlet=OUTLET.key, until="2026-11-13")] == [10, 11]
    assert list(archive.articles(outlet="khobor")) == []


def test_articles_of_a_query_are_the_newest_first(archive: Archive) -> None:
    assert [each.id for each in archive.articles(query="headline:বেড়েছে", since="2026-11-19")] == [2, 3, 4]


def test_a_search_goes_beyond_a_page(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_archive, "_PAGE", 5)
    everything = [hit.id for hit in archive.search("নদী")]
    assert everything == list(range(1, COUNT + 1))  # the undated one last
    assert [hit.id for hit in archive.search("নদী", limit=7)] == everything[:7]
    assert [hit.id for hit in islice(archive.search("নদী"), 6)] == everything[:6]
    assert [hit.id for hit in archive.search("কমেছে", order="best", copies="once")] == [1]


def test_a_search_has_notes_and_suggestions(archive: Archive) -> None:
    results = archive.search("(আশ্রয়কেন্দ")
    assert list(results) == []
    assert results.notes == ["a bracket without its partner was left out"]
    assert results.suggestions


def test_a_query_that_was_cut_is_no_complete_answer(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.search.find.MOST_CHECKED", 3)
    monkeypatch.setattr(reading_archive, "_PAGE", 5)
    with pytest.raises(ArchiveError, match="not answered in full: the 3 newest"):
        list(archive.articles(query='"নদীর পানিতে"'))


@pytest.mark.parametrize(
    "which", [3, "3", URL.format(3), "dinpatra.example/news/3", public_id(OUTLET.key, URL.format(3))]
)
def test_an_article_is_named_by_address_number_or_public_id(archive: Archive, which: str | int) -> None:
    assert archive.article(which).id == 3


@pytest.mark.parametrize("which", [99, URL.format(99), "a" * 16, "no name"])
def test_an_unknown_article_is_a_sentence(archive: Archive, which: str | int) -> None:
    with pytest.raises(NoArticleError, match=f"The archive has no article (at )?{which}"):
        archive.article(which)


def test_versions_state_what_the_next_one_changed(archive: Archive) -> None:
    before, present = archive.versions(URL.format(1))
    assert (before.headline, before.cause, before.changes) == ("নদীর পানি বেড়েছে 1", "site", ("headline",))
    assert (before.superseded_at, before.captured_at) == (after(5), NOW)
    assert (present.headline, present.cause, present.changes, present.superseded_at) == (
        "নদীর পানি কমেছে",
        None,
        (),
        None,
    )


def test_a_citation_is_of_a_version(archive: Archive) -> None:
    assert "“নদীর পানি বেড়েছে 1”" in archive.cite(1, version=1)
    assert "title = {{নদীর পানি কমেছে}}" in archive.cite(1, form="bibtex")
    with pytest.raises(NoArticleError, match="has no version 3; it has 1 to 2"):
        archive.cite(1, version=3)


def test_a_ticker_is_that_of_an_instant(archive: Archive) -> None:
    ticker = archive.tickers(OUTLET.key, at=NOW)
    assert ticker is not None
    assert [each.title for each in ticker.headlines] == ["ক"]
    assert archive.tickers("khobor") is None
    with pytest.raises(ValueError, match="with an offset"):
        archive.tickers(OUTLET.key, at=NOW.replace(tzinfo=None))


def test_no_archive_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"missing\.db"):
        newsarchive.open_archive(f"sqlite:///{tmp_path / 'missing.db'}")


@pytest.mark.slow
def test_articles_take_constant_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.archive.contents._AT_ONCE", 20)
    url = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(url)
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(number, body=f"{number} নদী " * 800)) for number in range(300)], now=NOW)
    engine.dispose()
    with newsarchive.open_archive(url) as archive:
        assert sum(1 for _ in archive.articles()) == 300
        iterated, together = (
            traced(each) for each in (lambda: deque(archive.articles(), 0), lambda: list(archive.articles()))
        )
    assert iterated < together / 3


def traced(read: Callable[[], object]) -> int:
    """The memory that reading takes at most."""
    tracemalloc.start()
    read()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
