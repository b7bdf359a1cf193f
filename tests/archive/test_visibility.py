"""What readers see of an article by its grade, in every read function and in both databases; and that indexes and clusters follow."""

import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

import pytest
from sqlalchemy import Engine, event, select

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.archive.clusters import copies_of
from newsarchive.archive.contents import all_articles, articles_of_ids, citation_of
from newsarchive.archive.copying import copy_archive
from newsarchive.archive.exports import Asked, export_to_stream
from newsarchive.archive.exports.columns import TABLES, Table
from newsarchive.archive.forgetting import captures_to_forget, remove_articles
from newsarchive.archive.history.differences import differences
from newsarchive.archive.indexing import rebuild
from newsarchive.archive.integrity import article_faults, cluster_faults, database_faults
from newsarchive.archive.overview import overview
from newsarchive.archive.queries import (
    StoredArticle,
    article_at,
    article_of_id,
    article_of_public_id,
    similar_addresses,
)
from newsarchive.archive.redaction import BLOCK
from newsarchive.archive.related import related_of
from newsarchive.archive.schema import articles
from newsarchive.archive.search import FACETS, Query, check, count, facets, limited, parse, search
from newsarchive.archive.search.indexes import BOTH
from newsarchive.archive.search.query import Versions
from newsarchive.archive.search.search import Copies
from newsarchive.archive.takedowns import NoTakedownError, decide, lift, logged_takedowns
from newsarchive.archive.ticker_at import ticker_at, ticker_spans_of
from newsarchive.archive.visibility import GRADES, HIDDEN, Grade, Takedown, TombstoneError
from newsarchive.items import Author, Problem, Reason, RelatedLink
from tests.archive.conftest import rows_of
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

NAME = "করিম উদ্দিন"
KEY = "উদ্দিন"  # the word of the name that no other article has
ADDRESS = "https://dinpatra.example/news/1"
PUBLIC_ID = public_id(OUTLET.key, ADDRESS)
TITLE = f"{NAME} গ্রেপ্তার অভিযোগ শাপলাচত্বর"
ONLY = "শাপলাচত্বর"  # a word of the headline of this article alone
TEXT = " ".join(f"শব্দ{word}" for word in range(60))


def fill(engine: Engine) -> None:
    """Write an article that names a person in every field and was edited, a copy of it at another outlet, and what leads to it."""
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    writer.start_run(OTHER, **RUN)
    named = article(
        1, headline=TITLE, kicker=f"{NAME}ের কথা", byline=NAME, authors=[Author(NAME, "person", NAME)],
        body=f"{TEXT} {NAME}কে ধরা হয়েছে।\n\n{NAME}-এর ভাই {ONLY} যান।", section=f"{NAME} সংবাদ", tags=[NAME, "নদী"],
        captions=[f"ছবি: {NAME}"], problems=[Problem("tags", Reason.CONTRADICTED, NAME)],
    )  # fmt: skip
    copy = article(
        2, url="https://khobor.example/news/2", canonical_url="https://khobor.example/news/2", outlet=OTHER.key,
        headline="অন্য শিরোনাম", body=f"{TEXT} শেষ।", byline=None, authors=[],
    )  # fmt: skip
    third = replace(copy, url="https://khobor.example/news/3", canonical_url="https://khobor.example/news/3")
    other = article(4, headline="নদীর খবর", body="নদীর পানি বেড়েছে।", published_at=None)
    other.related = [RelatedLink(TITLE, ADDRESS), RelatedLink("অন্য", "https://dinpatra.example/news/99")]
    named.related = [RelatedLink(f"{NAME} আগে", "https://dinpatra.example/news/98")]
    writer.write(run, [captured(each) for each in (named, copy, third, other)], now=NOW)
    edited = replace(named, headline=f"{TITLE} জামিন", body=f"{named.body} {NAME} মুক্ত।")
    writer.write(run, [captured(edited, fetched_at=after(5))], now=after(5))
    listing = captured(None, ticker=(TITLE, "অন্য খবর"), fetched_at=after(6))
    listing.ticker = [replace(each, url=ADDRESS if each.title == TITLE else each.url) for each in listing.ticker]
    writer.write(run, [listing], now=after(6))


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(engine)
    return engine


def taken_down(engine: Engine, grade: Grade, minute: int = 30, passages: tuple[str, ...] = (NAME,)) -> None:
    found = passages if grade == "redacted" else ()
    decide(engine, Takedown(OUTLET.key, ADDRESS, grade, "অনুরোধ", grade == "withheld", found, after(minute)))


