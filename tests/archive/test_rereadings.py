"""Several readings of one capture: what they make of the history of an article, in any order of arrival."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from newsarchive.archive import Rereader, Writer
from newsarchive.archive.schema import article_sightings, article_versions, articles, captures
from newsarchive.items import CapturedPage, Reason
from tests.archive.pages import NOW, OUTLET, RUN, after, article, captured
from tests.archive.test_permutations import assert_equal, content_of, empty_sqlite

READ_AGAIN = NOW + timedelta(days=1)
LONG = "দীর্ঘ প্রতিবেদন। " * 60


def shown(minutes: int, headline: str, **changes: Any) -> CapturedPage:
    """An article some minutes from now. Its bytes depend on the time alone, unless a digest is named."""
    digest = changes.pop("digest", f"{minutes:02}" * 32)
    return captured(article(1, headline=headline, **changes), fetched_at=after(minutes), digest=digest)


def fetch(engine: Engine, *pages: CapturedPage, extractor: str = "0.1.0") -> list[int]:
    """Write captures; return their ids."""
    writer = Writer(engine, extractor=extractor)
    writer.write(writer.start_run(OUTLET, **RUN), pages, now=NOW)
    with engine.connect() as connection:
        return list(connection.scalars(select(captures.c.id).order_by(captures.c.id)))[-len(pages) :]


def rereader(engine: Engine, *, days: int = 0, extractor: str = "0.1.0") -> Rereader:
    return Rereader(
        engine,
        OUTLET.key,
        extractor=extractor,
        read_at=READ_AGAIN + timedelta(days=days),
        zone=ZoneInfo(OUTLET.timezone),
        address_of=lambda url: url,
    )


def history(engine: Engine) -> list[tuple[str, str | None]]:
    """The headlines of the versions of an article, the present one last, and why each ended."""
    with engine.connect() as connection:
        table = article_versions.c
        earlier = connection.execute(select(table.headline, table.cause).order_by(table.version)).all()
        present, version = connection.execute(select(articles.c.headline, articles.c.version)).one()
    assert version == len(earlier) + 1
    return [*map(tuple, earlier), (present, None)]


def count_sightings(engine: Engine) -> int:
    with engine.connect() as connection:
        return len(connection.execute(select(article_sightings.c.id)).all())


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_was_served_before_is_one_version_however_many_captures_were_misread(
    engine: Engine, order: tuple[int, int]
) -> None:
    ids = fetch(engine, shown(0, "ক"), shown(10, "ক"))
    for each in order:
        rereader(engine).write([(ids[each], shown(each * 10, "খ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", None)]


def test_in_an_archive_that_is_partly_read_again_the_difference_is_that_of_the_extractor(engine: Engine) -> None:
    _, second = fetch(engine, shown(0, "ক"), shown(10, "ক"))
    rereader(engine).write([(second, shown(10, "খ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", None)]


def test_an_edit_that_both_readers_see_is_one_of_the_site(engine: Engine) -> None:
    ids = fetch(engine, shown(0, "ক"), shown(10, "গ"))
    rereader(engine).write([(ids[0], shown(0, "খ")), (ids[1], shown(10, "ঘ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", "site"), ("গ", "extractor"), ("ঘ", None)]


def test_an_edit_that_was_overlooked_is_one_of_the_site(engine: Engine) -> None:
    ids = fetch(engine, shown(0, "ক"), shown(10, "ক"))
    rereader(engine).write([(ids[0], shown(0, "খ")), (ids[1], shown(10, "গ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", "site"), ("গ", None)]


def test_without_a_common_reader_the_cause_is_the_site(engine: Engine) -> None:
    fetch(engine, shown(0, "ক"), extractor="0.1.0")
    (second,) = fetch(engine, shown(10, "ক"), extractor="0.2.0")
    rereader(engine, extractor="0.3.0").write([(second, shown(10, "খ"))])
    assert history(engine) == [("ক", "site"), ("খ", None)]


def test_the_same_bytes_are_read_alike_once_one_of_their_captures_is_read_again(engine: Engine) -> None:
    first, _ = fetch(engine, shown(0, "ক", digest="aa" * 32), shown(10, "ক", digest="aa" * 32))
    rereader(engine).write([(first, shown(0, "খ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", None)]
    with engine.connect() as connection:
        assert connection.scalar(select(articles.c.last_seen_at)) == after(10)


def test_what_the_publisher_asks_is_written_without_a_new_reading_of_the_same_article(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"))
    page = shown(0, "ক")
    page.capture = replace(page.capture, robots="noarchive")
    (compared,) = rereader(engine).compare([(only, page)])
    assert (compared.is_changed, compared.is_to_write) == (False, True)
    rereader(engine).write([(only, page)])
    with engine.connect() as connection:
        assert connection.scalar(select(captures.c.robots)) == "noarchive"
    assert count_sightings(engine) == 1
    (again,) = rereader(engine, days=1).compare([(only, page)])
    assert not again.is_to_write


def test_a_later_reextraction_is_newer_than_an_earlier_one(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"))
    rereader(engine, days=1).write([(only, shown(0, "খ"))])
    rereader(engine, days=2).write([(only, shown(0, "গ"))])
    assert history(engine) == [("ক", "extractor"), ("খ", "extractor"), ("গ", None)]


def test_a_misreading_that_was_undone_is_kept(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"))
    rereader(engine, days=1).write([(only, shown(0, "খ"))])
    rereader(engine, days=2).write([(only, shown(0, "ক"))])
    assert history(engine) == [("খ", "extractor"), ("ক", None)]


def test_an_older_newsarchive_changes_nothing(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"), extractor="0.2.0")
    (compared,) = rereader(engine, extractor="0.1.0").compare([(only, shown(0, "খ"))])
    assert not compared.is_changed
    rereader(engine, extractor="0.1.0").write([(only, shown(0, "খ"))])
    assert (history(engine), count_sightings(engine)) == ([("ক", None)], 1)


def test_the_same_reading_by_a_newer_newsarchive_is_not_written(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"))
    rereader(engine, extractor="0.2.0").write([(only, shown(0, "ক"))])
    assert (history(engine), count_sightings(engine)) == ([("ক", None)], 1)


def test_what_a_reextraction_has_written_it_does_not_write_again_and_still_compares(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক"))
    for _ in range(2):
        rereader(engine).write([(only, shown(0, "খ"))])
    (compared,) = rereader(engine).compare([(only, shown(0, "খ"))])
    assert compared.is_changed
    assert (history(engine), count_sightings(engine)) == ([("ক", "extractor"), ("খ", None)], 2)


def test_details_are_those_of_the_newest_reading(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক", tags=["বন্যা"]))
    rereader(engine).write([(only, shown(0, "ক", tags=["সিলেট"], section="দেশ"))])
    assert history(engine) == [("ক", None)]
    with engine.connect() as connection:
        assert connection.execute(select(articles.c.tags, articles.c.section)).one() == (["সিলেট"], "দেশ")


def test_white_space_is_that_of_the_newest_reading(engine: Engine) -> None:
    (only,) = fetch(engine, shown(0, "ক", body="এক কথা। দুই কথা।"))
    rereader(engine).write([(only, shown(0, "ক", body="এক কথা।\n\nদুই কথা।"))])
    assert history(engine) == [("ক", None)]
    with engine.connect() as connection:
        assert connection.scalar(select(articles.c.body)) == "এক কথা।\n\nদুই কথা।"


def test_a_page_that_had_shrunk_by_a_misreading_is_the_article_once_it_is_read_well(engine: Engine) -> None:
    _, second = fetch(
        engine, shown(0, "ক", body=LONG), shown(10, "ক", body="দীর্ঘ।", modified_at=None, modified_raw=None)
    )
    reasons = select(captures.c.reason).order_by(captures.c.id)
    with engine.connect() as connection:
        assert connection.scalars(reasons).all() == [None, Reason.SHRUNK]
    rereader(engine).write([(second, shown(10, "ক", body=f"{LONG}শেষ।"))])
    with engine.connect() as connection:
        assert connection.scalars(reasons).all() == [None, None]
        assert connection.scalar(select(articles.c.body)) == f"{LONG}শেষ।"
        assert connection.scalars(select(article_versions.c.cause)).all() == ["site"]


def test_a_page_that_was_misjudged_as_gone_is_the_article_once_it_is_read_well(engine: Engine) -> None:
    fetch(engine, shown(0, "ক"))
    gone = shown(10, "ক")
    gone = CapturedPage(replace(gone.capture, url="https://dinpatra.example/news/1", reason=Reason.NOT_FOUND))
    (second,) = fetch(engine, gone)
    states = select(articles.c.state, articles.c.last_seen_at)
    with engine.connect() as connection:
        assert connection.execute(states).one() == ("gone", NOW)
    rereader(engine).write([(second, shown(10, "ক"))])
    with engine.connect() as connection:
        assert connection.execute(states).one() == ("present", after(10))


EXTRACTORS = ("0.1.0", "0.2.0")
READINGS = st.tuples(
    st.sampled_from(["ক", "খ", "গ"]),
    st.sampled_from(["প্রথম কথা।", "প্রথম  কথা।", LONG, None]),
    st.sampled_from([("witter", ["বন্যা"]), ("witter", ["সিলেট"]), (None, [])]),
    st.sampled_from(EXTRACTORS),
)
CAPTURES = st.lists(
    st.tuples(
        st.integers(0, 3),  # the minute
        st.sampled_from(["aa" * 32, "bb" * 32, "cc" * 32]),
        READINGS,
        st.lists(st.none() | READINGS, max_size=3),  # of each re-extraction
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.slow
@given(CAPTURES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_captures_and_their_readings_in_any_order_of_arrival(
    empty: Path, tmp_path: Path, arriving: list[tuple[Any, ...]], random: Random
) -> None:
    held = []
    for in_any_order in (False, True):
        with empty_sqlite(empty, tmp_path / "archive.db") as engine:
            _arrive(engine, arriving, random if in_any_order else None)
            held.append(content_of(engine))
    assert_equal(*held)


def _arrive(engine: Engine, arriving: list[tuple[Any, ...]], random: Random | None) -> None:
    """Write captures and their readings: a reading follows its capture, and the later re-extraction the earlier one."""
    waiting = [[(minutes, digest, first), *readings] for minutes, digest, first, readings in arriving]
    ids: dict[int, int] = {}
    while any(waiting):
        number = random.choice([at for at, each in enumerate(waiting) if each]) if random else _first(waiting)
        minutes, digest, (*_, extractor) = arriving[number][:3]
        following = waiting[number].pop(0)
        if number not in ids:
            (ids[number],) = fetch(engine, _page(minutes, digest, arriving[number][2]), extractor=extractor)
        elif following:
            days = len(arriving[number][3]) - len(waiting[number])
            page = _page(minutes, digest, following)
            rereader(engine, days=days, extractor=following[-1]).write([(ids[number], page)])


def _first(waiting: list[list[Any]]) -> int:
    return next(at for at, each in enumerate(waiting) if each)


def _page(minutes: int, digest: str, read: tuple[Any, ...]) -> CapturedPage:
    headline, body, (layout, tags), _ = read
    what = article(1, headline=headline, body=body, layout=layout, tags=tags)
    what = replace(
        what, published_at=after(minutes) - timedelta(hours=2), published_raw="২ ঘণ্টা আগে", published_precision="hour"
    )
    return captured(what, fetched_at=after(minutes), digest=digest)
