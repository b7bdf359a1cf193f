"""What Alembic runs to migrate: on the connection that newsarchive.archive.connect hands over, in its transaction.

A new step is drafted, on an archive that is up to date, by
`alembic.command.revision(alembic_config(connection), "what it does", autogenerate=True)`, then read by a person, and
named in `schema.REVISION`. To change a column SQLite rebuilds the table: such a step first drops the view
articles_normalized and any triggers on the table, and makes them again afterwards, because Alembic knows of neither.
"""

from collections.abc import Mapping
from typing import Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from newsarchive.archive.schema import metadata

_SEARCH_INDEX = "search"


def include_name(
    name: str | None,
    kind: Literal[
        "schema", "table", "column", "index", "unique_constraint", "foreign_key_constraint", "check_constraint"
    ],
    _parents: Mapping[Literal["schema_name", "table_name", "schema_qualified_table_name"], str | None],
) -> bool:
    """Leave out the search index: its tables and their shadow tables are no part of the schema and would be dropped."""
    return not (kind == "table" and name is not None and name.startswith(_SEARCH_INDEX))


def render_item(kind: str, item: object, _: object) -> str | Literal[False]:
    """Write our own types as what they are to the database, so that a step means the same when ours have changed."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=include_name,
    render_item=render_item,
    render_as_batch=True,  # SQLite cannot alter a column in place
    transactional_ddl=True,  # SQLite can, though Alembic does not count on it: a step is made whole or not at all
)
with context.begin_transaction():
    context.run_migrations()
