"""Whether the index agrees with the articles."""

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from newsarchive.archive.connect import reading, writing
from newsarchive.archive.schema import articles
from newsarchive.archive.search import index
from newsarchive.archive.search.document import document_of
from newsarchive.archive.search.tables import fts, search_rows

_AT_ONCE: Final = 500  # articles


@dataclass(slots=True)
class Checked:
    """The number of articles, and sentences about what does not agree."""

    articles: int = 0
    faults: list[str] = field(default_factory=list)


def check(engine: Engine) -> Checked:
    """Compare the index with all articles. Raises ArchiveError if the archive cannot be read."""
    found = Checked()
    missing = stale = 0
    with reading(engine) as connection:
        if not index.is_current(connection):
            found.faults.append("the index is of another version, or was damaged")
            return found
        query = select(search_rows.c.digest, *(articles.c[name] for name in index.INDEXED)).join(
            search_rows, search_rows.c.article_id == articles.c.id, isouter=True
        )
        for rows in connection.execute(query).mappings().partitions(_AT_ONCE):
            found.articles += len(rows)
            missing += sum(row["digest"] is None for row in rows)
            stale += sum(row["digest"] is not None and row["digest"] != document_of(dict(row)).digest for row in rows)
        known = select(articles.c.id)
        ghosts = connection.scalar(
            select(func.count()).select_from(search_rows).where(search_rows.c.article_id.not_in(known))
        )
    counted = ((missing, "are not indexed"), (stale, "are indexed with other words"))
    found.faults += [f"{count} of {found.articles} articles {what}" for count, what in counted if count]
    if ghosts:
        found.faults.append(f"{ghosts} rows of the index are of no article")
    if engine.dialect.name == "sqlite" and (broken := _broken(engine)):
        found.faults.append(f"the index is damaged: {broken}")
    return found


def _broken(engine: Engine) -> str | None:
    """Return what FTS5 finds wrong with its own tables, None if nothing."""
    with writing(engine) as connection:
        try:
            connection.execute(insert(fts).values(search="integrity-check", rank=0))
        except DBAPIError as error:
            return str(error.orig)
    return None
