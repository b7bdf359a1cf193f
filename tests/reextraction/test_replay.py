"""A replay of WARC files: what comes into the archive, once, in any order, whatever is damaged."""

import gzip
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import Engine, select, text

from newsarchive.archive import open_archive
from newsarchive.archive.schema import article_versions, articles, captures, crawl_runs, listed_addresses
from newsarchive.captures import CaptureWriter, Exchange, StoredResponse, file_of, read_at
from newsarchive.extraction import document
from newsarchive.reextraction import pages
from newsarchive.reextraction.replay import Replay, Replayed
from tests.captures.test_httrack import cache as zip_of_mirror
from tests.captures.test_httrack import headers_of
from tests.reextraction.stored import AT, HEADLINE, OUTLET, SITE, article_html, feed_xml, listing_html
from tests.reextraction.warc_files import http, page, record, sha1, written

FEED = record(f"{SITE}/rss.xml", http(feed_xml(7), headers="Content-Type: application/rss+xml\r\n"))
LATER = "2026-11-29T06:30:00Z"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_archive(f"sqlite:///{tmp_path / 'archive.db'}")


def replayed(engine: Engine, path: Path) -> Replayed:
    return Replay(engine, path, path.parent / "archive.captures", [OUTLET]).run()


def rows(engine: Engine, *columns: Any) -> Sequence[tuple[object, ...]]:
    """The values of columns of a table, in the order in which its rows were written."""
    query = select(*columns)
    (table,) = query.get_final_froms()
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(*table.primary_key))]


def test_an_article_comes_with_its_capture_and_its_record(engine: Engine, tmp_path: Path) -> None:
    file = written(tmp_path / "a.warc.gz", [page("/news/7", article_html())])
    found = replayed(engine, file)
    assert [(each.outcome, each.counts["new"]) for each in found.results] == [("finished", 1)]
    assert rows(engine, articles.c.url, articles.c.headline) == [(f"{SITE}/news/7", HEADLINE)]
    ((name, offset, length, digest, at),) = rows(
        engine,
        captures.c.warc_file,
        captures.c.record_offset,
        captures.c.record_length,
        captures.c.payload_digest,
        captures.c.fetched_at,
    )
    assert (name, offset, length, digest) == (str(file), 0, file.stat().st_size, sha1(article_html()))
    assert str(at) == "2026-11-29 04:30:00+00:00"
    assert read_at(file_of(tmp_path / "archive.captures", str(name)), 0).body == article_html()
    assert rows(engine, crawl_runs.c.source, crawl_runs.c.outcome) == [("replay", "finished")]


def test_a_file_in_the_folder_of_captures_is_named_by_its_path_there(engine: Engine, tmp_path: Path) -> None:
    written(tmp_path / "archive.captures" / "2026-11" / "a.warc.gz", [page("/news/7", article_html())])
    replayed(engine, tmp_path / "archive.captures")
    assert rows(engine, captures.c.warc_file) == [("2026-11/a.warc.gz",)]


def test_the_same_file_again_adds_nothing(engine: Engine, tmp_path: Path) -> None:
    file = written(tmp_path / "a.warc.gz", [FEED, page("/news/7", article_html()), page("/news/8", b"gone")])
    replayed(engine, file)
    before = rows(engine, captures), rows(engine, articles), rows(engine, crawl_runs)
    again = replayed(engine, file)
    assert (again.known, again.results) == (3, [])
    assert (rows(engine, captures), rows(engine, articles), rows(engine, crawl_runs)) == before


def test_a_copy_of_a_file_at_another_place_adds_nothing(engine: Engine, tmp_path: Path) -> None:
    file = written(tmp_path / "a.warc.gz", [FEED, page("/news/7", article_html())])
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as collection:
        collection.write(file, "archive/data.warc.gz")
    replayed(engine, tmp_path)
    assert len(rows(engine, captures)) == 2
    assert replayed(engine, tmp_path / "a.wacz").known == 2
    assert len(rows(engine, captures)) == 2


