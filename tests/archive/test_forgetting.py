"""Articles that are removed for good, in both databases: nothing that follows from them is left, and what is left agrees."""

import random
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select, text

from newsarchive.archive import Writer
from newsarchive.archive.forgetting import captures_to_forget, mentions, remove_articles, sweep_index
from newsarchive.archive.forgotten import Unerased, finish_erasing, forgotten_articles, is_kept_out
from newsarchive.archive.integrity import article_faults, cluster_faults, database_faults
from newsarchive.archive.schema import article_authors, article_sightings, article_versions, clusters, related_links
from newsarchive.archive.search import check
from newsarchive.archive.search.indexes import PRESENT
from newsarchive.items import Article, Capture, CapturedPage, RecordLocation, RelatedLink
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OUTLET, after, captured
from tests.archive.search.made import made

UNERASED = [Unerased("2026-11/a.warc.gz", ((10, 200), (210, 90)))]


def _address(number: int) -> str:
    return f"https://dinpatra.example/news/{number}"


def _articles() -> list[Article]:
    """Articles of which three and three are copies of each other."""
    found = [made(number) for number in range(12)]
    for number in (1, 2, 5):
        found[number] = replace(found[0], url=_address(number), canonical_url=_address(number))
    long = " ".join(f"শব্দ{word}" for word in range(80))  # words
    for number in (7, 8, 9):
        found[number].body = f"{long} শেষ {number}"  # end
    return found


def _faults(engine: Engine) -> list[str]:
    return [*database_faults(engine), *article_faults(engine), *cluster_faults(engine), *check(engine).faults]


def _forget(engine: Engine, url: str, unerased: list[Unerased] | None = None) -> None:
    found = captures_to_forget(engine, OUTLET.key, url, lambda each: each.partition("?")[0])
    remove_articles(
        engine, {url: OUTLET.key}, [each.id for each in found], unerased or [], because="asked", now=after(60)
    )


@pytest.fixture
def filled(engine: Engine, writer: Writer, run: int) -> Engine:
    pages = _articles()
    pages[3].related = [RelatedLink(pages[0].headline or "", _address(0))]
    writer.write(run, [captured(each, ticker=["শিরোনাম"]) for each in pages], now=NOW)  # headline
    edited = [replace(each, body=f"{each.body} সংশোধন") for each in pages[::3]]  # correction
    writer.write(run, [captured(each, fetched_at=after(5)) for each in edited], now=after(5))
    return engine


def test_in_any_order_what_is_left_agrees(filled: Engine, rows: Rows) -> None:
    order = list(range(12))
    random.Random(4).shuffle(order)
    for number in order[:6]:
        _forget(filled, _address(number))
        assert _faults(filled) == []
    left = {row["url"] for row in rows("SELECT url FROM articles")}
    assert left == {_address(number) for number in order[6:]}
    for number in order[6:]:
        _forget(filled, _address(number))
    sweep_index(filled)
    assert _faults(filled) == []
    with filled.connect() as connection:
        for table in (
            article_versions,
            article_sightings,
            article_authors,
            related_links,
            clusters,
            PRESENT.tables.words,
        ):
            assert connection.execute(select(table)).all() == []


def test_the_log_has_the_records_until_they_are_overwritten(filled: Engine) -> None:
    _forget(filled, _address(1), UNERASED)
    (logged,) = forgotten_articles(filled)
    assert (logged.url, logged.because, logged.forgotten_at) == (_address(1), "asked", after(60))
    assert list(logged.unerased) == UNERASED
    more = Unerased("2026-11/b.warc.gz", ((0, 9),))
    _forget(filled, _address(1), [*UNERASED, more])
    assert forgotten_articles(filled)[0].unerased == (*UNERASED, more)
    finish_erasing(filled, [_address(1)])
    assert forgotten_articles(filled)[0].unerased == ()


def test_a_forgotten_article_is_not_written_again(filled: Engine, writer: Writer, run: int, rows: Rows) -> None:
    _forget(filled, _address(4))
    writer.write(run, [captured(made(4), fetched_at=after(70), ticker=["শিরোনাম"])], now=after(70))  # headline
    assert _address(4) not in {row["url"] for row in rows("SELECT url FROM articles")}
    newest = rows("SELECT reason, digest, article_url FROM captures ORDER BY id DESC LIMIT 1")
    assert newest == [{"reason": "forgotten", "digest": None, "article_url": _address(4)}]
    assert _faults(filled) == []


def _loaded(address: str, page: str, content: str, minute: int) -> CapturedPage:
    """What a browser loaded for a page."""
    record = RecordLocation("2026-11/a.warc.gz", minute, 1, content)
    return CapturedPage(
        Capture(address, OUTLET.key, "loaded", 200, after(minute), content, 1, source=page, record=record)
    )


def test_what_a_browser_loaded_for_it_alone_goes_with_it(filled: Engine, writer: Writer, run: int, rows: Rows) -> None:
    page, data, script = f"{_address(1)}?from=front", f"{_address(1)}.json", "https://dinpatra.example/app.js"
    loaded = [
        _loaded(page, page, "shell of 1", 10),
        _loaded(data, page, "data of 1", 11),
        _loaded(script, page, "script", 12),
        _loaded(script, _address(2), "script", 13),
        _loaded(f"{_address(2)}.json", _address(2), "data of 2", 14),
    ]
    writer.write(run, loaded, now=after(20))
    _forget(filled, _address(1))
    left = rows("SELECT url, payload_digest FROM captures WHERE kind = 'loaded' ORDER BY id")
    assert [row["payload_digest"] for row in left] == [None, None, "script", "script", "data of 2"]


def test_what_a_browser_loads_for_it_later_is_kept_out(filled: Engine, writer: Writer, run: int, rows: Rows) -> None:
    _forget(filled, _address(1))
    writer.write(run, [_loaded(f"{_address(1)}.json", _address(1), "data of 1", 70)], now=after(70))
    newest = rows("SELECT reason, digest FROM captures ORDER BY id DESC LIMIT 1")
    assert newest == [{"reason": "forgotten", "digest": None}]


def test_what_other_pages_have_of_it_is_counted(filled: Engine) -> None:
    assert mentions(filled, _address(0)).related_links == 1


def test_every_spelling_is_kept_out() -> None:
    kept_out = {_address(1)}
    assert is_kept_out(kept_out, lambda url: url.partition("?")[0], f"{_address(1)}?from=front")
    assert not is_kept_out(kept_out, lambda url: url.partition("?")[0], _address(2))


def test_an_index_of_another_version_is_made_anew_first(filled: Engine, rows: Rows) -> None:
    with filled.begin() as connection:
        connection.execute(text("UPDATE search_meta SET value = 'old' WHERE name = 'version'"))
    with pytest.raises(Exception, match="newsarchive index rebuild"):
        _forget(filled, _address(1))
    assert rows("SELECT * FROM forgotten") == []
