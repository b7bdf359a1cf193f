"""A relative time ("2 hours ago") is another instant at every fetch: it makes no version, and its first reading is kept."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer
from newsarchive.archive.schema import article_versions, articles, related_links
from newsarchive.archive.times import with_kept_time
from newsarchive.items import Article, CapturedPage, Problem, Reason, RelatedLink
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, after, article, captured, content_hash

AGO = "২ ঘণ্টা আগে"  # 2 hours ago
HOURS = timedelta(hours=1)
SAME_BYTES = "ab" * 32


def relative(fetched_at: datetime | None, *, field: str = "published", **changes: object) -> CapturedPage:
    """A capture of an article that shows one time, as "2 hours ago"."""
    at = fetched_at - 2 * HOURS if fetched_at else None
    times = {f"{field}_at": at, f"{field}_raw": AGO, f"{field}_precision": "minute" if at else None}
    other = "modified" if field == "published" else "published"
    missing = {f"{other}_at": None, f"{other}_raw": None, f"{other}_precision": None}
    return captured(article(1, **{**missing, **times, **changes}), fetched_at=fetched_at)


def published(engine: Engine) -> tuple[datetime | None, str | None]:
    with engine.connect() as connection:
        row = connection.execute(select(articles.c.published_at, articles.c.published_raw)).one()
        return row.published_at, row.published_raw


@pytest.mark.parametrize("field", ["published", "modified"])
def test_the_same_page_later_is_unchanged(writer: Writer, run: int, rows: Rows, field: str) -> None:
    outcomes = [writer.write(run, [relative(after(m), field=field)], now=after(m)) for m in (0, 10, 59)]
    assert outcomes == [[Outcome.NEW], [Outcome.UNCHANGED], [Outcome.UNCHANGED]]
    assert rows("SELECT id FROM article_versions") == []


@pytest.mark.parametrize("field", ["published", "modified"])
@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations((0, 10, 59))))
def test_the_reading_of_the_earliest_capture_is_kept(
    writer: Writer, run: int, engine: Engine, order: tuple[int, ...], field: str
) -> None:
    for minutes in order:
        writer.write(run, [relative(after(minutes), field=field)], now=NOW)
    with engine.connect() as connection:
        [row] = connection.execute(select(articles)).mappings()
    assert (row[f"{field}_at"], row[f"{field}_offset"], row["version"]) == (NOW - 2 * HOURS, 360, 1)
    assert (row["first_seen_at"], row["last_seen_at"]) == (NOW, after(59))


def test_an_exact_time_is_preferred_in_any_order(writer: Writer, run: int, engine: Engine) -> None:
    exact = captured(
        article(1, modified_at=None, modified_raw=None, modified_precision=None), fetched_at=NOW + 24 * HOURS
    )
    assert exact.article
    for order in permutations([relative(after(10)), exact, relative(after(0))]):
        outcomes = writer.write(run, order, now=NOW)
        assert Outcome.CHANGED not in outcomes
        assert published(engine) == (exact.article.published_at, exact.article.published_raw)


def test_a_changed_text_is_a_version_and_keeps_the_first_publish_time(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [relative(after(0))], now=NOW)
    assert writer.write(run, [relative(after(59), body="নতুন খবর।")], now=NOW) == [Outcome.CHANGED]
    assert published(engine) == (NOW - 2 * HOURS, AGO)
    with engine.connect() as connection:
        assert connection.scalars(select(article_versions.c.published_at)).all() == [NOW - 2 * HOURS]


def test_a_time_that_could_not_be_read_is_added_without_a_version(writer: Writer, run: int, engine: Engine) -> None:
    unread = relative(None, problems=[Problem("published_at", Reason.NO_FETCH_TIME)])
    read = relative(after(10), problems=[])
    assert writer.write(run, [unread], now=NOW) == [Outcome.NEW]
    assert writer.write(run, [read, unread], now=NOW) == [Outcome.UNCHANGED] * 2
    assert published(engine)[0] == after(10) - 2 * HOURS
    with engine.connect() as connection:
        assert connection.scalars(select(articles.c.problems)).all() == [[]]


def test_problems_keep_their_order_when_an_earlier_time_is_kept() -> None:
    problems = [
        {"field": "published_at", "reason": "contradicted", "detail": ""},
        {"field": "tags", "reason": "contradicted", "detail": ""},
    ]
    values = {"published_at": NOW, "published_raw": AGO, "witnesses": {}, "problems": problems}
    values |= {f"published_{part}": None for part in ("offset", "local_offset", "precision")}
    later = values | {"published_at": after(10)}
    assert with_kept_time(later, values, "published") == values


def test_the_same_bytes_are_never_an_edit(writer: Writer, run: int, rows: Rows) -> None:
    def received(what: Article, minutes: int) -> CapturedPage:
        return captured(what, digest=SAME_BYTES, fetched_at=after(minutes))

    read_otherwise = article(1, headline="অন্যভাবে পড়া শিরোনাম")  # a headline read by another rule
    assert writer.write(run, [received(article(1), 0)], now=NOW) == [Outcome.NEW]
    assert writer.write(run, [received(read_otherwise, 1)], now=NOW) == [Outcome.UNCHANGED]
    assert rows("SELECT headline FROM articles") == [{"headline": article(1).headline}]
    edited = captured(article(1, headline="পানি কমেছে"), fetched_at=after(2))
    assert writer.write(run, [edited], now=NOW) == [Outcome.CHANGED]
    # The site shows its first text again: that is an edit, though its bytes are known.
    assert writer.write(run, [received(article(1), 3)], now=NOW) == [Outcome.CHANGED]


@pytest.mark.parametrize("field", ["published", "modified"])
@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations((0, 10, 59))))
def test_a_time_later_than_the_first_fetch_is_added_by_a_later_fetch_of_the_same_bytes(
    writer: Writer, run: int, engine: Engine, order: tuple[int, ...], field: str
) -> None:
    shown_at = after(5)  # the clock of the site is ahead of the first fetch

    def received(minutes: int) -> CapturedPage:
        if minutes:
            what = article(1, **{f"{field}_at": shown_at}, problems=[])
        else:
            refused = [Problem(f"{field}_at", Reason.LATER_THAN_FETCH)]
            what = article(1, **{f"{field}_at": None, f"{field}_precision": None}, problems=refused)
        return captured(what, fetched_at=after(minutes), digest=SAME_BYTES)

    outcomes = [outcome for minutes in order for outcome in writer.write(run, [received(minutes)], now=NOW)]
    assert outcomes == [Outcome.NEW, Outcome.UNCHANGED, Outcome.UNCHANGED]
    with engine.connect() as connection:
        [row] = connection.execute(select(articles)).mappings()
    assert (row[f"{field}_at"], row[f"{field}_precision"], row["problems"]) == (shown_at, "minute", [])
    assert row["content_hash"] == content_hash(article(1, **{f"{field}_at": shown_at}))


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations((0, 10, 59))))
def test_the_times_of_related_links_keep_their_first_reading(
    writer: Writer, run: int, engine: Engine, order: tuple[int, ...]
) -> None:
    for minutes in order:
        link = RelatedLink("অন্য খবর", "https://dinpatra.example/news/2", AGO, after(minutes) - 2 * HOURS)
        writer.write(run, [captured(article(1, related=[link]), fetched_at=after(minutes))], now=NOW)
    with engine.connect() as connection:
        [row] = connection.execute(select(related_links)).mappings()
    assert (row["published_at"], row["published_offset"], row["published_raw"]) == (NOW - 2 * HOURS, 360, AGO)


def test_a_related_list_that_only_grew_older_is_not_written_again(writer: Writer, run: int, rows: Rows) -> None:
    for minutes in (0, 10):
        link = RelatedLink("অন্য খবর", None, AGO, after(minutes) - 2 * HOURS)
        writer.write(run, [captured(article(1, related=[link]), fetched_at=after(minutes))], now=NOW)
        ids = rows("SELECT id FROM related_links")
    assert ids == [{"id": 1}]
