"""Writing the index, in the transaction of the articles: after a crash both are there or neither is."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.connect import lock_index
from newsarchive.archive.schema import articles
from newsarchive.archive.search import places
from newsarchive.archive.search.document import Document, document_of
from newsarchive.archive.search.keys import VERSION
from newsarchive.archive.search.postgres import tokens_of
from newsarchive.archive.search.tables import create, drop, fts, search_meta, search_rows, search_tokens

INDEXED: Final = (
    "id",
    "outlet",
    "headline",
    "kicker",
    "byline",
    "body",
    "section",
    "published_at",
    "published_offset",
    "published_local_offset",
    "published_precision",
)
_AT_ONCE: Final = 500  # articles of a rebuild


@dataclass(frozen=True)
class Change:
    """An article that was written: its columns INDEXED before, None if it is new, and now."""

    before: Mapping[str, Any] | None
    now: Mapping[str, Any]

    @cached_property
    def document(self) -> Document:
        """What the index has of the article now. Its words are found once, for the index and for copies."""
        return document_of(self.now)


def update_index(connection: Connection, changes: Sequence[Change]) -> None:
    """Bring the rows of articles up to date. An index of another version is left alone."""
    if not is_current(connection):
        return  # `rebuild` indexes what is written until then
    if not changes:
        return
    added, removed = [], []
    lock_index(connection)
    rows = _rows(connection, [change.now["id"] for change in changes])
    for change in changes:
        document = change.document
        row = rows.get(change.now["id"])
        if row is None:
            added.append((change.now, document))
            continue
        old = document_of(change.before) if change.before else None  # a row of no article: that was deleted by hand
        if old and old.digest == row.digest == document.digest and _place(change.before) == _place(change.now):
            continue
        removed.append((row.key, old if old and old.digest == row.digest else None))
        added.append((change.now, document))
    _remove(connection, removed)
    _add(connection, added)


def _place(row: Mapping[str, Any] | None) -> tuple[Any, ...]:
    return (row["published_at"], row["published_precision"]) if row else ()


def rebuilt(connection: Connection) -> Iterator[dict[int, Document]]:
    """Make the index anew from all articles. Yields what it has of them, some hundred at a time, by article id."""
    drop(connection)
    create(connection)
    connection.execute(insert(search_meta).values(name="version", value=str(VERSION)))
    query = select(*(articles.c[name] for name in INDEXED)).order_by(articles.c.id)
    for chunk in connection.execute(query, execution_options={"stream_results": True}).partitions(_AT_ONCE):
        rows = [dict(zip(INDEXED, row, strict=True)) for row in chunk]
        documents = {row["id"]: document_of(row) for row in rows}
        _add(connection, [(row, documents[row["id"]]) for row in rows])
        yield documents


def is_current(connection: Connection) -> bool:
    """True if the index was made with the keys of this version."""
    return connection.scalar(select(search_meta.c.value).where(search_meta.c.name == "version")) == str(VERSION)


def _rows(connection: Connection, article_ids: Sequence[int]) -> dict[int, Any]:
    query = select(search_rows.c.article_id, search_rows.c.key, search_rows.c.digest)
    return {row.article_id: row for row in select_in_chunks(connection, query, search_rows.c.article_id, article_ids)}


def _add(connection: Connection, added: Sequence[tuple[Mapping[str, Any], Document]]) -> None:
    if not added:
        return
    wanted = [
        (row["id"], places.first_key(row["id"], row["published_at"], row["published_precision"])) for row, _ in added
    ]
    keys = places.choose(connection, wanted)
    # In the order of their keys: FTS5 appends most of them to what it has.
    by_key = sorted(((keys[row["id"]], row["id"], document) for row, document in added), key=lambda each: each[0])
    connection.execute(
        insert(search_rows),
        [{"key": key, "article_id": id_, "digest": document.digest} for key, id_, document in by_key],
    )
    if connection.dialect.name == "postgresql":
        connection.execute(
            insert(search_tokens), [{"key": key, "tokens": tokens_of(document)} for key, _, document in by_key]
        )
    else:
        connection.execute(insert(fts), [_fts_row(key, document) for key, _, document in by_key])
    _count_words(
        connection,
        Counter(key for _, _, document in by_key for key in {*document.headline_keys, *document.body_keys}),
        1,
    )


def _remove(connection: Connection, removed: Sequence[tuple[int, Document | None]]) -> None:
    """Remove rows. FTS5 needs the very tokens that it has; where they are not known it keeps them, and the index is to be rebuilt."""
    if not removed:
        return
    connection.execute(_DELETE_ROW, [{"row_key": key} for key, _ in removed])
    if connection.dialect.name == "postgresql":
        connection.execute(_DELETE_TOKENS, [{"row_key": key} for key, _ in removed])
    else:
        known = [_fts_row(key, document) for key, document in removed if document]
        if known:
            connection.execute(insert(fts), [{"search": "delete", **row} for row in known])
        if len(known) < len(removed):
            connection.execute(update(search_meta).where(search_meta.c.name == "version").values(value="damaged"))
    _count_words(
        connection,
        Counter(key for _, document in removed if document for key in {*document.headline_keys, *document.body_keys}),
        -1,
    )


def _fts_row(key: int, document: Document) -> dict[str, Any]:
    columns = {"title": document.headline_keys, "body": document.body_keys, "filters": document.filters}
    return {"rowid": key, **{name: " ".join(tokens) for name, tokens in columns.items()}}


def _count_words(connection: Connection, counts: Mapping[str, int], sign: int) -> None:
    """Add to the numbers of articles with a word, from which the words of a prefix are chosen."""
    if counts:
        added = json.dumps({word: sign * count for word, count in counts.items()}, ensure_ascii=False)
        connection.execute(_COUNT[connection.dialect.name], {"added": added})


_DELETE_ROW: Final = delete(search_rows).where(search_rows.c.key == bindparam("row_key"))
_DELETE_TOKENS: Final = delete(search_tokens).where(search_tokens.c.key == bindparam("row_key"))
# One parameter: a batch has some thousands of words.
_COUNT: Final = {
    dialect: text(
        f"INSERT INTO search_words(word, articles) {added} "
        "ON CONFLICT (word) DO UPDATE SET articles = search_words.articles + excluded.articles"
    )
    for dialect, added in {
        "sqlite": "SELECT key, value FROM json_each(:added) WHERE true",
        "postgresql": "SELECT key, CAST(value AS integer) FROM jsonb_each_text(CAST(:added AS jsonb))",
    }.items()
}
