"""What the reading room needs of exports: from an archive that is only read, counted before, bounded, each text once."""

import io
import json
from collections.abc import Iterator
from threading import Event
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine

from newsarchive.archive import ArchiveError, Writer, open_archive
from newsarchive.archive.exports import Asked, ExportStoppedError, Job, TooManyRowsError, WrongExportError, export_zip
from newsarchive.archive.exports.collecting import collecting
from newsarchive.archive.exports.columns import TABLES
from newsarchive.archive.exports.estimate import estimate
from newsarchive.archive.search import Count, search
from newsarchive.archive.sitemap import articles_of_page, pages_of_articles
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

TEXT = "সুরমা নদীর পানি বেড়ে শহরের নিচু এলাকার কয়েক শ ঘরে ঢুকেছে বলে বাসিন্দারা জানিয়েছেন। " * 4


@pytest.fixture
def reader(engine: Engine) -> Iterator[Engine]:
    """An archive with three articles, of which two are copies and one has an earlier version, opened to be read."""
    writer = Writer(engine, extractor="0.1.0", address_of=lambda url: url)
    first, second = (writer.start_run(outlet, **RUN) for outlet in (OUTLET, OTHER))
    url = "https://khobor.example/news/1"
    copy = article(1, url=url, canonical_url=url, outlet=OTHER.key, body=TEXT, published_at=NOW)
    pages = [
        captured(article(1, body=TEXT)),
        captured(article(2)),
        captured(article(2, headline="নতুন"), fetched_at=after(60)),
    ]
    writer.write(first, pages, now=after(60))
    writer.write(second, [captured(copy, outlet=OTHER)], now=after(60))
    opened = open_archive(engine.url.render_as_string(hide_password=False), read_only=True)
    yield opened
    opened.dispose()


def packed(engine: Engine, job: Job, **named: object) -> tuple[bytes, dict[str, object]]:
    written = io.BytesIO()
    export_zip(engine, written, job, **named)  # type: ignore[arg-type]
    with ZipFile(written) as found:
        return found.read(job.file), json.loads(found.read("manifest.json"))


def test_an_archive_that_is_only_read_is_exported_and_stays_so(reader: Engine, engine: Engine) -> None:
    content, manifest = packed(reader, Job("articles", "jsonl", Asked(query="নদীর")))
    assert len(content.splitlines()) == manifest["rows"] == 3
    with pytest.raises(ArchiveError), collecting(reader) as connection:
        connection.exec_driver_sql("DELETE FROM article_states")
    with reader.connect() as connection, pytest.raises(Exception, match=r"read-?only"):
        connection.exec_driver_sql("CREATE TEMPORARY TABLE another (id INTEGER)")
    assert len(rows_of(engine, "SELECT id FROM articles")) == 3


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet"])
def test_the_estimate_has_the_number_of_rows_and_about_the_size(reader: Engine, table: str, format_: str) -> None:
    job = Job(table, format_, Asked())  # type: ignore[arg-type]
    content, manifest = packed(reader, job)
    found = estimate(reader, job)
    assert found.rows == Count(manifest["rows"])  # type: ignore[arg-type]
    assert found.bytes is not None
    assert abs(found.bytes - len(content)) <= 0.1 * len(content) + 100


def test_the_estimate_is_of_what_is_asked_for(reader: Engine) -> None:
    assert estimate(reader, Job("articles", "csv", Asked(query="নতুন"))).rows == Count(1)
    assert estimate(reader, Job("versions", "csv", Asked(query="নতুন"))).rows == Count(1)
    assert estimate(reader, Job("versions", "csv", Asked(outlet="khobor"))).rows == Count(0)
    assert estimate(reader, Job("articles", "csv", Asked(copies="once"))).rows == Count(2)


def test_each_text_once_is_what_the_search_shows(reader: Engine) -> None:
    content, _ = packed(reader, Job("articles", "jsonl", Asked(copies="once")))
    found = {json.loads(line)["public_id"] for line in content.splitlines()}
    assert found == {hit.public_id for hit in search(reader, "", copies="once").hits}
    assert len(found) == 2
    with pytest.raises(WrongExportError, match="for the table articles alone"):
        Job("versions", "csv", Asked(copies="once"))


@pytest.mark.parametrize("table", ["articles", "captures"])
def test_more_rows_than_allowed_are_refused(reader: Engine, table: str) -> None:
    job = Job(table, "csv", Asked())  # type: ignore[arg-type]
    with pytest.raises(TooManyRowsError):
        packed(reader, job, most=2)
    packed(reader, job, most=100)


def test_an_export_that_nobody_waits_for_ends(reader: Engine) -> None:
    stopped = Event()
    stopped.set()
    with pytest.raises(ExportStoppedError):
        packed(reader, Job("articles", "csv", Asked()), stopped=stopped)
    assert reader.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_without_texts_their_columns_are_left_out_and_named(reader: Engine) -> None:
    content, manifest = packed(
        reader, Job("articles", "jsonl", Asked(), with_texts=False, address="https://a.example/download")
    )
    assert {"body", "image"}.isdisjoint(json.loads(content.splitlines()[0]))
    assert manifest["left_out"]["columns"] == ["body", "image"]  # type: ignore[index]
    assert manifest["address"] == "https://a.example/download"
    assert packed(reader, Job("captures", "csv", Asked(), with_texts=False))[1].get("left_out") is None


def test_every_article_is_on_one_page_of_the_sitemap(reader: Engine, engine: Engine) -> None:
    expected = [row["public_id"] for row in rows_of(engine, "SELECT public_id FROM articles ORDER BY id")]
    assert pages_of_articles(reader) == 1
    assert [public_id for public_id, _ in articles_of_page(reader, 1)] == expected
    assert articles_of_page(reader, 2) == []
