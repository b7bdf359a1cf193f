from typing import Any

from sqlalchemy import Engine, select

from newsarchive.archive import Outcome, Writer
from newsarchive.archive.citation import public_id
from newsarchive.archive.related import RelatedArticle, related_of
from newsarchive.archive.schema import articles, related_links
from newsarchive.items import RelatedLink
from tests.archive.conftest import Rows
from tests.archive.pages import NOW, OUTLET, RUN, article, captured, related


def links(engine: Engine) -> list[dict[str, Any]]:
    query = select(related_links).order_by(related_links.c.article_id, related_links.c.position)
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def test_links_are_kept_in_order_with_their_times(writer: Writer, run: int, engine: Engine) -> None:
    listed = [*related("ক", "খ"), RelatedLink("গ")]
    writer.write(run, [captured(article(1, related=listed)), captured(article(2))], now=NOW)
    kept = links(engine)
    assert [(row["position"], row["title"], row["url"]) for row in kept] == [
        (position, link.title, link.url) for position, link in enumerate(listed)
    ]
    assert [row["published_at"] for row in kept] == [link.published_at for link in listed]
    assert [row["published_offset"] for row in kept] == [360, 360, None]
    assert [row["published_raw"] for row in kept] == ["১ ঘণ্টা আগে", "১ ঘণ্টা আগে", None]


def test_a_list_that_changed_is_replaced(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(
        run, [captured(article(1, related=related("ক", "খ"))), captured(article(2, related=related("ঘ")))], now=NOW
    )
    outcomes = writer.write(run, [captured(article(1, related=related("গ", "ক")))], now=NOW)
    assert outcomes == [Outcome.UNCHANGED]
    assert [row["title"] for row in links(engine)] == ["গ", "ক", "ঘ"]
    writer.write(run, [captured(article(1, headline="নতুন", related=[]))], now=NOW)
    assert [row["title"] for row in links(engine)] == ["ঘ"]


def test_an_unchanged_list_is_not_written_again(writer: Writer, run: int, rows: Rows) -> None:
    writer.write(run, [captured(article(1, related=related("ক", "খ")))], now=NOW)
    before = rows("SELECT id FROM related_links")
    writer.write(run, [captured(article(1, headline="নতুন", related=related("ক", "খ")))], now=NOW)
    assert rows("SELECT id FROM related_links") == before


def test_a_link_names_the_article_that_it_leads_to(engine: Engine) -> None:
    writer = Writer(engine, extractor="0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    held = "https://dinpatra.example/news/2"
    listed = [RelatedLink("খ", held), RelatedLink("ক", "https://dinpatra.example/news/9"), RelatedLink("গ")]
    writer.write(run, [captured(article(1, related=listed)), captured(article(2))], now=NOW)
    with engine.connect() as connection:
        article_id = connection.scalar(select(articles.c.id).where(articles.c.url != held))
    assert article_id is not None
    assert related_of(engine, article_id) == [
        RelatedArticle("খ", held, public_id(OUTLET.key, held)),
        RelatedArticle("ক", "https://dinpatra.example/news/9", None),
        RelatedArticle("গ", None, None),
    ]