def hits(engine: Engine, query: Query | str, **options: object) -> list[str]:
    return [hit.url for hit in search(engine, query, **options).hits]  # type: ignore[arg-type]


def exported(engine: Engine, table: Table, asked: Asked) -> str:
    out = io.BytesIO()
    export_to_stream(engine, out, table=table, format_="jsonl", asked=asked)
    return out.getvalue().decode()


def id_of(engine: Engine, url: str = ADDRESS) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(articles.c.id).where(articles.c.url == url)).scalar_one())


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _queries() -> Iterator[tuple[str, Query]]:
    versions: tuple[Versions, ...] = ("present", "all")
    for written in (
        "",
        KEY,
        f'"{NAME}"',
        ONLY,
        "করি*",
        f"headline:{KEY}",
        f"byline:{KEY}",
        f"section:{KEY}",
        f"{ONLY} -নেই",
        "নদী",
    ):
        for each in versions:
            yield f"{written or 'everything'} {each}", limited(parse(written), versions=each)
        yield f"{written or 'everything'} at", limited(parse(written), at=after(3))


QUERIES = dict(_queries())


def lists(engine: Engine) -> dict[str, str]:
    """What every read function that returns a list has, as text."""
    found: dict[str, object] = {f"search {name}": search(engine, query).hits for name, query in QUERIES.items()}
    found["search best"] = search(engine, "", order="best").hits
    found["search once"] = search(engine, "", copies="once").hits
    for copies in get_args(Copies):
        found[f"facets {copies}"] = list(facets(engine, "", copies=copies).facets.values())
    found["suggestions"] = [*search(engine, "উদ্দিম").suggestions, *search(engine, "শাপলাচত্বল").suggestions]
    found["articles"] = list(all_articles(engine))
    found["articles of ids"] = articles_of_ids(engine, [1, 2, 3, 4])
    found["copies"] = [each for number in (1, 2, 3) for each in copies_of(engine, number)]
    found["related"] = related_of(engine, 4)
    found["ticker"] = ticker_at(engine, OUTLET.key)
    found["ticker before"] = ticker_at(engine, OUTLET.key, after(5))
    found["similar addresses"] = similar_addresses(engine, f"{ADDRESS}0")
    for table in TABLES:
        found[f"export {table}"] = exported(engine, table, Asked())
        if table != "tickers":
            found[f"export {table} of a query"] = exported(engine, table, Asked(query=ONLY, versions="all"))
    found["export at"] = exported(engine, "articles", Asked(at=after(3)))
    return {name: repr(each) for name, each in found.items()}


@pytest.mark.parametrize("grade", HIDDEN)
def test_an_unlisted_or_withheld_article_is_in_no_list(filled: Engine, grade: Grade) -> None:
    known = lists(filled)
    assert all(ADDRESS in known[name] for name in ("articles", "copies", "export articles", "ticker"))
    before = overview(filled)
    taken_down(filled, grade)
    for name, found in lists(filled).items():
        assert ADDRESS not in found.replace(f"{ADDRESS}0", ""), name
        assert PUBLIC_ID not in found, name
        assert KEY not in found, name
        assert ONLY not in found, name
    now = overview(filled)
    assert (before.articles, before.versions, now.articles, now.versions) == (4, 1, 3, 0)
    assert {hit.copies for hit in search(filled, "শব্দ7").hits} == {1}  # the two copies at the other outlet


@pytest.mark.parametrize("grade", ["unlisted", "redacted", "withheld"])
def test_counts_are_those_of_what_is_shown(filled: Engine, grade: Grade) -> None:
    taken_down(filled, grade)
    for name, query in QUERIES.items():
        found = search(filled, query).hits
        assert count(filled, query).count.value == len(found), name
        counted = facets(filled, query, FACETS)
        assert all(sum(number for _, number in each.values) == len(found) for each in counted.facets.values()), name


