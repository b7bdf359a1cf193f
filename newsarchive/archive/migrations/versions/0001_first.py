"""The first tables: outlets, runs, captures, articles with their versions, tickers, related links and clusters."""

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.views import normalized

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def _content() -> list[sa.Column[object]]:
    return [
        sa.Column("headline", sa.Text),
        sa.Column("kicker", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("published_at", _INSTANT),
        sa.Column("published_offset", sa.Integer),
        sa.Column("published_precision", sa.Text),
        sa.Column("published_raw", sa.Text),
        sa.Column("modified_at", _INSTANT),
        sa.Column("modified_offset", sa.Integer),
        sa.Column("modified_precision", sa.Text),
        sa.Column("modified_raw", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("section", sa.Text),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.Column("image", sa.Text),
        sa.Column("captions", sa.JSON, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("layout", sa.Text),
        sa.Column("witnesses", sa.JSON, nullable=False),
        sa.Column("problems", sa.JSON, nullable=False),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("body_hash", sa.Text),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
    ]


def upgrade() -> None:
    """Make the tables and the view."""
    op.create_table(
        "outlets",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("name_bn", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, nullable=False),
        sa.Column("domains", sa.JSON, nullable=False),
        sa.Column("timezone", sa.Text, nullable=False),
    )
    op.create_table(
        "crawl_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("started_at", _INSTANT, nullable=False),
        sa.Column("finished_at", _INSTANT),
        sa.Column("outcome", sa.Text),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("failures", sa.JSON, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("crawl_runs.id"), nullable=False, index=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("url", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("fetched_at", _INSTANT),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content_type", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        *_content(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("first_capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("first_seen_at", _INSTANT, nullable=False),
        sa.Column("last_seen_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("url"),
        sa.Index(None, "outlet", "published_at"),
        sa.Index(None, "body_hash"),
    )
    op.create_table(
        "article_versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *_content(),
        sa.Column("superseded_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("article_id", "version"),
    )
    op.create_table(
        "ticker_headlines",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first_seen_at", _INSTANT, nullable=False),
        sa.Column("last_seen_at", _INSTANT, nullable=False),
        sa.Column("first_capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.UniqueConstraint("outlet", "title"),
    )
    op.create_table(
        "related_links",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("published_at", _INSTANT),
        sa.Column("published_offset", sa.Integer),
        sa.Column("published_raw", sa.Text),
    )
    op.create_table(
        "article_clusters",
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), primary_key=True, autoincrement=False),
        sa.Column("cluster_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
    )
    content = [column.name for column in _content()]
    names = ["id", "outlet", "url", *content, "version", "first_capture_id", "first_seen_at", "last_seen_at"]
    op.execute(normalized(names))


def downgrade() -> None:
    """Take everything away."""
    op.execute("DROP VIEW articles_normalized")
    for table in (
        "article_clusters",
        "related_links",
        "ticker_headlines",
        "article_versions",
        "articles",
        "captures",
        "crawl_runs",
        "outlets",
    ):
        op.drop_table(table)
