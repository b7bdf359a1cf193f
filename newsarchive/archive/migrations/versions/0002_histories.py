"""Facts from which the archive is derived in any order of arrival: sightings of articles and tickers, listed addresses, failed fetches.

What an archive of 0001 knows is kept; `fill_0002` derives the new rows from it.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from newsarchive.archive.migrations.fill_0002 import fill
from newsarchive.archive.migrations.histories_0002 import CONTENT
from newsarchive.archive.migrations.views import local, normalized

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_ARTICLES = ["id", "outlet", "url", *CONTENT, "version", "first_capture_id", "first_seen_at", "last_seen_at"]
_ARTICLES_0001 = [name for name in _ARTICLES if name != "published_local_offset"]
_OF_RESPONSES: dict[str, TypeEngine[Any]] = {
    "status": sa.Integer(),
    "digest": sa.Text(),
    "size": sa.Integer(),
}  # empty now for a fetch without one
_NEW_TABLES = (
    "ticker_sightings",
    "ticker_captures",
    "tickers",
    "article_authors",
    "article_sightings",
    "listed_addresses",
    "archive_info",
)


def upgrade() -> None:
    """Make the tables and columns, fill them from what is there, and make the views."""
    op.execute("DROP VIEW articles_normalized")
    _create_tables()
    with op.batch_alter_table("captures") as captures:
        for name, type_ in _OF_RESPONSES.items():
            captures.alter_column(name, existing_type=type_, nullable=True)
        captures.add_column(sa.Column("reason", sa.Text))
    for table in ("articles", "article_versions"):
        op.add_column(table, sa.Column("published_local_offset", sa.Integer))
    for table in ("ticker_headlines", "related_links"):
        op.add_column(table, sa.Column("target_url", sa.Text))
    op.add_column("article_versions", sa.Column("cause", sa.Text))
    fill(op.get_bind())
    with op.batch_alter_table("article_versions") as versions:
        versions.alter_column("cause", existing_type=sa.Text, nullable=False)
    op.execute(normalized(_ARTICLES))
    op.execute(local(_ARTICLES, op.get_bind().dialect.name))


def downgrade() -> None:
    """Take the new tables, columns and views away.

    Failed fetches have no place in the older schema, except those on whose response a headline of a ticker was found first.
    """
    op.execute("DROP VIEW articles_local")
    op.execute("DROP VIEW articles_normalized")
    for table in _NEW_TABLES:
        op.drop_table(table)
    op.execute(
        "DELETE FROM captures WHERE reason IS NOT NULL AND id NOT IN (SELECT first_capture_id FROM ticker_headlines)"
    )
    with op.batch_alter_table("captures") as captures:
        captures.drop_column("reason")
        for name, type_ in _OF_RESPONSES.items():
            captures.alter_column(name, existing_type=type_, nullable=False)
    for table in ("articles", "article_versions"):
        op.drop_column(table, "published_local_offset")
    for table in ("ticker_headlines", "related_links"):
        op.drop_column(table, "target_url")
    op.drop_column("article_versions", "cause")
    op.execute(normalized(_ARTICLES_0001))


def _create_tables() -> None:
    op.create_table(
        "archive_info",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "listed_addresses",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("section", sa.Text),
        sa.Column("is_article", sa.Boolean, nullable=False),
        sa.Column("first_listed_at", _INSTANT, nullable=False),
        sa.Column("last_listed_at", _INSTANT, nullable=False),
        sa.Column("first_run_id", sa.Integer, sa.ForeignKey("crawl_runs.id"), nullable=False),
        sa.UniqueConstraint("outlet", "url", "source"),
    )
    op.create_table(
        "article_sightings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("differs", sa.JSON),
    )
    op.create_table(
        "article_authors",
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_folded", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
    )
    op.create_table(
        "tickers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("headlines", sa.JSON, nullable=False),
        sa.UniqueConstraint("outlet", "digest"),
    )
    op.create_table(
        "ticker_captures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("seen_at", _INSTANT, nullable=False),
        sa.Column("capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("ticker_id", sa.Integer, sa.ForeignKey("tickers.id"), nullable=False),
        sa.Index(None, "outlet", "seen_at"),
    )
    op.create_table(
        "ticker_sightings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("headline_id", sa.Integer, sa.ForeignKey("ticker_headlines.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("last_position", sa.Integer, nullable=False),
        sa.Column("first_seen_at", _INSTANT, nullable=False),
        sa.Column("last_seen_at", _INSTANT, nullable=False),
        sa.Column("first_capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("last_capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
    )
