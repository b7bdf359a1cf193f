from sqlalchemy import Engine, select

from newsarchive.archive import Writer
from newsarchive.archive.schema import article_authors
from newsarchive.bengali.text import fold
from newsarchive.items import Author
from tests.archive.pages import NOW, article, captured

RAHIM = Author("রহিম উদ্দিন", "person")
DESK = Author("নিজস্ব প্রতিবেদক", "correspondent", "বরিশাল")


def authors(engine: Engine) -> list[tuple[object, ...]]:
    names = ("article_id", "position", "name", "kind", "place")
    query = select(*(article_authors.c[name] for name in names)).order_by(*list(article_authors.c)[:2])
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_each_author_is_a_row_in_the_order_of_the_byline(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1, authors=[RAHIM, DESK])), captured(article(2, authors=[]))], now=NOW)
    assert authors(engine) == [
        (1, 0, "রহিম উদ্দিন", "person", None),
        (1, 1, "নিজস্ব প্রতিবেদক", "correspondent", "বরিশাল"),
    ]


def test_an_author_is_found_however_the_name_is_typed(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1, authors=[Author("আব্দুর রহিম\u200d খাঁ\u09dc", "person")]))], now=NOW)
    typed = "আব্দুর  রহিম খাঁড\u09bc"
    with engine.connect() as connection:
        query = select(article_authors.c.article_id).where(article_authors.c.name_folded == fold(typed))
        assert connection.scalars(query).all() == [1]


def test_the_authors_are_those_of_the_present_content(writer: Writer, run: int, engine: Engine) -> None:
    writer.write(run, [captured(article(1, authors=[RAHIM, DESK]))], now=NOW)
    writer.write(run, [captured(article(1, byline="রহিম উদ্দিন", authors=[RAHIM]))], now=NOW)
    assert [row[2] for row in authors(engine)] == ["রহিম উদ্দিন"]
    writer.write(run, [captured(article(1, byline=None, authors=[]))], now=NOW)
    assert authors(engine) == []