def test_records_of_a_file_that_is_compressed_as_a_whole_have_no_place(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(b"".join([record("x", b"", "warcinfo"), FEED, page("/news/7", article_html())])))
    replayed(engine, file)
    assert rows(engine, captures.c.kind, captures.c.warc_file) == [("listing", None), ("article", None)]
    assert replayed(engine, file).known == 2


def test_a_record_in_a_wacz_is_found_again_by_its_row(engine: Engine, tmp_path: Path) -> None:
    data = written(tmp_path / "data.warc.gz", [FEED, page("/news/7", article_html())])
    with zipfile.ZipFile(tmp_path / "a.wacz", "w", zipfile.ZIP_DEFLATED) as collection:
        collection.write(data, "archive/data.warc.gz")
    replayed(engine, tmp_path / "a.wacz")
    found = rows(engine, captures.c.warc_file, captures.c.record_offset, captures.c.kind)
    (place,) = [(str(name), int(str(offset))) for name, offset, kind in found if kind == "article"]
    assert place[0] == f"{tmp_path}/a.wacz/archive/data.warc.gz"
    assert read_at(file_of(tmp_path, place[0]), place[1]).body == article_html()


def test_all_captures_of_an_address_make_its_history_in_any_order(engine: Engine, tmp_path: Path) -> None:
    old, new = page("/news/7", article_html()), page("/news/7", article_html(headline=f"{HEADLINE} আজ"), date=LATER)
    replayed(engine, written(tmp_path / "b.warc.gz", [new, old]))
    assert rows(engine, articles.c.headline, articles.c.version) == [(f"{HEADLINE} আজ", 2)]
    assert rows(engine, article_versions.c.headline) == [(HEADLINE,)]


