"""An article is found by its public id: a column, as hashing the addresses of all articles takes too long."""

from base64 import b32encode
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.histories_0002 import CONTENT
from newsarchive.archive.migrations.views import local, normalized

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CHUNK = 500  # rows
_ARTICLES_0004 = [
    *("id", "outlet", "url", *CONTENT, "version", "first_capture_id", "first_seen_at", "last_seen_at"),
    *("version_first_seen_at", "state", "state_since"),
]


def upgrade() -> None:
    """Make the column and fill it, and make the views with it."""
    _drop_views()
    op.add_column("articles", sa.Column("public_id", sa.Text))
    _fill(op.get_bind())
    with op.batch_alter_table("articles") as altered:
        altered.alter_column("public_id", existing_type=sa.Text(), nullable=False)
    op.create_index("ix_articles_public_id", "articles", ["public_id"])
    _create_views([*_ARTICLES_0004, "public_id"])


def downgrade() -> None:
    """Take the column away."""
    _drop_views()
    op.drop_index("ix_articles_public_id", "articles")
    op.drop_column("articles", "public_id")
    _create_views(_ARTICLES_0004)


def _fill(connection: sa.Connection) -> None:
    """Set the public id of each article: a hash of its outlet and its one address."""
    articles = sa.table("articles", *map(sa.column, ("id", "outlet", "url", "public_id")))
    query = sa.select(articles.c.id, articles.c.outlet, articles.c.url).order_by(articles.c.id).limit(_CHUNK)
    change = sa.update(articles).where(articles.c.id == sa.bindparam("row_id"))
    last = 0
    while chunk := connection.execute(query.where(articles.c.id > last)).all():
        rows = [{"row_id": row.id, "found": _public_id(row.outlet, row.url)} for row in chunk]
        connection.execute(change.values(public_id=sa.bindparam("found")), rows)
        last = chunk[-1].id


def _public_id(outlet: str, url: str) -> str:
    return b32encode(sha256(f"{outlet}\n{url}".encode()).digest()[:10]).decode().lower()


def _create_views(articles: list[str]) -> None:
    op.execute(normalized(articles))
    op.execute(local(articles, op.get_bind().dialect.name))


def _drop_views() -> None:
    op.execute("DROP VIEW articles_local")
    op.execute("DROP VIEW articles_normalized")
