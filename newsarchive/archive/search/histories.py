"""The articles that a query asks for by their history: those in a state, and those that the outlet has changed or retracted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, exists, select, true, tuple_

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import reading
from newsarchive.archive.history.states import State
from newsarchive.archive.schema import CHANGED, article_states, article_versions
from newsarchive.archive.search.query import Query
from newsarchive.archive.visibility import Shown


@dataclass(frozen=True, slots=True)
class FormerHeadline:
    """A headline that an outlet has replaced, the version that had it, and when another was first seen."""

    headline: str
    version: int
    until: datetime


def histories_of(query: Query) -> Iterator[tuple[Select[Any], bool]]:
    """Yield statements for the ids of articles, each with True if the query asks for these, False if it asks for all others."""
    if query.state is not None:
        is_present = query.state is State.PRESENT
        wanted: list[State] = [state for state in State if state is not State.PRESENT] if is_present else [query.state]
        yield _in_states(query, wanted), not is_present
    at = article_versions.c.superseded_at
    for change in query.changed:
        yield select(article_versions.c.article_id).where(CHANGED[change], _is_until(query, at)), True


def headlines_before(engine: Engine, contents: Collection[tuple[int, int]]) -> dict[tuple[int, int], FormerHeadline]:
    """Return the last headline that the outlet had replaced before a version of an article, of those that have one.

    `contents`: the ids of the articles with the numbers of the versions, by which the headlines are returned. Raises ArchiveError.
    """
    versions = article_versions.c
    query = select(versions.article_id, versions.version, versions.headline, versions.superseded_at)
    replaced: dict[int, list[FormerHeadline]] = {}
    with reading(engine) as connection:
        shown = Shown.of(connection)
        rows = select_in_chunks(
            connection, query.where(CHANGED["headline"]), versions.article_id, {id_ for id_, _ in contents}
        )
        for row in sorted(rows, key=lambda row: row.version):
            headline = shown.content(row.article_id, {"headline": row.headline})["headline"]
            if headline:
                replaced.setdefault(row.article_id, []).append(FormerHeadline(headline, row.version, row.superseded_at))
    earlier = {
        (id_, version): [each for each in replaced.get(id_, ()) if each.version < version] for id_, version in contents
    }
    return {content: found[-1] for content, found in earlier.items() if found}


def _in_states(query: Query, wanted: Sequence[State]) -> Select[Any]:
    """Return the articles that are in one of some states, none of which is the one in which articles begin."""
    states, later = article_states.c, article_states.alias().c
    is_followed = exists().where(
        later.article_id == states.article_id,
        tuple_(later.since, later.id) > tuple_(states.since, states.id),
        _is_until(query, later.since),
    )
    return select(states.article_id).where(states.state.in_(wanted), _is_until(query, states.since), ~is_followed)


def _is_until(query: Query, at: ColumnElement[Any]) -> ColumnElement[bool]:
    return true() if query.at is None else at <= query.at
