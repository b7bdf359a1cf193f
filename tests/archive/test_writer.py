import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from newsarchive.archive import ArchiveError, Outcome, Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.archive.columns import NaiveInstantError
from newsarchive.archive.schema import article_versions, articles, captures, metadata
from newsarchive.items import Article, Author, Capture, CapturedPage, Problem, Reason
from tests.archive.conftest import Rows, rows_of
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured, content_hash

LATER = NOW + timedelta(days=1)


def test_a_page_is_new_then_unchanged_then_changed(writer: Writer, run: int) -> None:
    assert writer.write(run, [captured(article(1)), captured(None)], now=NOW) == [Outcome.NEW, Outcome.LISTING]
    assert writer.write(run, [captured(article(1))], now=LATER) == [Outcome.UNCHANGED]
    assert writer.write(run, [captured(article(1, headline="পানি কমেছে"))], now=LATER) == [Outcome.CHANGED]


def test_every_field_is_kept(writer: Writer, run: int, engine: Engine) -> None:
    original = article(1)
    writer.write(run, [captured(original)], now=LATER)
    with engine.connect() as connection:
        kept = dict(connection.execute(select(articles)).mappings().one())
        [capture_id] = connection.scalars(select(captures.c.id))
    assert kept == {
        "id": kept["id"],
        "outlet": "dinpatra",
        "url": original.canonical_url,
        "headline": original.headline,
        "kicker": original.kicker,
        "byline": original.byline,
        "authors": [{"name": "নিজস্ব প্রতিবেদক", "kind": "desk", "place": "সিলেট"}],
        "published_at": original.published_at,
        "published_offset": 360,
        "published_local_offset": 360,
        "published_precision": "minute",
        "published_raw": original.published_raw,
        "modified_at": original.modified_at,
        "modified_offset": 360,
        "modified_precision": "minute",
        "modified_raw": original.modified_raw,
        "body": original.body,
        "section": original.section,
        "tags": original.tags,
        "image": original.image,
        "captions": original.captions,
        "language": "bn",
        "layout": "witter",
        "witnesses": original.witnesses,
        "problems": [{"field": "tags", "reason": "contradicted", "detail": "meta has পানি"}],
        "content_hash": content_hash(original),
        "body_hash": kept["body_hash"],
        "version": 1,
        "first_capture_id": capture_id,
        "capture_id": capture_id,
        "first_seen_at": NOW,
        "last_seen_at": NOW,
        "version_first_seen_at": NOW,
        "state": "present",
        "state_since": None,
        "public_id": public_id(OUTLET.key, "https://dinpatra.example/news/1"),
        "extractor": "0.1.0",
    }
    assert kept["body_hash"]


def test_every_response_is_a_capture(writer: Writer, run: int, engine: Engine) -> None:
    page = captured(article(1))
    writer.write(run, [page, captured(None, fetched_at=None)], now=NOW)
    writer.write(run, [page], now=NOW)
    with engine.connect() as connection:
        kept = list(connection.execute(select(captures).order_by(captures.c.id)).mappings())
    assert [row["kind"] for row in kept] == ["article", "listing", "article"]
    assert [row["fetched_at"] for row in kept] == [NOW, None, NOW]
    for name in ("url", "outlet", "status", "digest", "size", "content_type", "etag", "last_modified"):
        assert kept[0][name] == getattr(page.capture, name)


def test_a_failed_fetch_is_a_capture_and_nothing_else(writer: Writer, run: int, engine: Engine, rows: Rows) -> None:
    address = "https://dinpatra.example/news/1"
    unreachable = Capture(address, "dinpatra", "article", None, NOW, None, None, reason=Reason.UNREACHABLE)
    gone = Capture(address, "dinpatra", "article", 404, NOW, "ab" * 32, 17, reason=Reason.NOT_FOUND)
    outcomes = writer.write(run, [captured(article(1)), CapturedPage(unreachable), CapturedPage(gone)], now=NOW)
    assert outcomes == [Outcome.NEW, Outcome.FAILED, Outcome.FAILED]
    assert rows(
        "SELECT status, reason, digest IS NULL AS empty, size FROM captures WHERE reason IS NOT NULL ORDER BY id"
    ) == [
        {"status": None, "reason": "unreachable", "empty": True, "size": None},
        {"status": 404, "reason": "not_found", "empty": False, "size": 17},
    ]
    with engine.connect() as connection:
        assert connection.execute(select(articles.c.last_seen_at, articles.c.version)).one() == (NOW, 1)