def test_nothing_of_a_redacted_passage_is_in_any_list(filled: Engine) -> None:
    taken_down(filled, "redacted")
    for name, found in lists(filled).items():
        assert KEY not in found, name
    (exported_row,) = [json.loads(line) for line in exported(filled, "articles", Asked(query=ONLY)).splitlines()]
    assert (exported_row["content_hash"], exported_row["body_hash"]) == (None, None), (
        "a guessed name cannot be confirmed"
    )
    assert ADDRESS in hits(filled, "")
    assert hits(filled, ONLY) == [ADDRESS]
    for query in (KEY, f'"{NAME}"', f"byline:{KEY}", f"section:{KEY}", f"headline:{KEY}", "উদ্দি*"):
        for each in (limited(parse(query)), limited(parse(query), versions="all"), limited(parse(query), at=after(3))):
            assert hits(filled, each) == []
            assert count(filled, each).count.value == 0
    assert BLOCK in search(filled, ONLY).hits[0].snippet[0].text + str(search(filled, ONLY).hits[0].headline)


def test_a_single_article_is_shown_by_its_grade(filled: Engine) -> None:
    which = id_of(filled)
    for grade in GRADES:
        taken_down(filled, grade, GRADES.index(grade))
        reads: tuple[Callable[[], StoredArticle | None], ...] = (
            lambda: article_of_id(filled, which),
            lambda: article_of_public_id(filled, PUBLIC_ID),
            lambda: article_at(filled, [ADDRESS]),
            lambda: article_at(filled, [f"{ADDRESS}?from=front"]),
        )
        for read in reads:
            if grade == "withheld":
                with pytest.raises(TombstoneError) as raised:
                    read()
                assert KEY not in str(raised.value)
                assert raised.value.tombstone.public_id == PUBLIC_ID
                continue
            found = read()
            assert found is not None
            assert found.takedown is not None
            assert found.takedown.grade == grade
            shown = text([each.content for each in found.versions])
            shown += text([citation_of(filled, found, each) for each in found.versions])
            shown += text(differences(found.versions[0].content, found.versions[1].content))
            shown += text(related_of(filled, found.id)) + text(ticker_spans_of(filled, OUTLET.key, ADDRESS))
            assert (KEY in shown) == (grade != "redacted")
        operator = article_of_public_id(filled, PUBLIC_ID, as_operator=True)
        assert operator is not None
        assert operator.present.content["headline"] == f"{TITLE} জামিন"


@pytest.mark.parametrize("grade", GRADES)
def test_indexes_and_clusters_agree_with_what_is_shown(filled: Engine, grade: Grade) -> None:
    def faults() -> list[str]:
        return [*database_faults(filled), *article_faults(filled), *cluster_faults(filled), *check(filled).faults]

    def derived() -> list[object]:
        # The place of a row within its minute is that which was free.
        rows = [f"{each.tables.row_id.name}, digest FROM {each.tables.rows.name}" for each in BOTH]
        words = [f"* FROM {each.tables.words.name} WHERE articles > 0" for each in BOTH]
        others = ["* FROM article_clusters", "* FROM clusters", "* FROM search_bands"]
        return [sorted(map(str, rows_of(filled, f"SELECT {name}"))) for name in (*rows, *words, *others)]

    before = derived()
    taken_down(filled, grade)
    assert faults() == []
    after_decision = derived()
    rebuild(filled)
    assert (faults(), derived()) == ([], after_decision)
    lift(filled, ADDRESS, because="বহাল", now=after(40))
    assert (faults(), derived()) == ([], before)


