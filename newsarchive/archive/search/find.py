"""Finding the contents of a query in an index, newest first: by its keys, and by the stored text where the index finds more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnClause, ColumnElement, Connection, Select, UnaryExpression, cast, func, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.operators import custom_op

from newsarchive.archive.schema import article_clusters, articles, clusters
from newsarchive.archive.search.document import document_of, fits
from newsarchive.archive.search.histories import histories_of
from newsarchive.archive.search.indexes import PRESENT, SearchIndex
from newsarchive.archive.search.months import months_by_group, months_by_range
from newsarchive.archive.search.notes import Note, note
from newsarchive.archive.search.places import ZONE, keys_of_days
from newsarchive.archive.search.postgres import tsquery_of
from newsarchive.archive.search.query import Query, is_checked, matches
from newsarchive.archive.search.sqlite import expression_of
from newsarchive.archive.visibility import Shown

SECONDS: Final = 1.0  # that a query may take
MOST_CHECKED: Final = 500  # contents that are compared with their text
_FORMS: Final = 50  # words that a beginning stands for
_AT_ONCE: Final = 100  # rows
_SUMMARIES: Final = 1000  # rows without their texts
_STREAMED: Final = 500  # rows that are held of a query without limit
# What was published later than the instant of a query was not held then; a day alone has its place anywhere in the day.
_LATER: Final = timedelta(days=2)
_PLUS: Final = custom_op[int]("+")

# The cluster of an article: the near one, which holds the exact copies too; the exact one if a text is too short for near copies.
OF_CLUSTER: Final = (
    select(article_clusters.c.cluster_id)
    .join(clusters, (clusters.c.id == article_clusters.c.cluster_id) & (clusters.c.kind == article_clusters.c.kind))
    .order_by(article_clusters.c.kind.desc())
    .limit(1)
)
_OF_CLUSTER: Final = OF_CLUSTER.where(article_clusters.c.article_id == articles.c.id)
_CLUSTER: Final = _OF_CLUSTER.scalar_subquery().label("cluster_id")
_COPIES: Final = _OF_CLUSTER.with_only_columns(clusters.c.articles - 1).scalar_subquery().label("copies")

Row = Mapping[str, Any]


class Finder:
    """An index, asked. For one transaction that reads. `index`: which one; `notes`: sentences about what was cut."""

    def __init__(self, connection: Connection, index: SearchIndex = PRESENT) -> None:
        self._connection = connection
        self._is_postgres = connection.dialect.name == "postgresql"
        self.index: Final = index
        self._rows_of_index = index.tables.rows
        self._shown = Shown.of(connection)
        self.notes: list[Note] = []

    def forms(self, query: Query) -> dict[str, list[str]]:
        """Return the most frequent keys for each beginning of a query."""
        beginnings = {each.words[-1].folded for each in matches(query.root) if each.is_prefix}
        return {beginning: self._forms(beginning) for beginning in beginnings}

    def _forms(self, beginning: str) -> list[str]:
        words = self.index.tables.words.c
        found = list(
            self._connection.scalars(
                select(words.word)
                .where(words.word >= beginning, words.word < beginning + chr(0x10FFFF), words.articles > 0)
                .order_by(words.articles.desc(), words.word)
                .limit(_FORMS + 1)
            )
        )
        if len(found) > _FORMS:
            self.notes.append(note("beginning", word=beginning, n=_FORMS))
        return found[:_FORMS]

    def newest(
        self, query: Query, forms: Mapping[str, Sequence[str]], below: int | None = None, at_once: int = _AT_ONCE
    ) -> Iterator[Row]:
        """Yield the contents of a query below a place, newest first.

        Of each the columns INDEXED and those that a hit shows, `place`, `cluster_id` and `copies`. `at_once`: how many are probably wanted.
        """
        checked = query.root if query.root is not None and is_checked(query.root) else None
        columns = (*self.index.columns, *self.index.shown, _COPIES)
        first_below = None if below is None else self.index.first_below(below)
        examined = 0
        while True:
            rows = self._rows(query, forms, first_below, at_once, columns)
            for row in rows:
                if checked is None or fits(checked, document_of(row)):
                    yield {**row, "place": self.index.place(row["key"])}
                examined += 1
                if checked is not None and examined == MOST_CHECKED:
                    self.notes.append(note("compared", n=MOST_CHECKED))
                    return
            if len(rows) < at_once:
                return
            first_below, at_once = rows[-1]["key"], _AT_ONCE

    def every(self, query: Query, forms: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, int]]:
        """Yield all contents of a query, in no order, however many are compared with their text.

        Of each the id of its article, and that of its row in the table that the index is of.
        """
        checked = query.root if query.root is not None and is_checked(query.root) else None
        index, rows = self.index, self._rows_of_index
        keys = self._keys(query, forms, None).subquery()
        found = (
            select(index.id.label("row_id"), *(index.columns if checked else index.columns[:1]))
            .select_from(index.contents)
            .join(rows, index.tables.row_id == index.id)
            .join(keys, keys.c.key == rows.c.key)
        )
        for row in self._connection.execute(found, execution_options={"yield_per": _STREAMED}).mappings():
            if checked is None or fits(checked, document_of(self._shown.content(row["id"], row))):
                yield row["id"], row["row_id"]

    def summaries(self, query: Query, forms: Mapping[str, Sequence[str]], most: int) -> Iterator[Row]:
        """Yield the newest contents that the index finds for a query: `id`, `outlet`, `byline`, `section`, `key`, `place`, `cluster_id`.

        `most`: how many are wanted at most.
        """
        columns = [each for each in self.index.columns if each.key in ("id", "outlet", "byline", "section")]
        # PostgreSQL collects all that match before it sorts them; of SQLite what was read stays when the time is over.
        at_once = most if self._is_postgres else min(most, _SUMMARIES)
        below = None
        while rows := self._rows(query, forms, below, at_once, columns):
            yield from ({**row, "place": self.index.place(row["key"])} for row in rows)
            if len(rows) < at_once:
                return
            below = rows[-1]["key"]

    def known_count(self, query: Query, forms: Mapping[str, Sequence[str]], most: int) -> int:
        """Return the number of contents that the index finds for a query, or `most` if there are so many."""
        keys = self._keys(query, forms, None).limit(most).subquery()
        return self._connection.scalar(select(func.count()).select_from(keys)) or 0

    def months(self, query: Query, forms: Mapping[str, Sequence[str]]) -> Iterator[tuple[date | None, int]]:
        """Yield the first day of each month and its number of contents that the index finds for a query, newest first; None is no publish time.

        Not for a query of an instant. Months without any may be among them.
        """
        key = self.key(query)
        found = select(func.count(key)).where(*self.conditions(query, forms))
        if self._is_postgres:
            yield from months_by_group(self._connection, key, found)
        else:
            within = self.conditions(replace(query, root=None), forms)
            yield from months_by_range(
                self._connection, key, found, select(func.max(self._rows_of_index.c.key)).where(*within)
            )

    def _rows(
        self,
        query: Query,
        forms: Mapping[str, Sequence[str]],
        below: int | None,
        count: int,
        columns: Sequence[ColumnElement[Any]],
    ) -> list[Row]:
        index, rows = self.index, self._rows_of_index
        matching = self._keys(query, forms, below)
        key: ColumnElement[int] = self.key(query)
        if self._is_postgres and count > _AT_ONCE:
            # Looking for many in the newest rows takes longer than collecting all that the index has, which PostgreSQL does not know.
            collected = matching.cte().prefix_with("MATERIALIZED")
            matching, key = select(collected.c.key), collected.c.key
        keys = matching.order_by(key.desc()).limit(count).subquery()
        found: Select[Any] = (
            select(keys.c.key, _CLUSTER, *columns)
            .select_from(keys)
            .join(rows, rows.c.key == keys.c.key)
            .join(index.contents, index.id == index.tables.row_id)
            .order_by(keys.c.key.desc())
        )
        return [dict(self._shown.content(row["id"], row)) for row in self._connection.execute(found).mappings()]

    def _keys(self, query: Query, forms: Mapping[str, Sequence[str]], below: int | None) -> Select[Any]:
        """Return the statement for the keys of a query, below a key."""
        index, rows, key = self.index, self._rows_of_index, self.key(query)
        found = select(key.label("key")).where(*self.conditions(query, forms))
        if below is not None:
            found = found.where(key < below)
        if query.at is None:
            return found
        contents = index.seen_from.table
        if key is not rows.c.key:
            found = found.join(rows, rows.c.key == key)
        found = found.join(contents, index.id == index.tables.row_id).where(index.seen_from <= query.at)
        return found if index.seen_until is None else found.where(index.seen_until > query.at)

    def key(self, query: Query) -> ColumnClause[int]:
        """Return the column in which a query finds keys."""
        tables = self.index.tables
        if query.root is None:
            return tables.rows.c.key
        return tables.tokens.c.key if self._is_postgres else tables.fts.c.rowid

    def conditions(self, query: Query, forms: Mapping[str, Sequence[str]]) -> list[ColumnElement[bool]]:
        """Return the conditions of a query on the table of its key; those of an instant are not among them."""
        key, tables = self.key(query), self.index.tables
        low, high = keys_of_days(query.since, query.until)
        found: list[ColumnElement[bool]] = []
        if query.root is not None and self._is_postgres:
            found.append(tables.tokens.c.tokens.op("@@")(cast(tsquery_of(query.root, forms), TSQUERY)))
        elif query.root is not None:
            found.append(tables.fts.c[tables.fts.name].op("MATCH")(expression_of(query.root, forms)))
        if low is not None:
            found.append(key >= low)
        if high is not None:
            found.append(key < high)
        found += self._history(query, key)
        if query.at is not None:
            _, later = keys_of_days(None, (query.at + _LATER).astimezone(ZONE).date())
            found.append(key < later)
        return found

    def _history(self, query: Query, key: ColumnElement[int]) -> Iterator[ColumnElement[bool]]:
        """Yield what a query asks of the histories of articles. Their keys are few in most archives, and are found once for a statement."""
        index = self.index
        if query.root is not None and not self._is_postgres:
            key = UnaryExpression(key, operator=_PLUS)  # keeps SQLite from asking its index for each of the keys
        for ids, is_wanted in histories_of(query):
            keys = select(self._rows_of_index.c.key).join(index.contents, index.id == index.tables.row_id)
            keys = keys.where(index.columns[0].in_(ids))
            yield key.in_(keys) if is_wanted else key.not_in(keys)
