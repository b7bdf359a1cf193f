"""Read function: which version an article had at an instant, where another one has taken its place since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import article_versions, articles
from newsarchive.archive.visibility import Shown, is_listed


@dataclass(frozen=True, slots=True)
class SupersededVersion:
    """A version that is no longer the present one, with its headline."""

    version: int
    headline: str | None


def superseded_at(
    engine: Engine, wanted: Collection[tuple[str, datetime]]
) -> Mapping[tuple[str, datetime], SupersededVersion]:
    """Return the version that each article, named by its public id, had at an instant; before its first capture the first one.

    Left out are articles whose version of that instant is still the present one, and those that no list shows. Raises ArchiveError.
    """
    version = article_versions.c
    query = (
        select(articles.c.public_id, articles.c.id, version.version, version.superseded_at, version.headline)
        .join(article_versions, version.article_id == articles.c.id)
        .where(is_listed(articles.c.id))
        .order_by(version.version)
    )
    with reading(engine) as connection:
        shown = Shown.of(connection)
        rows = select_in_chunks(connection, query, articles.c.public_id, {public_id for public_id, _ in wanted})
    found: dict[str, list[tuple[datetime, SupersededVersion]]] = {}
    for row in rows:
        headline = shown.content(row.id, {"headline": row.headline})["headline"]
        found.setdefault(row.public_id, []).append((row.superseded_at, SupersededVersion(row.version, headline)))
    then = {
        (public_id, at): next((each for until, each in found.get(public_id, []) if until > at), None)
        for public_id, at in wanted
    }
    return {key: each for key, each in then.items() if each}
