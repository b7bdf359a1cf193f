"""Finding the articles of a query, newest first: keys from the index, and a comparison with the stored text where the index finds more."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, cast, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.exc import DBAPIError

from newsarchive.archive.schema import article_clusters, articles, clusters
from newsarchive.archive.search.document import document_of, fits
from newsarchive.archive.search.index import INDEXED
from newsarchive.archive.search.places import keys_of_days
from newsarchive.archive.search.postgres import tsquery_of
from newsarchive.archive.search.query import Query, is_checked, matches
from newsarchive.archive.search.sqlite import expression_of
from newsarchive.archive.search.tables import fts, search_rows, search_tokens, search_words

SECONDS: Final = 1.0  # that a query may take
MOST_CHECKED: Final = 500  # articles that are compared with their text
_FORMS: Final = 50  # words that a beginning stands for
_AT_ONCE: Final = 100  # rows
_STREAMED: Final = 500  # rows that are held of a query without limit
_STEPS: Final = 10_000  # of SQLite's machine between two looks at the clock
_SQLITE_INTERRUPT: Final = 9
_QUERY_CANCELED: Final = "57014"

# Of the near cluster, which holds the exact copies too; of the exact one if a text is too short for near copies.
_OF_CLUSTER: Final = (
    select(article_clusters.c.cluster_id)
    .join(clusters, (clusters.c.id == article_clusters.c.cluster_id) & (clusters.c.kind == article_clusters.c.kind))
    .where(article_clusters.c.article_id == articles.c.id)
    .order_by(article_clusters.c.kind.desc())
    .limit(1)
)
_CLUSTER: Final = _OF_CLUSTER.scalar_subquery().label("cluster_id")
_COPIES: Final = _OF_CLUSTER.with_only_columns(clusters.c.articles - 1).scalar_subquery().label("copies")

Row = Mapping[str, Any]


class Finder:
    """The index, asked within one time limit. For one transaction that reads."""

    def __init__(self, connection: Connection, seconds: float = SECONDS) -> None:
        self._connection = connection
        self._is_postgres = connection.dialect.name == "postgresql"
        self._deadline = time.monotonic() + seconds
        self._seconds = seconds
        self.notes: list[str] = []

    @contextmanager
    def limited(self) -> Iterator[None]:
        """End what takes too long: what was found until then stays, with a note. Yields nothing."""
        driver = self._connection.connection.driver_connection
        if self._is_postgres:
            settings = f"SET LOCAL statement_timeout = {int(self._seconds * 1000)}; SET LOCAL enable_seqscan = off; SET LOCAL jit = off"
            self._connection.exec_driver_sql(settings)
        elif driver is not None:
            driver.set_progress_handler(lambda: time.monotonic() > self._deadline, _STEPS)
        try:
            yield
        except DBAPIError as error:
            if not _is_of_limit(error):
                raise
            self.notes.append(f"the search was ended after {self._seconds:g} s; there may be more")
        finally:
            if not self._is_postgres and driver is not None:
                driver.set_progress_handler(None, 0)

    def forms(self, query: Query) -> dict[str, list[str]]:
        """Return the most frequent keys for each beginning of a query."""
        beginnings = {each.words[-1].folded for each in matches(query.root) if each.is_prefix}
        return {beginning: self._forms(beginning) for beginning in beginnings}

    def _forms(self, beginning: str) -> list[str]:
        words = search_words.c
        found = list(
            self._connection.scalars(
                select(words.word)
                .where(words.word >= beginning, words.word < beginning + chr(0x10FFFF), words.articles > 0)
                .order_by(words.articles.desc(), words.word)
                .limit(_FORMS + 1)
            )
        )
        if len(found) > _FORMS:
            self.notes.append(f"{beginning}* stands for its {_FORMS} most frequent words")
        return found[:_FORMS]

    def newest(
        self, query: Query, forms: Mapping[str, Sequence[str]], below: int | None = None, at_once: int = _AT_ONCE
    ) -> Iterator[Row]:
        """Yield the articles of a query below a key, newest first: their columns INDEXED, and `key`, `url`, `cluster_id`, `copies`.

        `at_once`: how many are probably wanted.
        """
        checked = query.root if query.root is not None and is_checked(query.root) else None
        examined = 0
        while True:
            rows = self._rows(query, forms, below, at_once)
            for row in rows:
                if checked is None or fits(checked, document_of(row)):
                    yield row
                examined += 1
                if checked is not None and examined == MOST_CHECKED:
                    self.notes.append(
                        f"the {MOST_CHECKED} newest articles with these words were compared with the query"
                    )
                    return
            if len(rows) < at_once:
                return
            below, at_once = rows[-1]["key"], _AT_ONCE

    def every(self, query: Query, forms: Mapping[str, Sequence[str]]) -> Iterator[int]:
        """Yield the ids of all articles of a query, in no order, however many are compared with their text."""
        checked = query.root if query.root is not None and is_checked(query.root) else None
        key, conditions = self._found(query, forms)
        keys = select(key.label("key")).where(*conditions).subquery()
        columns = [articles.c[name] for name in INDEXED] if checked else [articles.c.id]
        rows = (
            select(*columns)
            .join(search_rows, search_rows.c.article_id == articles.c.id)
            .join(keys, keys.c.key == search_rows.c.key)
        )
        for row in self._connection.execute(rows, execution_options={"yield_per": _STREAMED}).mappings():
            if checked is None or fits(checked, document_of(dict(row))):
                yield row["id"]

    def _rows(self, query: Query, forms: Mapping[str, Sequence[str]], below: int | None, count: int) -> list[Row]:
        key, conditions = self._found(query, forms)
        if below is not None:
            conditions = [*conditions, key < below]
        keys = select(key.label("key")).where(*conditions).order_by(key.desc()).limit(count).subquery()
        columns = [articles.c[name] for name in (*INDEXED, "url")]
        rows: Select[Any] = (
            select(keys.c.key, _CLUSTER, _COPIES, *columns)
            .join(search_rows, search_rows.c.key == keys.c.key)
            .join(articles, articles.c.id == search_rows.c.article_id)
            .order_by(keys.c.key.desc())
        )
        return [dict(row) for row in self._connection.execute(rows).mappings()]

    def _found(self, query: Query, forms: Mapping[str, Sequence[str]]) -> tuple[Any, list[ColumnElement[bool]]]:
        """Return the column of the key, and the conditions of a query on its table."""
        if query.root is None:
            return search_rows.c.key, self._days(search_rows.c.key, query)
        if self._is_postgres:
            key = search_tokens.c.key
            return key, [
                search_tokens.c.tokens.op("@@")(cast(tsquery_of(query.root, forms), TSQUERY)),
                *self._days(key, query),
            ]
        rowid = fts.c.rowid
        return rowid, [fts.c.search.op("MATCH")(expression_of(query.root, forms)), *self._days(rowid, query)]

    @staticmethod
    def _days(key: ColumnElement[int], query: Query) -> list[ColumnElement[bool]]:
        low, high = keys_of_days(query.since, query.until)
        return [
            condition
            for condition in (low is not None and key >= low, high is not None and key < high)
            if condition is not False
        ]


def _is_of_limit(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code == _SQLITE_INTERRUPT or getattr(error.orig, "sqlstate", None) == _QUERY_CANCELED
