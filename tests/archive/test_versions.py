"""What is a version of an article, with which cause, and what is none; older captures that arrive later."""

from collections.abc import Sequence
from datetime import UTC
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer
from newsarchive.archive.schema import article_sightings, article_versions, articles
from newsarchive.items import CapturedPage
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, after, article, captured, related

SAME_BYTES = "ab" * 32


def shown(minutes: int, *, digest: str | None = None, **changes: Any) -> CapturedPage:
    """The same article, some minutes from now."""
    return captured(article(1, **changes), fetched_at=after(minutes), digest=digest)


def versions(engine: Engine) -> list[tuple[int, str, int, str]]:
    """The earlier versions: number, headline, the minute at which they were superseded, and the cause."""
    table = article_versions.c
    query = select(table.version, table.headline, table.superseded_at, table.cause).order_by(table.version)
    with engine.connect() as connection:
        return [
            (version, headline, round((at - NOW).total_seconds() / 60), cause)
            for version, headline, at, cause in connection.execute(query)
        ]


def present(engine: Engine) -> Any:
    with engine.connect() as connection:
        return connection.execute(select(articles)).one()


def test_an_edit_of_the_site_is_a_version_with_that_cause(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [shown(0, headline="ক"), shown(10, headline="খ")], now=NOW)
    assert versions(engine) == [(1, "ক", 10, "site")]


def test_an_older_capture_that_arrives_later_is_an_earlier_version(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [shown(10, headline="খ", section="খেলা")], now=NOW)
    assert writer.write(run, [shown(0, headline="ক", section="দেশ")], now=NOW) == [Outcome.CHANGED]
    assert versions(engine) == [(1, "ক", 10, "site")]
    row = present(engine)
    assert (row.headline, row.section, row.version, row.first_seen_at, row.last_seen_at) == (
        "খ",
        "খেলা",
        2,
        NOW,
        after(10),
    )


def test_an_older_capture_of_the_same_content_changes_no_detail(
    writer: Writer, run: int, engine: Engine, rows: Rows
) -> None:
    writer.write(
        run, [shown(10, tags=["নতুন"], image="https://dinpatra.example/new.jpg", related=related("ক"))], now=NOW
    )
    late = shown(0, tags=["পুরোনো"], image=None, related=related("খ"))
    assert writer.write(run, [late], now=NOW) == [Outcome.UNCHANGED]
    row = present(engine)
    assert (row.tags, row.image, row.version) == (["নতুন"], "https://dinpatra.example/new.jpg", 1)
    assert rows("SELECT title FROM related_links") == [{"title": "ক"}]


def test_a_content_in_between_divides_a_version(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [shown(0, headline="ক", section="এক"), shown(20, headline="ক", section="দুই")], now=NOW)
    assert versions(engine) == []
    assert writer.write(run, [shown(10, headline="খ")], now=NOW) == [Outcome.CHANGED]
    assert versions(engine) == [(1, "ক", 10, "site"), (2, "খ", 20, "site")]
    with engine.connect() as connection:
        query = select(article_versions.c.section).where(article_versions.c.version == 1)
        assert connection.scalar(query) == "এক"
        query = select(article_sightings.c.version).order_by(article_sightings.c.seen_at)
        assert connection.scalars(query).all() == [1, 2, 3]


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "সুরমা নদীর  পানি 1 সেন্টিমিটার বেড়েছে। \n\n\nমানুষ আশ্রয়কেন্দ্রে\u00a0গেছে।"},
        {"headline": "নদীর পানি\u200b বেড়েছে 1"},
        {"tags": ["সিলেট", "বন্যা"]},
        {"related": related("খ", "ক")},
        {"section": "প্রথম পাতা", "image": None, "captions": []},
    ],
)
def test_white_space_and_details_make_no_version(
    writer: Writer, run: int, engine: Engine, changes: dict[str, Any]
) -> None:
    writer.write(run, [shown(0, related=related("ক", "খ"))], now=NOW)
    assert writer.write(run, [shown(10, **{"related": related("ক", "খ"), **changes})], now=NOW) == [Outcome.UNCHANGED]
    assert versions(engine) == []


def test_a_byline_that_changed_is_a_version(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [shown(0), shown(10, byline="রহিমা খাতুন")], now=NOW)
    assert [row[3] for row in versions(engine)] == ["site"]


def read_by(engine: Engine, run: int, extractor: str, *pages: CapturedPage) -> Sequence[Outcome]:
    return Writer(engine, extractor=extractor).write(run, pages, now=NOW)


