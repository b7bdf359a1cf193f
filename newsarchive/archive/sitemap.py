"""Read functions: the articles that programs may index, in pages by their numbers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, func, select

from newsarchive.archive.connect import reading
from newsarchive.archive.robots import is_asked
from newsarchive.archive.schema import articles
from newsarchive.archive.visibility import is_for_programs

SIZE: Final = 10_000  # numbers of articles that a page has; some of them may be of none


def pages_of_articles(engine: Engine) -> int:
    """Return how many pages there are. Raises ArchiveError."""
    with reading(engine) as connection:
        last = connection.scalar(select(func.max(articles.c.id))) or 0
    return -(-last // SIZE)


def articles_of_page(engine: Engine, page: int) -> Sequence[tuple[str, datetime]]:
    """Return the public id of each article of a page, from 1 on, and when its present content was first seen. Raises ArchiveError.

    Without those that are kept out of search engines by a decision of the operator, or whose publisher asks for it.
    """
    query = (
        select(articles.c.public_id, articles.c.version_first_seen_at)
        .where(articles.c.id > (page - 1) * SIZE, articles.c.id <= page * SIZE, is_for_programs(articles.c.id))
        .where(~is_asked(articles.c.id, "noindex"))
        .order_by(articles.c.id)
    )
    with reading(engine) as connection:
        return [(row.public_id, row.version_first_seen_at) for row in connection.execute(query)]
