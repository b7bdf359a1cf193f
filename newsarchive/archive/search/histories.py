"""The articles that a query asks for by their history: those in a state, and those of which the outlet has changed a field."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, exists, select, true, tuple_

from newsarchive.archive.history.states import State
from newsarchive.archive.history.versions import SITE
from newsarchive.archive.schema import article_states, article_versions
from newsarchive.archive.search.query import Query


def histories_of(query: Query) -> Iterator[tuple[Select[Any], bool]]:
    """Yield statements for the ids of articles, each with True if the query asks for these, False if it asks for all others."""
    if query.state is not None:
        is_present = query.state is State.PRESENT
        wanted: list[State] = [state for state in State if state is not State.PRESENT] if is_present else [query.state]
        yield _in_states(query, wanted), not is_present
    if query.changed is not None:
        yield _changed(query), True


def _in_states(query: Query, wanted: Sequence[State]) -> Select[Any]:
    """Return the articles that are in one of some states, none of which is the one in which articles begin."""
    states, later = article_states.c, article_states.alias().c
    is_followed = exists().where(
        later.article_id == states.article_id,
        tuple_(later.since, later.id) > tuple_(states.since, states.id),
        _is_until(query, later.since),
    )
    return select(states.article_id).where(states.state.in_(wanted), _is_until(query, states.since), ~is_followed)


def _changed(query: Query) -> Select[Any]:
    versions = article_versions.c
    return select(versions.article_id).where(
        versions.cause == SITE,
        cast(versions.changes, Text).contains(f'"{query.changed}"', autoescape=True),
        _is_until(query, versions.superseded_at),
    )


def _is_until(query: Query, at: ColumnElement[Any]) -> ColumnElement[bool]:
    return true() if query.at is None else at <= query.at
