"""The histories of articles in migration 0002: versions in the order of their captures, their causes, and the sightings that are known.

0001 numbered versions as they arrived, and took what arrived last for the present content.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping

_CHUNK = 300
_INSTANT = sa.DateTime(timezone=True)
_JSON = ("authors", "tags", "captions", "witnesses", "problems")
_INSTANTS = ("published_at", "modified_at", "first_seen_at", "last_seen_at", "superseded_at", "fetched_at", "seen_at")
CONTENT = (
    "headline kicker byline authors published_at published_offset published_local_offset published_precision published_raw modified_at "
    "modified_offset modified_precision modified_raw body section tags image captions language layout witnesses problems content_hash body_hash "
    "extractor capture_id"
).split()


def _table(name: str, *columns: str) -> sa.TableClause:
    types: dict[str, Any] = {**dict.fromkeys(_JSON, sa.JSON()), **dict.fromkeys(_INSTANTS, _INSTANT)}
    return sa.table(name, *(sa.column(column, types.get(column)) for column in columns))


_articles = _table(
    "articles", "id", "outlet", "url", *CONTENT, "version", "first_capture_id", "first_seen_at", "last_seen_at"
)
_versions = _table("article_versions", "id", "article_id", "version", *CONTENT, "superseded_at", "cause")
_captures = _table("captures", "id", "url", "kind", "fetched_at", "digest")
_sightings = _table("article_sightings", "article_id", "capture_id", "seen_at", "version")


@dataclass(frozen=True, slots=True)
class _Content:
    """A content of an article: its columns, when it was first seen, and the address and digest of its capture."""

    values: dict[str, Any]
    seen_at: datetime
    payload: tuple[str, str]

    @property
    def place(self) -> tuple[datetime, tuple[str, str]]:
        return self.seen_at, self.payload


def fill_histories(connection: sa.Connection) -> None:
    """Put the versions of all articles in order and write their sightings."""
    last = 0
    while True:
        query = sa.select(_articles).where(_articles.c.id > last).order_by(_articles.c.id).limit(_CHUNK)
        articles = [dict(row) for row in connection.execute(query).mappings()]
        if not articles:
            return
        last = articles[-1]["id"]
        _fill(connection, articles)


def _fill(connection: sa.Connection, articles: Sequence[dict[str, Any]]) -> None:
    earlier: dict[int, list[dict[str, Any]]] = {article["id"]: [] for article in articles}
    query = sa.select(_versions).where(_versions.c.article_id.in_(earlier)).order_by(_versions.c.version)
    for row in connection.execute(query).mappings():
        earlier[row["article_id"]].append(dict(row))
    used = {row["capture_id"] for row in [*articles, *(row for rows in earlier.values() for row in rows)]}
    captures = {row["id"]: row for row in _captures_with(connection, _captures.c.id, sorted(used))}
    urls = {row["url"] for row in captures.values()} | {article["url"] for article in articles}
    at_url: dict[str, list[RowMapping]] = {}
    for row in _captures_with(connection, _captures.c.url, sorted(urls)):
        at_url.setdefault(row["url"], []).append(row)
    sightings = []
    for article in articles:
        contents = list(_contents(article, earlier[article["id"]], captures))
        ordered = _ordered(contents)
        if ordered != contents:
            _rewrite(connection, article, ordered)
        _set_causes(connection, article["id"], ordered)
        sightings += _sightings_of(article, contents, ordered, captures, at_url)
    connection.execute(sa.insert(_sightings), sightings)


def _captures_with(
    connection: sa.Connection, column: sa.ColumnElement[Any], values: Sequence[Any]
) -> Iterator[RowMapping]:
    for start in range(0, len(values), _CHUNK):
        yield from connection.execute(sa.select(_captures).where(column.in_(values[start : start + _CHUNK]))).mappings()


def _contents(
    article: dict[str, Any], earlier: Sequence[dict[str, Any]], captures: Mapping[int, RowMapping]
) -> Iterator[_Content]:
    """Yield the contents of an article as 0001 had them, the present one last."""
    began = article["first_seen_at"]
    for row in (*earlier, article):
        capture = captures[row["capture_id"]]
        values = {name: row[name] for name in CONTENT}
        yield _Content(values, capture["fetched_at"] or began, (capture["digest"], capture["url"]))
        began = row.get("superseded_at") or began


def _ordered(contents: Sequence[_Content]) -> list[_Content]:
    """Return contents in the order of their captures; of equal neighbours the first."""
    ordered: list[_Content] = []
    for each in sorted(contents, key=lambda content: content.place):
        if not ordered or ordered[-1].values["content_hash"] != each.values["content_hash"]:
            ordered.append(each)
    return ordered


def _rewrite(connection: sa.Connection, article: dict[str, Any], ordered: Sequence[_Content]) -> None:
    """Write the contents of an article anew in their order."""
    connection.execute(sa.delete(_versions).where(_versions.c.article_id == article["id"]))
    rows = [
        {"article_id": article["id"], "version": number, **content.values, "superseded_at": later.seen_at}
        for number, (content, later) in enumerate(pairwise(ordered), 1)
    ]
    if rows:
        connection.execute(sa.insert(_versions), rows)
    present = {
        **ordered[-1].values,
        "version": len(ordered),
        "first_capture_id": ordered[0].values["capture_id"],
    }
    connection.execute(sa.update(_articles).where(_articles.c.id == article["id"]).values(present))


def _set_causes(connection: sa.Connection, article_id: int, ordered: Sequence[_Content]) -> None:
    for number, (content, later) in enumerate(pairwise(ordered), 1):
        cause = "extractor" if content.payload == later.payload else "site"
        this_row = sa.and_(_versions.c.article_id == article_id, _versions.c.version == number)
        connection.execute(sa.update(_versions).where(this_row).values(cause=cause))


def _sightings_of(
    article: dict[str, Any],
    contents: Sequence[_Content],
    ordered: Sequence[_Content],
    captures: Mapping[int, RowMapping],
    at_url: Mapping[str, Sequence[RowMapping]],
) -> list[dict[str, Any]]:
    """Return the sightings of an article that 0001 knew of: the captures of its contents, and others of the same addresses."""
    seen = {content.values["capture_id"]: content.seen_at for content in contents}
    urls = {article["url"], *(captures[capture_id]["url"] for capture_id in seen)}
    for row in (row for url in urls for row in at_url.get(url, ())):
        if row["kind"] == "article" and row["fetched_at"]:
            seen.setdefault(row["id"], row["fetched_at"])
    times = [*seen.items()]
    if min(seen.values()) > article["first_seen_at"]:
        times.append((article["first_capture_id"], article["first_seen_at"]))
    if max(seen.values()) < article["last_seen_at"]:
        times.append((_last_capture(article, urls, at_url), article["last_seen_at"]))
    return [
        {"article_id": article["id"], "capture_id": capture_id, "seen_at": at, "version": _version_at(ordered, at)}
        for capture_id, at in times
        if article["first_seen_at"] <= at <= article["last_seen_at"]
    ]


def _last_capture(article: dict[str, Any], urls: set[str], at_url: Mapping[str, Sequence[RowMapping]]) -> int:
    """Return the last capture of the article's addresses whose time of fetch is unknown: it is the one that was seen last."""
    unknown: list[int] = [
        row["id"] for url in urls for row in at_url.get(url, ()) if row["kind"] == "article" and not row["fetched_at"]
    ]
    return max(unknown, default=int(article["capture_id"]))


def _version_at(ordered: Sequence[_Content], at: datetime) -> int:
    return max((number for number, content in enumerate(ordered, 1) if content.seen_at <= at), default=1)
