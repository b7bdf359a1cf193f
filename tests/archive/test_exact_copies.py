import pytest

from newsarchive.archive import Writer
from newsarchive.items import Article
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OTHER, RUN, after, article, body_hash, captured

CLUSTERS = """
    SELECT a.url AS article, named.url AS cluster FROM article_clusters
    JOIN articles a ON a.id = article_id JOIN articles named ON named.id = cluster_id ORDER BY a.id
"""


def same(number: int, **changes: object) -> Article:
    """An article with an address and byline of its own and the same text as the others."""
    return article(number, **{"headline": "একই খবর", "body": "একই কথা।", "byline": f"লেখক {number}", **changes})


def addresses(rows: Rows) -> list[tuple[str, str]]:
    return [(row["article"].rpartition("/")[2], row["cluster"].rpartition("/")[2]) for row in rows(CLUSTERS)]


def test_the_same_text_at_different_addresses_is_a_cluster(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(same(1)), captured(article(2))], now=NOW)
    assert addresses(rows) == []
    writer.write(run, [captured(same(3)), captured(same(4))], now=NOW)
    assert addresses(rows) == [("1", "1"), ("3", "1"), ("4", "1")]
    assert {row["kind"] for row in rows("SELECT kind FROM article_clusters")} == {"exact"}


def test_outlets_share_clusters(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(same(1))], now=NOW)
    writer.write(writer.start_run(OTHER, **RUN), [captured(same(2), outlet=OTHER)], now=NOW)
    assert addresses(rows) == [("1", "1"), ("2", "1")]


def test_an_article_that_changed_leaves_its_cluster(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(same(number)) for number in (1, 2, 3)], now=NOW)
    writer.write(run, [captured(same(1, body="অন্য কথা।"), fetched_at=after(1))], now=NOW)
    assert addresses(rows) == [("2", "2"), ("3", "2")]
    writer.write(run, [captured(same(2, body=None), fetched_at=after(1))], now=NOW)
    assert addresses(rows) == []
    writer.write(run, [captured(same(1), fetched_at=after(2))], now=NOW)
    assert addresses(rows) == [("1", "1"), ("3", "1")]


def test_two_clusters_at_once(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(same(1)), captured(same(2)), captured(article(3)), captured(article(4))], now=NOW)
    moved = [captured(what, fetched_at=after(1)) for what in (same(2, body="দুই।"), same(3, body="দুই।"), same(4))]
    writer.write(run, moved, now=NOW)
    assert addresses(rows) == [("1", "1"), ("2", "2"), ("3", "2"), ("4", "1")]


@pytest.mark.parametrize("body", [None, "", "\u200c \n"])
def test_articles_without_a_body_are_no_duplicates(writer: Writer, run: int, rows: Rows, body: str | None) -> None:
    assert body_hash(same(1, body=body)) is None
    writer.write(run, [captured(same(1, body=body)), captured(same(2, body=body))], now=NOW)
    assert addresses(rows) == []
