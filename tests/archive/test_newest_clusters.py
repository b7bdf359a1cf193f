"""The newest clusters: each text once, by its likely origin, page by page."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer
from newsarchive.archive.citation import public_id
from newsarchive.archive.clusters import copies_of, newest, newest_clusters
from newsarchive.items import Article, Author
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured
from tests.archive.test_near_copies import edited, words


def of(outlet: str, number: int, body: str, at: datetime, **changes: object) -> Article:
    url = f"https://{outlet}.example/news/{number}"
    headline = f"শিরোনাম {number}"
    of_number = {
        "url": url,
        "canonical_url": url,
        "outlet": outlet,
        "headline": headline,
        "body": body,
        "published_at": at,
    }
    return article(number, **{**of_number, **changes})


@pytest.fixture
def written(engine: Engine, writer: Writer) -> Engine:
    """A near cluster of both outlets that holds exact copies, a short exact one of the other outlet, a near one of the first, a single article."""
    one, two = words(1), words(2)
    own = [
        of("dinpatra", 1, " ".join(one), after(-100), authors=[Author("বাসস", "agency")]),
        of("dinpatra", 2, " ".join(two), after(-300)),
        of("dinpatra", 3, " ".join(edited(two, 0.05)), after(-250)),
        of("dinpatra", 4, " ".join(words(9)), after(-20)),
    ]
    others = [
        of("khobor", 5, " ".join(edited(one, 0.05)), after(-90)),
        of("khobor", 6, " ".join(one), after(-80), headline="শিরোনাম 1"),
        of("khobor", 7, "ছোট খবর", after(-50), headline="ছোট"),
        of("khobor", 8, "ছোট খবর", after(-40), headline="ছোট"),
    ]
    writer.write(writer.start_run(OUTLET, **RUN), [captured(each) for each in own], now=NOW)
    run = writer.start_run(OTHER, **RUN)
    writer.write(run, [captured(each, outlet=OTHER) for each in others], now=NOW)
    return engine


def test_clusters_are_in_the_order_of_their_origins_and_exact_ones_within_near_ones_are_left_out(
    written: Engine,
) -> None:
    found = newest_clusters(written).clusters
    assert [(each.headline, each.kind, each.articles) for each in found] == [
        ("ছোট", "exact", 2),
        ("শিরোনাম 1", "near", 3),
        ("শিরোনাম 2", "near", 2),
    ]
    assert found[1].public_id == public_id("dinpatra", "https://dinpatra.example/news/1")
    assert (found[1].agency, found[1].outlets) == ("বাসস", {"dinpatra": 1, "khobor": 2})
    assert (found[1].first_at, found[1].last_at) == (after(-100), after(-80))
    assert found[1].published_at == after(-100)


def test_those_of_an_outlet_have_an_article_of_it(written: Engine) -> None:
    of_outlet = {key: newest_clusters(written, outlet=key).clusters for key in ("dinpatra", "khobor", "none")}
    headlines = {key: [each.headline for each in found] for key, found in of_outlet.items()}
    assert headlines == {"dinpatra": ["শিরোনাম 1", "শিরোনাম 2"], "khobor": ["ছোট", "শিরোনাম 1"], "none": []}


def test_pages_have_each_cluster_once(written: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [each.key for each in newest_clusters(written).clusters]
    for at_once in (1, 2, 500):
        monkeypatch.setattr(newest, "_AT_ONCE", at_once)
        page = newest_clusters(written, limit=1)
        keys = [each.key for each in page.clusters]
        while page.below is not None:
            page = newest_clusters(written, limit=1, below=page.below)
            keys += [each.key for each in page.clusters]
        assert keys == every
        assert not page.is_cut


def test_what_takes_too_long_is_cut_and_can_be_gone_on_with(written: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [each.key for each in newest_clusters(written).clusters]
    monkeypatch.setattr(newest, "_SECONDS", -1)
    monkeypatch.setattr(newest, "_AT_ONCE", 3)
    page = newest_clusters(written)
    keys = [each.key for each in page.clusters]
    assert page.is_cut
    while page.below is not None:
        page = newest_clusters(written, below=page.below)
        keys += [each.key for each in page.clusters]
    assert keys == every


def test_the_copies_know_which_have_the_same_text_and_how_many_there_are(written: Engine) -> None:
    found = copies_of(written, 1)
    texts = {each.url.rpartition("/")[2]: each.text_id for each in found}
    assert texts["1"] == texts["6"] is not None
    assert texts["5"] is None
    assert {each.size for each in found} == {3}