def test_each_article_names_its_own_capture(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(article(number) if number % 3 else None) for number in range(50)], now=NOW)
    pairs = rows("SELECT a.url AS article, c.url AS capture FROM articles a JOIN captures c ON c.id = a.capture_id")
    assert len(pairs) == 33
    assert all(pair["capture"] == f"{pair['article']}?from=front" for pair in pairs)


def test_the_earlier_content_of_an_article_is_kept(writer: Writer, run: int, engine: Engine) -> None:
    first = article(1)
    writer.write(run, [captured(first)], now=NOW)
    second = article(1, headline="পানি কমেছে", body="নতুন খবর।", problems=[Problem("kicker", Reason.EMPTY)])
    writer.write(run, [captured(second, fetched_at=LATER)], now=LATER)
    writer.write(run, [captured(article(1, body=None), fetched_at=LATER + timedelta(hours=1))], now=LATER)
    with engine.connect() as connection:
        now = connection.execute(select(articles)).mappings().one()
        before = list(connection.execute(select(article_versions).order_by(article_versions.c.version)).mappings())
    assert (now["version"], now["headline"], now["body"], now["body_hash"]) == (3, first.headline, None, None)
    assert [(row["version"], row["headline"], row["body"]) for row in before] == [
        (1, first.headline, first.body),
        (2, "পানি কমেছে", "নতুন খবর।"),
    ]
    assert before[0]["content_hash"] == content_hash(first)
    assert before[0]["published_at"] == first.published_at
    assert before[1]["problems"] == [{"field": "kicker", "reason": "empty", "detail": ""}]
    assert before[0]["superseded_at"] == LATER
    assert before[0]["capture_id"] == now["first_capture_id"] < before[1]["capture_id"] < now["capture_id"]


def test_an_unchanged_article_changes_its_last_sighting_alone(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(article(1))], now=NOW)
    [before] = rows("SELECT * FROM articles")
    writer.write(run, [captured(article(1), fetched_at=LATER)], now=LATER)
    [after] = rows("SELECT * FROM articles")
    assert {name for name in after if after[name] != before[name]} == {"last_seen_at"}


def test_an_older_capture_changes_the_first_sighting(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1), fetched_at=LATER)], now=LATER)
    writer.write(run, [captured(article(1), fetched_at=NOW)], now=LATER)
    with engine.connect() as connection:
        assert connection.execute(select(articles.c.first_seen_at, articles.c.last_seen_at)).one() == (NOW, LATER)


def test_what_is_not_in_the_hash_is_refreshed_without_a_version(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1))], now=NOW)
    better = article(
        1, section="সিলেট", tags=[], problems=[], witnesses={"headline": "json-ld"}, published_raw="২৩/১১/২০২৬"
    )
    assert writer.write(run, [captured(better, fetched_at=LATER)], now=NOW) == [Outcome.UNCHANGED]
    with engine.connect() as connection:
        kept = connection.execute(select(articles)).mappings().one()
        assert not connection.execute(select(article_versions)).all()
    assert (kept["version"], kept["section"], kept["tags"], kept["problems"]) == (1, "সিলেট", [], [])
    assert (kept["witnesses"], kept["published_raw"]) == ({"headline": "json-ld"}, "২৩/১১/২০২৬")


def test_one_address_many_times_in_a_batch(writer: Writer, run: int, rows: Rows) -> None:
    batch = [captured(article(1)), captured(article(2)), captured(article(1)), captured(article(1, headline="নতুন"))]
    assert writer.write(run, batch, now=NOW) == [Outcome.NEW, Outcome.NEW, Outcome.UNCHANGED, Outcome.CHANGED]
    assert [row["version"] for row in rows("SELECT version FROM articles ORDER BY url")] == [2, 1]
    assert len(rows("SELECT id FROM captures")) == 4


def test_an_article_without_a_canonical_url_is_stored_by_its_address(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(article(1, canonical_url=None))], now=NOW)
    assert rows("SELECT url FROM articles") == [{"url": "https://dinpatra.example/news/1?from=front"}]


