"""The tables of the indexes. They follow from the articles: `newsarchive index rebuild` makes their rows anew.

There are two indexes: of the present contents of articles, and of their superseded versions, so that searching the present does not wait for the
past. Each has a row for each content. Its key is the place in the order of publication, so that the newest hits are found first without
sorting. In SQLite the tokens are in an FTS5 table under the same number, in PostgreSQL in the column `tokens`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    TableClause,
    Text,
    column,
    delete,
    insert,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

_STATISTICS: Final = 1000  # ten tokens are known for each
index_metadata = MetaData()
_postgres_metadata: Final = MetaData()

search_meta = Table(
    "search_meta",
    index_metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


# For near copies: the hashes of the shingles of a body, and the bands by which it is found (newsarchive.archive.clusters).
search_sketches = Table(
    "search_sketches",
    index_metadata,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    Column("shingles", Integer, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)
search_bands = Table(
    "search_bands",
    index_metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)


@dataclass(frozen=True, slots=True)
class IndexTables:
    """The tables of an index.

    `version_name`: its row of `search_meta`, which has the version of its keys; `row_id`: the column of `rows` with the id of what is indexed;
    `copies`: the tables by which near copies are found, of the present index;
    `tokens`: PostgreSQL alone; `fts`: SQLite alone. A row of it whose column of the table's own name holds a command is one, not a content.
    """

    version_name: str
    rows: Table
    row_id: Column[Any]
    words: Table
    copies: Sequence[Table]
    tokens: Table
    fts: TableClause


def _tables(version_name: str, *, fts: str, beginning: str, row_id: str, copies: Sequence[Table] = ()) -> IndexTables:
    rows = Table(
        f"{beginning}_rows",
        index_metadata,
        Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
        Column(row_id, Integer, nullable=False, unique=True),
        Column("digest", LargeBinary, nullable=False),
    )
    words = Table(
        f"{beginning}_words",
        index_metadata,
        Column("word", Text, primary_key=True),
        Column("articles", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    tokens = Table(
        f"{beginning}_tokens",
        _postgres_metadata,
        Column("key", BigInteger, primary_key=True, autoincrement=False),
        Column("tokens", TSVECTOR, nullable=False),
        Index(f"ix_{beginning}_tokens_tokens", "tokens", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
    )
    fts_table = table(fts, *map(column, (fts, "rank", "rowid", "title", "body", "filters")))
    return IndexTables(version_name, rows, rows.c[row_id], words, copies, tokens, fts_table)


PRESENT: Final = _tables(
    "version", fts="search", beginning="search", row_id="article_id", copies=(search_sketches, search_bands)
)
SUPERSEDED: Final = _tables(
    "version_superseded", fts="search_versions", beginning="search_version", row_id="version_id"
)


def create(connection: Connection, tables: IndexTables) -> None:
    """Make the empty tables of an index."""
    for each in (search_meta, tables.rows, tables.words, *tables.copies):
        each.create(connection, checkfirst=True)
    if connection.dialect.name == "postgresql":
        tables.tokens.create(connection)
        # With the usual number of known tokens PostgreSQL takes a rare word for a frequent one, and looks for it in the newest rows.
        tokens = f"{tables.tokens.name} ALTER COLUMN tokens SET STATISTICS {_STATISTICS}"
        connection.exec_driver_sql(f"ALTER TABLE {tokens}")
        return
    connection.exec_driver_sql(
        f"""CREATE VIRTUAL TABLE {tables.fts.name} USING fts5(title, body, filters, content='', tokenize="ascii tokenchars '=_'")"""
    )
    connection.execute(insert(tables.fts).values({tables.fts.name: "automerge", "rank": 8}))


def optimize(connection: Connection, tables: IndexTables) -> None:
    """Prepare an index that was filled at once for being asked.

    SQLite merges the parts in which it was written: each count of a month asks each of them. PostgreSQL counts the tokens for its plans.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {tables.tokens.name}")
    else:
        connection.execute(insert(tables.fts).values({tables.fts.name: "optimize"}))


def drop(connection: Connection, tables: IndexTables) -> None:
    """Take the tables of an index away; `search_meta` is that of both."""
    if connection.dialect.name == "postgresql":
        tables.tokens.drop(connection, checkfirst=True)
    else:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {tables.fts.name}")
    for each in (tables.rows, tables.words, *tables.copies):
        each.drop(connection, checkfirst=True)
    connection.execute(delete(search_meta).where(search_meta.c.name == tables.version_name))
