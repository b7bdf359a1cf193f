"""The authors of the present content of articles, one row each, so that they can be looked up by name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.columns import storable
from newsarchive.archive.schema import article_authors
from newsarchive.bengali.text import fold
from newsarchive.items import Article

_Author = dict[str, str | None]
_BY_ARTICLE = select(
    article_authors.c.article_id, *(article_authors.c[name] for name in ("name", "kind", "place"))
).order_by(article_authors.c.position)


def authors_of(article: Article) -> list[_Author]:
    """Return the authors of an article as `articles.authors` holds them."""
    return [{"name": author.name, "kind": author.kind, "place": author.place} for author in article.authors]


def store_authors(connection: Connection, authors: Mapping[int, Sequence[_Author]]) -> None:
    """Write the authors of articles, by article id; unchanged ones are not written again."""
    known: dict[int, list[_Author]] = defaultdict(list)
    for article_id, *values in select_in_chunks(connection, _BY_ARTICLE, article_authors.c.article_id, authors):
        known[article_id].append(dict(zip(("name", "kind", "place"), values, strict=True)))
    changed = {
        article_id: listed
        for article_id, each in authors.items()
        if (listed := [_storable(author) for author in each]) != known[article_id]
    }
    replaced = [article_id for article_id in changed if known[article_id]]
    if replaced:
        connection.execute(delete(article_authors).where(article_authors.c.article_id.in_(replaced)))
    rows = [
        {"article_id": article_id, "position": position, "name_folded": fold(author["name"] or ""), **author}
        for article_id, listed in changed.items()
        for position, author in enumerate(listed)
    ]
    if rows:
        connection.execute(insert(article_authors), rows)


def _storable(author: _Author) -> _Author:
    return {name: storable(value) if value else value for name, value in author.items()}