@pytest.mark.parametrize("grade", ["unlisted", "redacted", "withheld"])
def test_a_version_that_is_crawled_later_is_shown_alike(filled: Engine, grade: Grade) -> None:
    taken_down(filled, grade)
    writer = Writer(filled, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    later = article(1, headline=f"{NAME} আবার", body=f"{NAME} নতুনকথা বলেন।")
    writer.write(run, [captured(later, fetched_at=after(50))], now=after(50))
    assert hits(filled, KEY) == []
    assert hits(filled, limited(parse(KEY), versions="all")) == []
    assert hits(filled, "নতুনকথা") == ([ADDRESS] if grade == "redacted" else [])
    assert [*check(filled).faults, *cluster_faults(filled)] == []


@pytest.mark.parametrize("seed", range(3))
def test_decisions_and_crawls_in_any_order_leave_indexes_that_agree(sqlite_engine: Engine, seed: int) -> None:
    chance = random.Random(seed)
    writer = Writer(sqlite_engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    decided: dict[int, Grade] = {}
    for minute in range(40):
        number = chance.randrange(4)
        url = f"https://dinpatra.example/news/{number}"
        step = chance.choice(("crawl", "crawl", "decide", "lift"))
        if step == "crawl":
            body = f"{TEXT} {NAME} {chance.choice(('এক', 'দুই', ''))}"
            shown = article(number, headline=f"{NAME} {chance.choice(('ক', 'খ'))}", body=body)
            writer.write(run, [captured(shown, fetched_at=after(minute))], now=after(minute))
        elif step == "decide":
            decided[number] = chance.choice(GRADES)
            passages = (NAME,) if decided[number] == "redacted" else ()
            decide(sqlite_engine, Takedown(OUTLET.key, url, decided[number], "x", False, passages, after(minute)))
        elif number in decided:
            lift(sqlite_engine, url, because="x", now=after(minute))
            del decided[number]
        assert [*check(sqlite_engine).faults, *cluster_faults(sqlite_engine)] == []
        held = {int(row["url"].rpartition("/")[2]) for row in rows_of(sqlite_engine, "SELECT url FROM articles")}
        seen = {int(url.rpartition("/")[2]) for url in hits(sqlite_engine, "শব্দ7")}
        assert seen == {each for each in held if decided.get(each) not in HIDDEN}
        named = {int(url.rpartition("/")[2]) for url in hits(sqlite_engine, KEY)}
        assert named == {each for each in seen if decided.get(each) != "redacted"}


def test_a_decision_holds_for_an_article_that_is_archived_later(engine: Engine) -> None:
    writer = Writer(engine, extractor="0")
    run = writer.start_run(OUTLET, **RUN)
    taken_down(engine, "withheld")
    with pytest.raises(TombstoneError):
        article_of_public_id(engine, PUBLIC_ID)
    writer.write(run, [captured(article(1, headline=TITLE)), captured(article(2))], now=NOW)
    assert [each.url for each in all_articles(engine)] == ["https://dinpatra.example/news/2"]
    assert hits(engine, "") == ["https://dinpatra.example/news/2"]
    assert check(engine).faults == []


def test_the_log_keeps_every_decision_and_one_holds(filled: Engine) -> None:
    taken_down(filled, "noindex", 1)
    taken_down(filled, "withheld", 2)
    lift(filled, ADDRESS, because="বহাল", now=after(3))
    taken_down(filled, "redacted", 4)
    found = [(each.grade, each.lifted_at, each.lifted_because, each.passages) for each in logged_takedowns(filled)]
    assert found == [
        ("redacted", None, None, (NAME,)),
        ("withheld", after(3), "বহাল", ()),
        ("noindex", after(2), None, ()),
    ]
    lift(filled, ADDRESS, because="বহাল", now=after(5))
    with pytest.raises(NoTakedownError):
        lift(filled, ADDRESS, because="বহাল", now=after(6))


def test_a_withheld_article_can_be_forgotten(filled: Engine) -> None:
    taken_down(filled, "withheld")
    found = captures_to_forget(filled, OUTLET.key, ADDRESS, lambda each: each.partition("?")[0])
    remove_articles(filled, {ADDRESS: OUTLET.key}, [each.id for each in found], [], because="অনুরোধ", now=after(60))
    assert [*database_faults(filled), *article_faults(filled), *cluster_faults(filled), *check(filled).faults] == []
    with pytest.raises(TombstoneError) as raised:
        article_of_public_id(filled, PUBLIC_ID)
    assert (raised.value.tombstone.grade, raised.value.tombstone.decided_at) == ("forgotten", after(60))


def test_a_copy_of_the_archive_has_the_decisions(sqlite_url: str, sqlite_engine: Engine, tmp_path: object) -> None:
    fill(sqlite_engine)
    taken_down(sqlite_engine, "withheld")
    target = f"sqlite:///{tmp_path}/copy.db"
    copy_archive(sqlite_url, target, lambda *_: str)
    copied = open_archive(target)
    assert hits(copied, "") == hits(sqlite_engine, "")
    assert logged_takedowns(copied) == logged_takedowns(sqlite_engine)
    copied.dispose()


def test_lists_cost_as_many_statements_with_decisions_as_without(sqlite_engine: Engine) -> None:
    fill(sqlite_engine)
    statements: list[str] = []
    event.listen(sqlite_engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    found = []
    grades: tuple[Grade | None, ...] = (None, "withheld", "redacted")
    for grade in grades:
        if grade:
            taken_down(sqlite_engine, grade)
        statements.clear()
        search(sqlite_engine, "নদী")
        found.append(len(statements))
    assert len(set(found)) == 1