def test_a_newer_newsarchive_updates_what_it_reads_from_the_same_bytes(engine: Engine, run: int) -> None:
    read_by(engine, run, "0.9.0", shown(0, headline="ভুল", digest=SAME_BYTES))
    outcome = read_by(engine, run, "0.10.0", shown(10, headline="ঠিক", digest=SAME_BYTES))
    assert outcome == [Outcome.CHANGED]
    assert versions(engine) == [(1, "ভুল", 10, "extractor")]
    assert present(engine).headline == "ঠিক"


def test_another_layout_updates_what_it_reads_from_the_same_bytes(engine: Engine, run: int) -> None:
    read_by(engine, run, "1", shown(0, headline="ভুল", layout=None, digest=SAME_BYTES))
    read_by(engine, run, "1", shown(10, headline="ঠিক", layout="witter", digest=SAME_BYTES))
    assert versions(engine) == [(1, "ভুল", 10, "extractor")]


def test_the_same_capture_read_again_by_a_newer_newsarchive_in_any_order(engine: Engine, run: int) -> None:
    newer, older = (shown(0, headline=headline, digest=SAME_BYTES) for headline in ("ঠিক", "ভুল"))
    read_by(engine, run, "0.2.0", newer)
    read_by(engine, run, "0.1.0", older)
    assert present(engine).headline == "ঠিক"
    assert versions(engine) == [(1, "ভুল", 0, "extractor")]


def test_an_older_newsarchive_changes_nothing_of_the_same_bytes(engine: Engine, run: int) -> None:
    read_by(engine, run, "0.2.0", shown(0, headline="ঠিক", digest=SAME_BYTES))
    assert read_by(engine, run, "0.1.0", shown(10, headline="ভুল", digest=SAME_BYTES)) == [Outcome.UNCHANGED]
    assert versions(engine) == []
    assert (present(engine).headline, present(engine).last_seen_at) == ("ঠিক", after(10))


def test_the_same_reader_changes_nothing_of_the_same_bytes(engine: Engine, run: int) -> None:
    read_by(engine, run, "1", shown(0, headline="ক", digest=SAME_BYTES))
    assert read_by(engine, run, "1", shown(10, headline="খ", digest=SAME_BYTES)) == [Outcome.UNCHANGED]
    assert (versions(engine), present(engine).headline) == ([], "ক")


def test_a_newer_newsarchive_that_reads_the_same_makes_no_version(engine: Engine, run: int) -> None:
    read_by(engine, run, "0.1.0", shown(0, body="এক কথা। দুই কথা।", digest=SAME_BYTES))
    assert read_by(engine, run, "0.2.0", shown(10, body="এক কথা।\n\nদুই কথা।", digest=SAME_BYTES)) == [Outcome.UNCHANGED]
    assert versions(engine) == []
    assert (present(engine).body, present(engine).extractor) == ("এক কথা।\n\nদুই কথা।", "0.2.0")


def test_other_bytes_read_by_a_newer_newsarchive_are_an_edit_of_the_site(engine: Engine, run: int) -> None:
    read_by(engine, run, "0.1.0", shown(0, headline="ক"))
    read_by(engine, run, "0.2.0", shown(10, headline="খ"))
    assert versions(engine) == [(1, "ক", 10, "site")]


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_versions_are_in_the_order_of_captures(
    writer: Writer, run: int, engine: Engine, order: tuple[int, ...]
) -> None:
    headlines = ["ক", "খ", "খ", "গ"]
    for number in order:
        writer.write(run, [shown(number * 10, headline=headlines[number])], now=NOW)
    assert versions(engine) == [(1, "ক", 10, "site"), (2, "খ", 30, "site")]
    assert (present(engine).headline, present(engine).version) == ("গ", 3)


def test_the_local_time_is_that_of_the_outlet_whatever_offset_the_page_prints(
    writer: Writer, run: int, rows: Rows
) -> None:
    printed = NOW.replace(hour=23, minute=30).astimezone(tz=UTC)
    writer.write(run, [shown(0, published_at=printed), captured(article(2, published_at=None))], now=NOW)
    query = "SELECT published_local, published_day, published_offset FROM articles_local ORDER BY id"
    assert [tuple(row.values()) for row in rows(query)] == [
        ("2026-11-23 23:30:00", "2026-11-23", 0),
        (None, None, None),
    ]


def test_a_witness_of_a_time_that_differs_on_an_earlier_capture_is_read_back(
    writer: Writer, run: int, engine: Engine, rows: Rows
) -> None:
    for minutes, rule in enumerate(("meta", "layout: time", "feed: published")):
        outcome = writer.write(run, [shown(minutes, witnesses={"published_at": rule})], now=NOW)
    assert outcome == [Outcome.UNCHANGED]
    assert present(engine).witnesses == {"published_at": "feed: published"}