def test_a_listing_of_the_same_files_is_evidence_wherever_it_is(engine: Engine, tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.warc.gz", [page("/news/7", article_html())])
    written(tmp_path / "in" / "b.warc.gz", [FEED, page("/", listing_html(7, 8))])
    replayed(engine, tmp_path / "in")
    assert rows(engine, articles.c.section) == [("খেলা",)]
    assert sorted(rows(engine, listed_addresses.c.url, listed_addresses.c.source)) == [
        (f"{SITE}/news/7", "feed /rss.xml"),
        (f"{SITE}/news/7", "listing /"),
        (f"{SITE}/news/8", "listing /"),
    ]


def test_what_is_no_page_is_history_too(engine: Engine, tmp_path: Path) -> None:
    records = [
        record(f"{SITE}/news/1", http(b"gone", "404 Not Found")),
        record(f"{SITE}/news/2", http(b"", "301 Moved Permanently", "Location: /news/7\r\n")),
        record(f"{SITE}/robots.txt", http(b"User-agent: *", headers="Content-Type: text/plain\r\n")),
        page("/news/3", article_html(3), more="WARC-Truncated: length\r\n"),
    ]
    found = replayed(engine, written(tmp_path / "a.warc.gz", records))
    assert rows(engine, captures.c.kind, captures.c.reason, captures.c.redirects_to) == [
        ("article", "not_found", None),
        ("redirect", None, "/news/7"),
        ("robots", None, None),
        ("article", "truncated", None),
    ]
    assert found.results[0].failures == {"not_found": 1, "truncated": 1}
    assert found.results[0].counts["asked"] == 2


def test_what_is_not_read_is_counted(engine: Engine, tmp_path: Path) -> None:
    records = [
        page("/news/7", article_html()),
        page("/about", b"<html><p>x</p></html>"),
        record(f"{SITE}/a.png", http(b"\x89PNG", headers="Content-Type: image/png\r\n")),
        record("https://elsewhere.example/", http(b"<html></html>")),
        record("dns:www.potrika.example", b"20261129043000\r\n", content_type="text/dns"),
    ]
    found = replayed(engine, written(tmp_path / "a.warc.gz", records))
    assert (found.unfit.first, found.files, found.foreign.first) == (
        [f"{SITE}/about"],
        1,
        ["https://elsewhere.example"],
    )
    assert len(rows(engine, captures)) == 1


def test_a_revisit_is_a_sighting_of_the_body_that_it_names(engine: Engine, tmp_path: Path) -> None:
    digest = f"WARC-Payload-Digest: {sha1(article_html())}\r\n"
    refers = f"WARC-Refers-To-Target-URI: {SITE}/news/7\r\nWARC-Refers-To-Date: 2026-11-29T04:30:00Z\r\n"
    records = [
        page("/news/7", article_html(), more=digest),
        record(f"{SITE}/news/7", http(b""), "revisit", LATER, more=digest + refers),
        record(f"{SITE}/news/7", b"", "revisit", "2026-11-29T08:30:00Z", more=digest),
        record(f"{SITE}/news/9", http(b""), "revisit", LATER, more=f"WARC-Payload-Digest: {sha1(b'else')}\r\n"),
    ]
    found = replayed(engine, written(tmp_path / "a.warc.gz", records))
    assert found.bodiless.first == [f"{SITE}/news/9"]
    assert rows(engine, captures.c.is_revisit, captures.c.status) == [(False, 200), (True, 200), (True, 200)]
    assert len(set(rows(engine, captures.c.digest))) == 1
    assert [str(at) for (at,) in rows(engine, articles.c.last_seen_at)] == ["2026-11-29 08:30:00+00:00"]


def test_an_interrupted_replay_goes_on_where_rows_are_missing(engine: Engine, tmp_path: Path) -> None:
    numbers = range(100, 230)
    file = written(tmp_path / "a.warc.gz", [page(f"/news/{number}", article_html(number)) for number in numbers])

    def until_the_120th(_: Path, found: Iterator[StoredResponse]) -> Iterator[StoredResponse]:
        for response in found:
            counted.append(response)
            if len(counted) == 130 + 120:
                raise KeyboardInterrupt
            yield response

    counted: list[StoredResponse] = []
    first = Replay(engine, file, tmp_path / "x", [OUTLET], until_the_120th).run()
    assert (first.is_interrupted, [each.outcome for each in first.results]) == (True, ["interrupted"])
    assert len(rows(engine, articles)) == 100
    second = replayed(engine, file)
    assert (second.known, second.results[0].counts["new"]) == (100, 30)
    assert len(rows(engine, captures)) == 130


def test_only_the_named_outlet_is_read(engine: Engine, tmp_path: Path) -> None:
    file = written(tmp_path / "a.warc.gz", [page("/news/7", article_html())])
    assert Replay(engine, file, tmp_path, []).run().foreign.number == 1


def test_what_a_damaged_file_holds_is_stored(engine: Engine, tmp_path: Path) -> None:
    file = written(tmp_path / "a.warc.gz", [page(f"/news/{number}", article_html(number)) for number in (1, 2, 3)])
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    file.write_bytes(data)
    found = replayed(engine, file)
    assert sorted(str(url)[-1] for (url,) in rows(engine, articles.c.url)) == ["1", "3"]
    (sentence,) = found.damaged
    assert str(file) in sentence


def test_text_that_no_database_stores_is_stored_all_the_same(engine: Engine, tmp_path: Path) -> None:
    replayed(engine, written(tmp_path / "a.warc", [record(f"{SITE}/news/7?a=\0", http(article_html()))]))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM captures")).scalar() == 1


def test_what_this_program_cannot_process_is_a_row(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pages, "read_article", faulty)
    monkeypatch.setattr(pages, "source_of", faulty)
    replayed(engine, written(tmp_path / "a.warc.gz", [page("/news/7", article_html()), FEED]))
    assert sorted(rows(engine, captures.c.kind, captures.c.reason)) == [
        ("article", "internal_error"),
        ("listing", "internal_error"),
    ]
    assert [each.exc_info is not None for each in caplog.records] == [True, True]


def ours(folder: Path, *exchanges: Exchange) -> Path:
    """Return the folder of captures that this program wrote of exchanges."""
    with CaptureWriter(folder / "archive.captures", {}) as warc:
        for each in exchanges:
            warc.write(each)
    return folder / "archive.captures"


def exchange(path: str, body: bytes = b"", status: int = 200, minute: int = 0, location: str = "") -> Exchange:
    headers = (("Content-Type", "text/html; charset=utf-8"), *((("Location", location),) if location else ()))
    fields = {"outlet": "potrika", "kind": "article"}
    at = AT + timedelta(minutes=minute)
    return Exchange(SITE + path, at, "GET", (), status, headers, body, fields)


def test_a_redirect_of_our_own_crawl_is_refused_under_the_address_that_was_requested(
    engine: Engine, tmp_path: Path
) -> None:
    folder = ours(tmp_path, exchange("/news/7", status=302, location="/"), exchange("/", listing_html(1), minute=1))
    replayed(engine, folder)
    assert rows(engine, captures.c.url, captures.c.kind, captures.c.reason) == [
        (f"{SITE}/news/7", "redirect", None),
        (f"{SITE}/news/7", "article", "no_article"),
    ]


def test_an_error_after_which_our_crawl_asked_again_is_on_the_way(engine: Engine, tmp_path: Path) -> None:
    folder = ours(tmp_path, exchange("/news/7", status=503), exchange("/news/7", article_html(), minute=1))
    found = replayed(engine, folder)
    assert rows(engine, captures.c.kind, captures.c.reason) == [("retried", "server_error"), ("article", None)]
    assert found.results[0].counts["asked"] == 1


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(6)), split=st.integers(0, 6))
def test_neither_the_order_of_records_nor_of_files_has_an_effect(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], split: int
) -> None:
    records = [
        FEED,
        page("/", listing_html(7)),
        page("/news/7", article_html()),
        page("/news/7", article_html(headline=f"{HEADLINE} আজ"), date=LATER),
        page("/news/7", article_html(), date="2026-11-29T08:30:00Z"),
        record(f"{SITE}/news/7", http(b"", "410 Gone"), date="2026-11-29T09:30:00Z"),
    ]
    folder = tmp_path_factory.mktemp("order")
    shuffled = [records[number] for number in order]
    written(folder / "in" / "b.warc.gz", shuffled[:split])
    written(folder / "in" / "a.warc.gz", shuffled[split:])
    engine = open_archive(f"sqlite:///{folder / 'archive.db'}")
    assert replayed(engine, folder / "in").damaged == []
    assert rows(engine, articles.c.headline, articles.c.section, articles.c.version) == [(HEADLINE, "খেলা", 3)]
    assert rows(engine, article_versions.c.headline) == [(HEADLINE,), (f"{HEADLINE} আজ",)]
    engine.dispose()


def test_an_httrack_mirror_is_replayed_once(engine: Engine, tmp_path: Path) -> None:
    cache = {f"{SITE}/news/7": (headers_of("/news/7"), article_html())}
    (tmp_path / "in" / "hts-cache").mkdir(parents=True)
    (tmp_path / "in" / "hts-cache" / "new.zip").write_bytes(zip_of_mirror(cache))
    replayed(engine, tmp_path / "in")
    assert rows(engine, articles.c.url, articles.c.headline) == [(f"{SITE}/news/7", HEADLINE)]
    assert rows(engine, captures.c.warc_file, captures.c.fetched_at) == [(None, None)]
    assert replayed(engine, tmp_path / "in").known == 1
    assert len(rows(engine, captures)) == 1


def test_a_page_is_parsed_once(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []

    def counted(utf8: bytes) -> LexborHTMLParser:
        parsed.append(utf8)
        return LexborHTMLParser(utf8)

    monkeypatch.setattr(document, "LexborHTMLParser", counted)
    records = [page("/", listing_html(7)), FEED, page("/news/7", article_html()), page("/news/8", article_html(8))]
    replayed(engine, written(tmp_path / "a.warc.gz", records))
    assert len(parsed) == 3  # a feed is no HTML
