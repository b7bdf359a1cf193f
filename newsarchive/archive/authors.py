"""The authors of the present content of articles, one row each, so that they can be looked up by name."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, insert

from newsarchive.archive.schema import article_authors
from newsarchive.bengali.text import fold


def store_authors(
    connection: Connection, authors: Mapping[int, Sequence[Mapping[str, str | None]]], replaced: Collection[int]
) -> None:
    """Write the authors of articles as `articles.authors` has them, by article id. `replaced`: those of the articles that have rows already."""
    if replaced:
        connection.execute(delete(article_authors).where(article_authors.c.article_id.in_(replaced)))
    rows = [
        {"article_id": article_id, "position": position, "name_folded": fold(author["name"] or ""), **author}
        for article_id, listed in authors.items()
        for position, author in enumerate(listed)
    ]
    if rows:
        connection.execute(insert(article_authors), rows)