def test_an_article_without_any_field_is_stored(writer: Writer, run: int, rows: Rows) -> None:
    bare = Article("https://dinpatra.example/x", problems=[Problem("page", Reason.EMPTY_PAGE)])
    assert writer.write(run, [captured(bare, fetched_at=None)], now=NOW) == [Outcome.NEW]
    assert rows("SELECT outlet, headline, body FROM articles") == [
        {"outlet": "dinpatra", "headline": None, "body": None}
    ]


def test_an_unknown_fetch_time_is_replaced_by_the_time_of_writing(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1), fetched_at=None)], now=LATER)
    with engine.connect() as connection:
        assert connection.scalar(select(articles.c.first_seen_at)) == LATER
        assert connection.scalar(select(captures.c.fetched_at)) is None


def test_an_empty_batch_writes_nothing(writer: Writer, run: int) -> None:
    assert writer.write(run, [], now=NOW) == []


@pytest.mark.slow
def test_a_batch_may_be_larger_than_one_statement(writer: Writer, run: int) -> None:
    batch = [captured(article(number), ticker=[f"শিরোনাম {number}"]) for number in range(1200)]
    assert set(writer.write(run, batch, now=NOW)) == {Outcome.NEW}
    assert set(writer.write(run, batch, now=NOW)) == {Outcome.UNCHANGED}


def test_characters_that_no_database_holds_are_replaced(writer: Writer, run: int, engine: Engine) -> None:
    broken = article(
        1,
        canonical_url="https://dinpatra.example/\ud83d",
        headline="ভাঙা\ud83d\0",
        tags=["ক\0", "খ\udc00"],
        authors=[Author("রহিম\0", "person")],
        problems=[Problem("headline", Reason.UNREADABLE, "\ud800")],
    )
    page = captured(broken, ticker=["চলতি\ud83d"])
    assert writer.write(run, [page], now=NOW) == [Outcome.NEW]
    assert writer.write(run, [page], now=NOW) == [Outcome.UNCHANGED]
    with engine.connect() as connection:
        kept = connection.execute(select(articles)).mappings().one()
    assert kept["headline"] == "ভাঙা\ufffd\ufffd"
    assert kept["tags"] == ["ক\ufffd", "খ\ufffd"]
    assert kept["authors"] == [{"name": "রহিম\ufffd", "kind": "person", "place": None}]


def test_bengali_stays_legible_in_json(writer: Writer, run: int, sqlite_url: str, rows: Rows) -> None:
    writer.write(run, [captured(article(1, tags=['উদ্ধৃতি "এক"', "ক\\u0000"]))], now=NOW)
    [row] = rows("SELECT CAST(tags AS text) AS tags, CAST(authors AS text) AS authors FROM articles")
    assert row["tags"] == r'["উদ্ধৃতি \"এক\"","ক\\u0000"]'
    assert "সিলেট" in row["authors"]


def test_a_time_without_a_zone_is_refused(writer: Writer, run: int, rows: Rows) -> None:
    naive = article(1, published_at=NOW.replace(tzinfo=None))
    with pytest.raises(NaiveInstantError):
        writer.write(run, [captured(article(2)), captured(naive)], now=NOW)
    with pytest.raises(NaiveInstantError):
        writer.write(run, [captured(article(3), fetched_at=NOW.replace(tzinfo=None))], now=NOW)
    assert rows("SELECT * FROM captures") == rows("SELECT * FROM articles") == []


