"""Kept pages read again: what is reported, what is written, and what goes on after an interruption."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from newsarchive.archive import open_archive
from newsarchive.archive.captures import Selection
from newsarchive.archive.schema import article_authors, article_sightings, articles, captures, related_links
from newsarchive.captures import folder_of
from newsarchive.outlets import registry
from newsarchive.outlets.sources import SourceEntry
from newsarchive.reextraction import process
from newsarchive.reextraction.pages import Stated
from newsarchive.reextraction.process import Options, Result, reextract_archive
from newsarchive.reextraction.report import Counts
from newsarchive.testing.fixtures import Case
from newsarchive.testing.marks import shared_articles
from tests.reextraction import potrika
from tests.reextraction.kept import content, exchange, keep, rows, visits
from tests.reextraction.known import forget_outlets
from tests.reextraction.stored import AT

OF_BYLINE = ["byline", "authors", "witnesses"]
VERSIONS = "SELECT version, byline, cause FROM article_versions ORDER BY article_id, version"


@pytest.fixture
def archive(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'archive.db'}"


@pytest.fixture
def declare(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """The outlet, whose layout reads the byline by a selector."""
    folders = list(registry._folders)
    yield lambda byline: (potrika.declare(tmp_path / "outlets", byline), None)[1]
    forget_outlets(folders)


@pytest.fixture
def kept(archive: str, declare: Callable[[str], None]) -> str:
    """An archive with three kept pages, read with the selector of the desk."""
    declare(potrika.DESK)
    keep(archive, registry.outlet("potrika"), visits([potrika.page(1), potrika.page(2), potrika.page(3)]))
    return archive


def reextract(archive: str, *, dry_run: bool = False, selection: Selection | None = None) -> Result:
    options = Options(archive, folder_of(archive), selection or Selection(), is_dry_run=dry_run)
    return reextract_archive(options, begun=lambda _pages, _result: lambda _read: None)


def test_without_a_change_everything_is_unchanged_and_nothing_is_written(kept: str) -> None:
    before = content(kept)
    report = reextract(kept).report.outlets["potrika"]
    assert (report.articles, report.differing()) == (Counts(unchanged=3), [])
    assert content(kept) == before


def test_what_publishers_ask_of_captures_of_before_is_read_again(archive: str, declare: Callable[[str], None]) -> None:
    declare(potrika.DESK)
    url, body = potrika.page(1)
    asking = body.replace(b"<head>", b'<head><meta name="robots" content="noarchive">')
    keep(archive, registry.outlet("potrika"), visits([(url, asking), potrika.page(2)]))
    asked = "SELECT robots FROM captures ORDER BY id"
    assert rows(archive, asked) == [{"robots": "noarchive"}, {"robots": None}]
    engine = open_archive(archive)
    with engine.begin() as connection:
        connection.execute(update(captures).values(robots=None))
    engine.dispose()
    before = content(archive)
    reextract(archive, dry_run=True)
    assert content(archive) == before
    assert reextract(archive).report.outlets["potrika"].articles == Counts(unchanged=2)
    assert rows(archive, asked) == [{"robots": "noarchive"}, {"robots": None}]


def test_after_a_change_of_a_layout_exactly_its_fields_are_reported(kept: str, declare: Callable[[str], None]) -> None:
    declare(potrika.WRITER)
    report = reextract(kept).report.outlets["potrika"]
    assert report.articles == Counts(changed=3)
    assert report.differing() == OF_BYLINE
    assert (report.counts("byline"), report.counts("body")) == (Counts(changed=3), Counts(unchanged=3))
    assert report.samples["byline"][0] == (
        f"{potrika.SITE}/news/1",
        "[-নিজস্ব প্রতিবেদক-] {+রহিমা খাতুন+}",
    )


def test_what_is_read_otherwise_is_a_version_of_the_extractor(kept: str, declare: Callable[[str], None]) -> None:
    declare(potrika.WRITER)
    reextract(kept)
    assert rows(kept, VERSIONS) == [{"version": 1, "byline": "নিজস্ব প্রতিবেদক", "cause": "extractor"}] * 3
    assert rows(kept, "SELECT DISTINCT version, byline FROM articles") == [{"version": 2, "byline": "রহিমা খাতুন"}]
    again = content(kept)
    assert reextract(kept).report.outlets["potrika"].articles == Counts(unchanged=3)
    assert content(kept) == again


def test_a_dry_run_gives_the_same_report_and_writes_nothing(kept: str, declare: Callable[[str], None]) -> None:
    declare(potrika.WRITER)
    before = content(kept)
    dry = reextract(kept, dry_run=True)
    assert (content(kept), rows(kept, "SELECT * FROM reextractions")) == (before, [])
    assert dry.report == reextract(kept).report


def test_only_selected_pages_are_read(kept: str, declare: Callable[[str], None]) -> None:
    declare(potrika.WRITER)
    since = Selection(since=AT + timedelta(minutes=2))
    assert reextract(kept, selection=since).report.outlets["potrika"].articles == Counts(changed=1)
    assert reextract(kept, selection=Selection(outlet="deshchitro")).report.outlets == {}


def test_a_page_that_was_no_article_and_is_one_now_is_gained(archive: str, declare: Callable[[str], None]) -> None:
    declare(potrika.DESK)
    ids = keep(
        archive, registry.outlet("potrika"), visits([potrika.page(1), (f"{potrika.SITE}/news/2", b"<html></html>")])
    )
    reason = {"reason": "empty_page"}
    assert rows(archive, "SELECT reason FROM captures WHERE id = :id", id=ids[1]) == [reason]
    _forget_article(archive, ids[0], "soft_404")
    result = reextract(archive)
    report = result.report.outlets["potrika"]
    assert (report.articles, report.refused, report.counts("reason")) == (
        Counts(gained=1),
        1,
        Counts(unchanged=1, lost=1),
    )
    assert rows(archive, "SELECT headline, version FROM articles") == [{"headline": "নৌকাবাইচে মানুষের ঢল 1", "version": 1}]
    assert rows(archive, "SELECT reason FROM captures ORDER BY id") == [{"reason": None}, reason]


def _forget_article(archive: str, capture_id: int, reason: str) -> None:
    """Leave a capture as an extraction that refused its page would have."""
    from newsarchive.archive import open_archive

    engine = open_archive(archive)
    with engine.begin() as connection:
        for table in (article_sightings, article_authors, related_links, articles):
            connection.execute(delete(table))
        connection.execute(update(captures).where(captures.c.id == capture_id).values(reason=reason))
    engine.dispose()


def test_an_article_that_is_none_any_more_stays_and_is_lost(archive: str, declare: Callable[[str], None]) -> None:
    declare(potrika.DESK)
    outlet = registry.outlet("potrika")
    keep(archive, outlet, visits([potrika.page(1)]))
    # A capture whose kept page is no article: as if the extraction of then had read one on it.
    (empty,) = keep(archive, outlet, visits([(f"{potrika.SITE}/news/1", b"<html><body></body></html>")]))
    _exchange_records(archive, empty)
    before = content(archive)
    report = reextract(archive).report.outlets["potrika"]
    assert (report.articles.lost, report.counts("headline").lost) == (1, 1)
    assert content(archive) == before


def _exchange_records(archive: str, empty: int) -> None:
    from newsarchive.archive import open_archive

    engine = open_archive(archive)
    columns = [captures.c[name] for name in ("warc_file", "record_offset", "record_length", "payload_digest")]
    with engine.begin() as connection:
        record = connection.execute(select(*columns).where(captures.c.id == empty)).mappings().one()
        connection.execute(update(captures).where(captures.c.id != empty).values(dict(record)))
    engine.dispose()


def test_a_revisit_is_read_with_the_body_of_the_earlier_record(archive: str, declare: Callable[[str], None]) -> None:
    declare(potrika.DESK)
    keep(archive, registry.outlet("potrika"), visits([potrika.page(1), potrika.page(1)]))
    assert [row["is_revisit"] for row in rows(archive, "SELECT is_revisit FROM captures ORDER BY id")] == [0, 1]
    declare(potrika.WRITER)
    assert reextract(archive).report.outlets["potrika"].articles == Counts(changed=2)
    assert rows(archive, VERSIONS) == [{"version": 1, "byline": "নিজস্ব প্রতিবেদক", "cause": "extractor"}]
    assert rows(archive, "SELECT version FROM articles") == [{"version": 2}]


def test_what_a_source_stated_is_kept_where_the_file_does_not_have_it(
    archive: str, declare: Callable[[str], None]
) -> None:
    declare(potrika.DESK)
    url, body = potrika.page(1)
    body = body.replace('<div class="potrika-time">২৯ নভেম্বর ২০২৬, ০৯:৩০</div>'.encode(), b"")
    entry = SourceEntry(url, "শিরোনাম", "2026-11-29T08:00:00+06:00", None, "খেলা")
    keep(archive, registry.outlet("potrika"), visits([(url, body)]), entry_of=lambda _: Stated(entry, "feed"))
    shown = "SELECT published_at, section FROM articles"
    assert rows(archive, shown) == [{"published_at": "2026-11-29 02:00:00.000000", "section": "খেলা"}]
    assert reextract(archive).report.outlets["potrika"].articles == Counts(unchanged=1)


def test_an_interrupted_reextraction_goes_on_and_writes_nothing_twice(
    archive: str, declare: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(potrika.DESK)
    for number in (1, 2, 3):
        keep(archive, registry.outlet("potrika"), visits([potrika.page(number)]))
    declare(potrika.WRITER)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    # The pages of the first file are written; that it was read to its end is not.
    with monkeypatch.context() as patched:
        patched.setattr(process, "finish_file", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reextract(archive)
    assert len(rows(archive, VERSIONS)) == 1
    result = reextract(archive)
    assert (result.continued_since is not None, result.files_before) == (True, 0)
    assert result.report.outlets["potrika"].articles == Counts(changed=3)
    assert len(rows(archive, VERSIONS)) == 3
    assert len(rows(archive, "SELECT id FROM article_sightings")) == 6
    assert [row["finished_at"] is None for row in rows(archive, "SELECT finished_at FROM reextractions")] == [False]


def test_a_changed_extraction_begins_a_reextraction_of_its_own(
    kept: str, declare: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def started(byline: str) -> Result:
        declare(byline)
        own = tmp_path / "outlets"
        options = Options(kept, folder_of(kept), Selection(), own_outlets=own)
        return reextract_archive(options, begun=lambda _pages, _result: lambda _read: None)

    monkeypatch.setattr(process, "finish_reextraction", lambda *_: None)  # it ended unfinished
    started(potrika.DESK)
    assert started(potrika.DESK).files_before == 1
    other = started(potrika.WRITER)
    assert (other.files_before, other.report.outlets["potrika"].articles) == (0, Counts(changed=3))


def test_pages_that_cannot_be_read_are_reported_and_the_others_are_read(kept: str) -> None:
    (file,) = folder_of(kept).rglob("*.warc.gz")
    (second,) = rows(kept, "SELECT warc_file, record_offset FROM captures ORDER BY id LIMIT 1 OFFSET 1")
    data = bytearray(file.read_bytes())
    data[second["record_offset"] + 40] ^= 0xFF
    file.write_bytes(data)
    report = reextract(kept).report
    assert (report.unread, report.outlets["potrika"].articles) == (1, Counts(unchanged=2))
    assert second["warc_file"] in report.causes[0]
    assert str(second["record_offset"]) in report.causes[0]


def test_a_missing_file_is_reported_with_its_pages(kept: str) -> None:
    (file,) = folder_of(kept).rglob("*.warc.gz")
    file.unlink()
    report = reextract(kept).report
    assert report.unread == 3
    assert "--captures" in report.causes[0]


def test_another_record_than_that_of_the_row_is_not_read(kept: str) -> None:
    from newsarchive.archive import open_archive

    engine = open_archive(kept)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE captures SET payload_digest = 'sha1:OTHER' WHERE id = 1")
    engine.dispose()
    report = reextract(kept).report
    assert (report.unread, report.outlets["potrika"].articles) == (1, Counts(unchanged=2))
    assert "payload digest" in report.causes[0]


@pytest.mark.slow
def test_the_fixtures_are_read_as_before_and_nothing_is_written(archive: str) -> None:
    by_outlet: dict[str, list[Case]] = {}
    for case in shared_articles():
        by_outlet.setdefault(case.outlet, []).append(case)
    for key, of_outlet in by_outlet.items():
        pages = [case.page for case in of_outlet]
        exchanges = [exchange(each.url, each.body, each.fetched_at or AT, charset=each.charset or "") for each in pages]
        keep(archive, registry.outlet(key), exchanges)
    before = content(archive)
    report = reextract(archive).report
    assert {key: each.differing() for key, each in report.outlets.items()} == {key: [] for key in by_outlet}
    assert sum(each.pages for each in report.outlets.values()) == len(shared_articles())
    assert content(archive) == before
