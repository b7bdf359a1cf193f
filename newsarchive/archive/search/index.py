"""Writing the index, in the transaction of the articles: after a crash both are there or neither is."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import lock_index
from newsarchive.archive.search import places
from newsarchive.archive.search.document import Document, document_of
from newsarchive.archive.search.indexes import PRESENT, SearchIndex
from newsarchive.archive.search.keys import VERSION
from newsarchive.archive.search.postgres import tokens_of
from newsarchive.archive.search.tables import create, drop, optimize, search_meta
from newsarchive.archive.visibility import Shown

_AT_ONCE: Final = 500  # contents of a rebuild


@dataclass(frozen=True)
class Change:
    """A content that was written: the id of its row, and its columns INDEXED before, None if it is new, and now, None if it is gone."""

    row_id: int
    before: Mapping[str, Any] | None
    now: Mapping[str, Any] | None

    @cached_property
    def document(self) -> Document | None:
        """What the index has of the content now. Its words are found once, for the index and for copies."""
        return document_of(self.now) if self.now else None

    @property
    def body_keys(self) -> Sequence[str]:
        """The keys of the body now; of a content that is gone none."""
        return self.document.body_keys if self.document else ()


def update_index(connection: Connection, changes: Sequence[Change], index: SearchIndex = PRESENT) -> list[Change]:
    """Bring the rows of an index up to date; return the changes as it has them, without what readers may not see."""
    shown = Shown.of_all(connection)
    found = [shown_change(shown, shown, each) for each in changes]
    write_index(connection, found, index)
    return found


def shown_change(before: Shown, now: Shown, change: Change) -> Change:
    """Return a change of what readers may see, by what they may see before it and now."""
    contents = (
        before.indexed(change.before) if change.before else None,
        now.indexed(change.now) if change.now else None,
    )
    is_same = contents[0] is change.before and contents[1] is change.now
    return change if is_same else replace(change, before=contents[0], now=contents[1])


def write_index(connection: Connection, changes: Sequence[Change], index: SearchIndex = PRESENT) -> None:
    """Bring the rows of an index up to date with what readers may see. One of another version is left alone."""
    if not is_current(connection, index):
        return  # `rebuild` indexes what is written until then
    if not changes:
        return
    added, removed = [], []
    lock_index(connection)
    rows = _rows(connection, index, [change.row_id for change in changes])
    for change in changes:
        document = change.document
        row = rows.get(change.row_id)
        if row:
            old = document_of(change.before) if change.before else None  # a row of no article: that was deleted by hand
            is_known = old is not None and old.digest == row.digest
            if is_known and document and row.digest == document.digest and _place(change.before) == _place(change.now):
                continue
            removed.append((row.key, old if is_known else None))
        if change.now and document:
            added.append(_Content(change.row_id, change.now, document))
    _remove(connection, index, removed)
    _add(connection, index, added)


def _place(row: Mapping[str, Any] | None) -> tuple[Any, ...]:
    return (row["published_at"], row["published_precision"]) if row else ()


def rebuilt(connection: Connection, index: SearchIndex = PRESENT) -> Iterator[dict[int, Document]]:
    """Make an index anew from all of its contents. Yields what it has of them, some hundred at a time, by the id of their row."""
    drop(connection, index.tables)
    create(connection, index.tables)
    connection.execute(insert(search_meta).values(name=index.tables.version_name, value=str(VERSION)))
    query, shown = index.documents().order_by(index.id), Shown.of(connection)
    for chunk in connection.execute(query, execution_options={"stream_results": True}).mappings().partitions(_AT_ONCE):
        seen = ((row["row_id"], shown.content(row["id"], row)) for row in map(dict, chunk))
        contents = [_Content(row_id, row, document_of(row)) for row_id, row in seen]
        _add(connection, index, contents)
        yield {each.row_id: each.document for each in contents}
    optimize(connection, index.tables)


def is_current(connection: Connection, index: SearchIndex = PRESENT) -> bool:
    """True if an index was made with the keys of this version."""
    found = select(search_meta.c.value).where(search_meta.c.name == index.tables.version_name)
    return connection.scalar(found) == str(VERSION)


@dataclass(frozen=True, slots=True)
class _Content:
    """What is to be indexed: the id of its row, its columns and its document."""

    row_id: int
    columns: Mapping[str, Any]
    document: Document


def _rows(connection: Connection, index: SearchIndex, row_ids: Sequence[int]) -> dict[int, Any]:
    rows = index.tables.rows
    query = select(index.tables.row_id.label("row_id"), rows.c.key, rows.c.digest)
    return {row.row_id: row for row in select_in_chunks(connection, query, index.tables.row_id, row_ids)}


def _add(connection: Connection, index: SearchIndex, added: Sequence[_Content]) -> None:
    if not added:
        return
    tables = index.tables
    wanted = [
        (each.row_id, places.first_key(row["id"], row["published_at"], row["published_precision"]))
        for each in added
        for row in [each.columns]
    ]
    keys = places.choose(connection, tables.rows, wanted)
    # In the order of their keys: FTS5 appends most of them to what it has.
    by_key = sorted(((keys[each.row_id], each) for each in added), key=lambda keyed: keyed[0])
    connection.execute(
        insert(tables.rows),
        [{"key": key, tables.row_id.name: each.row_id, "digest": each.document.digest} for key, each in by_key],
    )
    if connection.dialect.name == "postgresql":
        connection.execute(
            insert(tables.tokens), [{"key": key, "tokens": tokens_of(each.document)} for key, each in by_key]
        )
    else:
        connection.execute(insert(tables.fts), [_fts_row(key, each.document) for key, each in by_key])
    _count_words(connection, index, [each.document for _, each in by_key], 1)


def _remove(connection: Connection, index: SearchIndex, removed: Sequence[tuple[int, Document | None]]) -> None:
    """Remove rows. FTS5 needs the very tokens that it has; where they are not known it keeps them, and the index is to be rebuilt."""
    if not removed:
        return
    tables = index.tables
    _delete(connection, tables.rows, removed)
    if connection.dialect.name == "postgresql":
        _delete(connection, tables.tokens, removed)
    else:
        known = [_fts_row(key, document) for key, document in removed if document]
        if known:
            connection.execute(insert(tables.fts), [{tables.fts.name: "delete", **row} for row in known])
        if len(known) < len(removed):
            of_index = search_meta.c.name == tables.version_name
            connection.execute(update(search_meta).where(of_index).values(value="damaged"))
    _count_words(connection, index, [document for _, document in removed if document], -1)


def _delete(connection: Connection, table: Table, removed: Sequence[tuple[int, Document | None]]) -> None:
    connection.execute(
        delete(table).where(table.c.key == bindparam("row_key")), [{"row_key": key} for key, _ in removed]
    )


def _fts_row(key: int, document: Document) -> dict[str, Any]:
    columns = {"title": document.headline_keys, "body": document.body_keys, "filters": document.filters}
    return {"rowid": key, **{name: " ".join(tokens) for name, tokens in columns.items()}}


def _count_words(connection: Connection, index: SearchIndex, documents: Iterable[Document], sign: int) -> None:
    """Add to the numbers of contents with a word, from which the words of a prefix are chosen."""
    counts = Counter(key for document in documents for key in {*document.headline_keys, *document.body_keys})
    if counts:
        added = json.dumps({word: sign * count for word, count in counts.items()}, ensure_ascii=False)
        statement = _COUNT[connection.dialect.name].format(words=index.tables.words.name)
        connection.execute(text(statement), {"added": added})


# One parameter: a batch has some thousands of words.
_COUNT: Final = {
    dialect: (
        f"INSERT INTO {{words}}(word, articles) {added} "
        "ON CONFLICT (word) DO UPDATE SET articles = {words}.articles + excluded.articles"
    )
    for dialect, added in {
        "sqlite": "SELECT key, value FROM json_each(:added) WHERE true",
        "postgresql": "SELECT key, CAST(value AS integer) FROM jsonb_each_text(CAST(:added AS jsonb))",
    }.items()
}