def test_a_batch_is_written_whole_or_not_at_all(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    writer.write(run, [captured(article(number), ticker=["আগের"]) for number in range(10)], now=NOW)
    before = _everything(sqlite_engine)
    fault = "CREATE TRIGGER fault BEFORE INSERT ON articles WHEN NEW.url LIKE '%/130' BEGIN SELECT RAISE(ABORT, 'a fault'); END"
    with sqlite_engine.begin() as connection:
        connection.execute(text(fault))
    batch = [captured(article(number, headline=f"নতুন {number}"), ticker=["পরের"]) for number in range(5)]
    batch += [captured(article(number)) for number in range(105, 150)]
    with pytest.raises(ArchiveError, match=r"archive\.db refused: a fault\. Nothing was written in part"):
        writer.write(run, batch, now=LATER)
    assert _everything(sqlite_engine) == before
    with sqlite_engine.begin() as connection:
        connection.execute(text("DROP TRIGGER fault"))
    assert writer.write(run, batch, now=LATER) == [Outcome.CHANGED] * 5 + [Outcome.NEW] * 45


def test_a_crash_between_batches_converges(writer: Writer, run: int, rows: Rows) -> None:
    pages = [captured(article(number, related=[])) for number in range(100)]
    writer.write(run, pages[:50], now=NOW)  # the process dies here
    again = writer.start_run(OUTLET, **RUN | {"started_at": after(60)})
    outcomes = writer.write(again, pages[:50], now=NOW) + writer.write(again, pages[50:], now=NOW)
    assert outcomes == [Outcome.UNCHANGED] * 50 + [Outcome.NEW] * 50
    assert len(rows("SELECT id FROM articles")) == 100
    assert rows("SELECT id FROM article_versions") == []
    assert [row["outcome"] for row in rows("SELECT outcome FROM crawl_runs ORDER BY id")] == ["abandoned", None]


WRITE_UNTIL_KILLED = """
import sys
from newsarchive.archive import Writer, open_archive
from tests.archive.pages import NOW, OUTLET, RUN, article, captured
writer = Writer(open_archive(sys.argv[1]), extractor="0")
run = writer.start_run(OUTLET, **RUN)
for batch in range(1000):
    writer.write(run, [captured(article(batch * 50 + number)) for number in range(50)], now=NOW)
    print(batch, flush=True)
"""


@pytest.mark.slow
def test_a_kill_loses_nothing_that_was_acknowledged(sqlite_url: str) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_UNTIL_KILLED, sqlite_url], stdout=subprocess.PIPE, cwd=root, text=True
    ) as process:
        assert process.stdout
        acknowledged = [int(process.stdout.readline()) for _ in range(4)]
        process.kill()
    engine = open_archive(sqlite_url)
    [found] = rows_of(
        engine, "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM captures) AS captures"
    )
    assert found["articles"] == found["captures"] >= 50 * len(acknowledged)
    assert found["articles"] % 50 == 0
    engine.dispose()


def test_a_run_has_an_outcome_when_it_ends(writer: Writer, run: int, rows: Rows) -> None:
    writer.finish_run(run, finished_at=LATER, outcome="interrupted", counts={"asked": 3}, failures={Reason.ROBOTS: 1})
    other = writer.start_run(OTHER, **RUN)
    assert other != run
    found = rows("SELECT outlet, outcome, finished_at IS NULL AS running FROM crawl_runs ORDER BY id")
    assert [(row["outlet"], row["outcome"], bool(row["running"])) for row in found] == [
        ("dinpatra", "interrupted", False),
        ("khobor", None, True),
    ]


def test_an_outlet_is_kept_as_it_was_last_declared(writer: Writer, run: int, rows: Rows) -> None:
    writer.start_run(OTHER, **RUN)
    renamed = type(OUTLET)("dinpatra", "দৈনিক দিনপত্র", "Dinpatra", ("dinpatra.example",), "Asia/Dhaka")
    writer.start_run(renamed, **RUN)
    assert [row["name_bn"] for row in rows("SELECT name_bn FROM outlets ORDER BY key")] == ["দৈনিক দিনপত্র", "খবর"]


def test_times_are_stored_in_utc(sqlite_engine: Engine) -> None:
    writer = Writer(sqlite_engine, extractor="0.1.0")
    writer.write(writer.start_run(OUTLET, **RUN), [captured(article(1))], now=NOW)
    [row] = rows_of(sqlite_engine, "SELECT published_at, published_offset FROM articles")
    expected = (NOW - timedelta(hours=2)).astimezone(UTC)
    assert row == {"published_at": f"{expected:%Y-%m-%d %H:%M:%S}.000000", "published_offset": 360}


def _everything(engine: Engine) -> dict[str, list[dict[str, object]]]:
    with engine.connect() as connection:
        held = {name: connection.execute(table.select()).mappings().all() for name, table in metadata.tables.items()}
    return {name: [dict(row) for row in rows] for name, rows in held.items()}
