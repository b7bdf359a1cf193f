"""What the next content of an article changes, and what is no edit at all."""

from dataclasses import asdict
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from newsarchive.archive import Writer
from newsarchive.archive.connect import writing
from newsarchive.archive.history.changes import changes_of
from newsarchive.archive.migrations.changes_0003 import fill_changes
from newsarchive.archive.schema import article_versions
from newsarchive.archive.times import time_columns
from tests.archive.conftest import Rows
from tests.archive.pages import DHAKA, NOW, OUTLET, RUN, after, article, captured, related

LONG = "সেতুর কাজ শেষ হয়েছে, যান চলাচল শুরু হবে আগামী সপ্তাহে। " * 30


def changed(before: dict[str, Any], new: dict[str, Any], *earlier: dict[str, Any], by_site: bool = True) -> list[str]:
    def content(changes: dict[str, Any]) -> dict[str, Any]:
        shown = article(1, **changes)
        return asdict(shown) | time_columns(shown, DHAKA)

    return changes_of(content(before), content(new), map(content, earlier), by_site=by_site)


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        ({"headline": "নদীর পানি কমেছে"}, ["headline"]),
        ({"kicker": None}, ["kicker"]),
        ({"byline": "রহিমা খাতুন"}, ["byline"]),
        ({"body": "সুরমা নদীর পানি ২ সেন্টিমিটার বেড়েছে।"}, ["body"]),
        ({"published_at": NOW - timedelta(hours=3)}, ["time"]),
        ({"modified_at": NOW - timedelta(minutes=5)}, ["time"]),
        ({"modified_at": None, "modified_raw": None, "modified_precision": None}, ["time"]),
        ({"headline": "খ", "body": "গ", "modified_at": NOW}, ["headline", "body", "time"]),
        ({"headline": "  নদীর পানি\u200c বেড়েছে  ১"}, []),  # white space, an invisible character, a Bengali digit
        ({"published_raw": "২ ঘণ্টা আগে", "published_at": NOW - timedelta(hours=4)}, []),  # a relative time
    ],
)
def test_what_differs_is_named(new: dict[str, Any], kinds: list[str]) -> None:
    assert changed({}, new) == kinds


@pytest.mark.parametrize(
    "notice",
    [
        {"body": f"{LONG}\n\nতথ্যে ভুল থাকায় এই প্রতিবেদনটি প্রত্যাহার করা হয়েছে।"},
        {"body": f"সংবাদটি সরিয়ে নেওয়া হলো। আমরা দুঃখিত।\n\n{LONG}"},
        {"headline": "[প্রত্যাহৃত] নদীর পানি বেড়েছে"},
        {"kicker": "Retracted"},
        {"body": f"{LONG} This article has been retracted by the editors."},
        {"body": "এই লেখা আর নেই। পাঠকের কাছে দুঃখ প্রকাশ করছি।"},  # the body is gone to a notice
    ],
)
def test_a_retraction_is_named(notice: dict[str, Any]) -> None:
    assert "retracted" in changed({"body": LONG}, notice)
    retracted = {"body": LONG} | notice
    assert "retracted" not in changed(retracted, retracted | {"byline": "রহিম"}), "it is retracted once"


@pytest.mark.parametrize(
    "body",
    [
        f"{LONG} মামলা প্রত্যাহার করা হয়েছে।",  # a lawsuit was withdrawn
        f"{LONG} মন্ত্রী দুঃখ প্রকাশ করেছেন।",  # a minister expressed sorrow
        f"{LONG} দলটি প্রতিবেদনটি প্রত্যাহারের দাবি জানিয়েছে।",  # a demand to withdraw a report
        f"{LONG} ঘর থেকে আসবাব সরিয়ে নেওয়া হয়েছে।",  # furniture was removed
    ],
)
def test_a_withdrawal_that_is_the_news_is_no_retraction(body: str) -> None:
    assert changed({"body": LONG}, {"body": body}) == ["body"]


def test_an_earlier_text_is_restored_whatever_its_update_time() -> None:
    first, second = {"headline": "ক"}, {"headline": "খ"}
    assert changed(second, first, first) == ["headline", "restored"]
    assert changed(second, first | {"modified_at": NOW}, first) == ["headline", "time", "restored"]
    assert changed(second, {"headline": "গ"}, first) == ["headline"]
    assert changed(second, {"headline": "ক", "body": "অন্য"}, first) == ["headline", "body"]
    assert changed(second, first) == ["headline"], "there was no such version"


