"""The tables of the index. They follow from the articles: `newsarchive index rebuild` makes their rows anew.

`search_rows` has a row for each article. Its key is the place in the order of publication, so that the newest hits are found first without
sorting. In SQLite the tokens are in the FTS5 table `search` under the same number, in PostgreSQL in the column `tokens`.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    column,
    insert,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

index_metadata = MetaData()

search_rows = Table(
    "search_rows",
    index_metadata,
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article_id", Integer, nullable=False, unique=True),
    Column("digest", LargeBinary, nullable=False),
)
search_words = Table(
    "search_words",
    index_metadata,
    Column("word", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)
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
# PostgreSQL alone: in SQLite the tokens have a table of their own.
search_tokens = Table(
    "search_tokens",
    MetaData(),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("tokens", TSVECTOR, nullable=False),
    Index("ix_search_tokens_tokens", "tokens", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
)
# SQLite alone. A row whose column of the table's own name holds a command is one, not an article.
fts = table("search", *map(column, ("search", "rank", "rowid", "title", "body", "filters")))
_FTS: Final = (
    """CREATE VIRTUAL TABLE search USING fts5(title, body, filters, content='', tokenize="ascii tokenchars '='")"""
)


def create(connection: Connection) -> None:
    """Make the empty tables."""
    index_metadata.create_all(connection)
    if connection.dialect.name == "postgresql":
        search_tokens.create(connection)
    else:
        connection.exec_driver_sql(_FTS)
        connection.execute(insert(fts).values(search="automerge", rank=8))


def drop(connection: Connection) -> None:
    """Take the tables away."""
    if connection.dialect.name == "postgresql":
        search_tokens.drop(connection, checkfirst=True)
    else:
        connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    index_metadata.drop_all(connection)
