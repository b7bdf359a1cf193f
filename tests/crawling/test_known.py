"""Which addresses a planned run leaves out."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newsarchive.archive import ArticleVisits, Writer, open_archive
from newsarchive.crawling.known import KnownAddresses, is_due_again
from newsarchive.items import CapturedPage, Reason
from tests.archive.pages import NOW, OUTLET, RUN, article, captured

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
URL = "https://dinpatra.example/news/1"


@pytest.mark.parametrize(
    ("first", "last", "state", "expected"),
    [
        (10 * MINUTE, 10 * MINUTE, "missing", False),
        (15 * MINUTE, 15 * MINUTE, "missing", True),
        (60 * MINUTE, 20 * MINUTE, "missing", False),
        (100 * MINUTE, 50 * MINUTE, "missing", True),
        (31 * DAY, 14 * DAY, "missing", False),
        (31 * DAY, 14 * DAY, "present", False),
    ],
)
def test_an_address_that_failed_is_tried_again_ever_later(
    first: timedelta, last: timedelta, state: str, expected: bool
) -> None:
    assert is_due_again(ArticleVisits(URL, NOW - first, NOW - last, state=state), NOW) is expected


def test_a_back_fill_leaves_out_articles_alone(tmp_path: Path) -> None:
    archive = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(archive)
    writer = Writer(engine, extractor="0.1.0")
    failed = captured(None, fetched_at=NOW, url="https://dinpatra.example/news/2")
    failed.capture = replace(failed.capture, kind="article", reason=Reason.TIMEOUT)
    writer.write(writer.start_run(OUTLET, **RUN), [captured(article(1)), failed], now=NOW)
    engine.dispose()
    urls = [f"https://dinpatra.example/news/{number}" for number in (3, 2, 1)]
    known = KnownAddresses(archive)
    assert known.without_articles({url: url for url in urls}, NOW) == urls[:2]
    assert known.without_articles({"https://dinpatra.example/other": urls[2]}, NOW) == []
    known.close()


def test_articles_of_the_archive_are_left_out(tmp_path: Path) -> None:
    archive = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(archive)
    writer = Writer(engine, extractor="0.1.0")
    writer.write(writer.start_run(OUTLET, **RUN), [captured(article(1))], now=NOW)
    engine.dispose()
    known = KnownAddresses(archive)
    other = "https://dinpatra.example/news/2"
    assert known.without({other: other, URL: URL}, NOW + DAY) == [other]
    known.close()


def test_an_article_is_edited_if_its_source_states_a_time_after_its_last_visit(tmp_path: Path) -> None:
    archive = f"sqlite:///{tmp_path / 'archive.db'}"
    engine = open_archive(archive)
    writer = Writer(engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    page = captured(article(1))
    assert page.capture.fetched_at
    seen_at = page.capture.fetched_at
    writer.write(run, [page], now=NOW)
    known = KnownAddresses(archive)
    assert known.edited({URL: seen_at + MINUTE, f"{URL}9": seen_at + MINUTE}, NOW + DAY) == [URL], (
        "an unknown one is new"
    )
    assert known.edited({URL: seen_at}, NOW + DAY) == []
    failed = replace(page.capture, url=URL, fetched_at=seen_at + 2 * MINUTE, reason=Reason.SHRUNK)
    writer.write(run, [CapturedPage(failed)], now=NOW)
    assert known.edited({URL: seen_at + MINUTE}, NOW + DAY) == [], "it was visited since, whatever came of it"
    known.close()
    engine.dispose()