def test_the_times_alone_are_restored_if_they_are_equal() -> None:
    first, second = {"modified_at": NOW}, {"modified_at": NOW + timedelta(hours=1)}
    assert changed(second, first, first) == ["time", "restored"]
    assert changed(second, {"modified_at": NOW + timedelta(hours=2)}, first) == ["time"]


def test_another_reading_of_the_same_bytes_retracts_and_restores_nothing() -> None:
    first, second = {"body": LONG}, {"body": f"{LONG} সংবাদটি প্রত্যাহার করা হয়েছে।"}
    assert changed(first, second, by_site=False) == ["body"]
    assert changed(second, first, first, by_site=False) == ["body"]


EDITS: list[dict[str, Any]] = [
    {},
    {"headline": "নদীর পানি কমেছে"},
    {"headline": "নদীর পানি কমেছে", "body": f"{LONG}"},
    {"headline": "নদীর পানি কমেছে", "body": f"{LONG} সংবাদটি প্রত্যাহার করা হয়েছে।"},
    {"headline": "নদীর পানি কমেছে", "body": f"{LONG}"},
]
CHANGES = [["headline"], ["body"], ["body", "retracted"], ["body", "restored"]]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::9], ids=str)
def test_versions_have_their_changes_in_any_order_of_arrival(sqlite_engine: Engine, order: tuple[int, ...]) -> None:
    writer = Writer(sqlite_engine, extractor="0.1.0")
    run = writer.start_run(OUTLET, **RUN)
    for number in order:
        writer.write(run, [captured(article(1, **EDITS[number]), fetched_at=after(number))], now=NOW)
    with sqlite_engine.connect() as connection:
        query = article_versions.select().order_by(article_versions.c.version)
        assert [row.changes for row in connection.execute(query)] == CHANGES


def test_versions_have_their_changes_in_every_database(writer: Writer, run: int, rows: Rows) -> None:
    pages = [captured(article(1, **changes), fetched_at=after(minutes)) for minutes, changes in enumerate(EDITS)]
    writer.write(run, pages, now=NOW)
    found = rows("SELECT CAST(changes AS TEXT) AS changes FROM article_versions ORDER BY version")
    assert [row["changes"].replace('"', "").replace(" ", "") for row in found] == [
        f"[{','.join(kinds)}]" for kinds in CHANGES
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "সুরমা নদীর  পানি 1 সেন্টিমিটার বেড়েছে। \n\n\n মানুষ আশ্রয়কেন্দ্রে গেছে।"},  # white space, a digit
        {"tags": ["সিলেট", "বন্যা"]},  # the order of tags
        {"related": related("ক", "খ")},
        {"image": "https://dinpatra.example/images/other.jpg", "captions": ["আরেক ছবি"]},
        {"published_raw": "২ ঘণ্টা আগে", "published_at": NOW, "published_precision": "hour"},
    ],
    ids=["white space", "tags", "related", "image", "relative time"],
)
def test_what_is_no_edit_makes_no_version(writer: Writer, run: int, rows: Rows, changes: dict[str, Any]) -> None:
    writer.write(run, [captured(article(1)), captured(article(1, **changes), fetched_at=after(9))], now=NOW)
    assert rows("SELECT version FROM articles") == [{"version": 1}]
    assert rows("SELECT * FROM article_versions") == []


def test_a_migration_fills_the_changes_of_versions_as_a_crawl_does(engine: Engine, writer: Writer, run: int) -> None:
    relative = {"published_raw": "২ ঘণ্টা আগে", "published_at": NOW, "published_precision": "hour"}
    histories: list[list[dict[str, Any]]] = [
        EDITS,
        [{}, relative, {"modified_at": NOW}, {}],
        [{"kicker": None}, {}],
    ]
    for number, edits in enumerate(histories, 1):
        pages = [captured(article(number, **each), fetched_at=after(at)) for at, each in enumerate(edits)]
        writer.write(run, pages, now=NOW)
    query = select(article_versions.c.article_id, article_versions.c.changes).order_by(article_versions.c.id)
    with writing(engine) as connection:
        written = connection.execute(query).all()
        connection.execute(update(article_versions).values(changes=[]))
        fill_changes(connection)
        assert connection.execute(query).all() == written
    assert [changes for _, changes in written] == [*CHANGES, ["time"], ["time", "restored"], ["kicker"]]
