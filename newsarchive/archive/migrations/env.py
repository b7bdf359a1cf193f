"""The environment of Alembic: it migrates on the connection of newsarchive.archive.connect, in its transaction.

To add a migration, run `alembic.command.revision(alembic_config(connection), "what it does", autogenerate=True)` on an
archive of the present schema, review the file, and set `schema.REVISION`. SQLite rebuilds a table to change a column: such
a migration first drops the views of `views` and all triggers of the table, and creates them again afterwards, because
Alembic handles neither. One that adds or renames columns ends with `described.describe`.
"""

from collections.abc import Mapping
from typing import Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from newsarchive.archive.meanings import commented
from newsarchive.archive.schema import metadata

_SEARCH_INDEX = "search"


def include_name(
    name: str | None,
    kind: Literal[
        "schema", "table", "column", "index", "unique_constraint", "foreign_key_constraint", "check_constraint"
    ],
    _parents: Mapping[Literal["schema_name", "table_name", "schema_qualified_table_name"], str | None],
) -> bool:
    """True unless a table belongs to a search index, which is no part of the schema and would be dropped."""
    return not (kind == "table" and name is not None and name.startswith(_SEARCH_INDEX))


def render_item(kind: str, item: object, _: object) -> str | Literal[False]:
    """Return the database type of our own column types, so that a migration does not depend on their code."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=commented(metadata),
    include_name=include_name,
    render_item=render_item,
    render_as_batch=True,  # SQLite cannot alter a column in place
    transactional_ddl=True,  # SQLite supports it, though Alembic assumes the opposite: a migration is applied whole or not at all
)
with context.begin_transaction():
    context.run_migrations()
