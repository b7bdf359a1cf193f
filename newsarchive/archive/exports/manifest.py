"""The manifest beside an export: what it holds, of which state of which archive, and how to check it."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from typing import Any, Final

from sqlalchemy import Connection, func, select

from newsarchive.archive.coverage import days_without_run
from newsarchive.archive.exports.columns import Column, Table
from newsarchive.archive.exports.selection import Asked
from newsarchive.archive.kind import kind_in
from newsarchive.archive.schema import REVISION, articles, captures
from newsarchive.archive.search.query import And, Node, Not, Or, Query
from newsarchive.archive.visibility import is_listed

TERMS: Final = (
    "The texts belong to their outlets. Use them for research, quote them with their address and time, and do not publish whole texts "
    "without permission of the outlet."
)
_FILTERS: Final = ("outlet", "byline", "section", "since", "until", "at", "versions", "copies")
_WITHHELD: Final = "Where the file was made whole texts are not shown; the hashes of each row tell whether another copy of the text is the same."


@dataclass(frozen=True, slots=True)
class State:
    """The state of the archive that an export shows, and what it does not hold. All in the transaction of the export."""

    kind: str | None
    articles: int
    newest_capture: datetime | None
    gaps: dict[str, list[tuple[date, date]]]


def state_of(connection: Connection, asked: Asked, now: datetime) -> State:
    """Return the state of an archive."""
    return State(
        kind=kind_in(connection),
        articles=connection.scalar(select(func.count()).where(is_listed(articles.c.id))) or 0,
        newest_capture=connection.scalar(select(func.max(captures.c.fetched_at))),
        gaps=days_without_run(connection, asked.outlet, now),
    )


def manifest(
    *,
    file: dict[str, object],
    table: Table,
    columns: Sequence[Column],
    left_out: Sequence[str],
    count: int,
    asked: Asked,
    query: Query,
    notes: Sequence[str],
    state: State,
    address: str | None,
    now: datetime,
) -> dict[str, Any]:
    """Return the manifest of an export as an object of JSON.

    `file`: its name, format, bytes and SHA-256; `left_out`: columns that the file does not have because readers get no whole texts; `notes`: what
    was left out of the query; `address`: where it was asked for.
    """
    return {
        "file": file,
        "table": table,
        "rows": count,
        "query": {
            "words": asked.query,
            "filters": {name: _text(getattr(asked, name)) for name in _FILTERS},
            "contents": _contents(asked),
            "parsed": _parsed(query),
            "notes": list(notes),
        },
        "archive": {
            "schema": REVISION,
            "kind": state.kind,
            "articles": state.articles,
            "newest_capture": _text(state.newest_capture),
        },
        "columns": [{"name": column.name, "type": str(column.kind), "meaning": column.meaning} for column in columns],
        "days_without_run": {
            outlet: [{"first": _text(first), "last": _text(last)} for first, last in gaps]
            for outlet, gaps in state.gaps.items()
        },
        **({"left_out": {"columns": list(left_out), "because": _WITHHELD}} if left_out else {}),
        **({"address": address} if address else {}),
        "created_at": _text(now),
        "versions": {"newsarchive": version("newsarchive"), "python": platform.python_version()},
        "terms": TERMS,
    }


def _text(value: date | datetime | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _contents(asked: Asked) -> str:
    """Return in words which contents of articles were asked for."""
    if asked.at:
        return f"what the archive held at {_text(asked.at)}"
    return "present contents" if asked.is_of_present else "present contents and superseded versions"


def _parsed(query: Query) -> dict[str, object]:
    """Return a query as it was understood. `keys`: the stems that were searched for."""
    return {
        "asked": _node(query.root) if query.root else None,
        "since": _text(query.since),
        "until": _text(query.until),
        "state": query.state,
        "changed": list(query.changed),
        "at": _text(query.at),
        "versions": query.versions,
    }


def _node(node: Node) -> dict[str, object]:
    match node:
        case And(parts):
            return {"and": [_node(part) for part in parts]}
        case Or(parts):
            return {"or": [_node(part) for part in parts]}
        case Not(part):
            return {"not": _node(part)}
    return {
        "field": node.field,
        "words": [word.folded for word in node.words],
        "keys": [word.key for word in node.words],
        "is_phrase": node.is_phrase,
        "is_prefix": node.is_prefix,
    }
