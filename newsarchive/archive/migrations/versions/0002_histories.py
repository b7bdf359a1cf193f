"""Facts from which the archive is derived in any order of arrival: sightings of articles and tickers, listed addresses, failed fetches.

What an archive of 0001 knows is kept; `fill_0002` derives the new rows from it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.ddl import CreateView

from newsarchive.archive.migrations.fill_0002 import fill

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_DIGITS = dict(zip("০১২৩৪৫৬৭৮৯", "0123456789", strict=True))
_WITH_ASCII_DIGITS = ("headline", "kicker", "byline", "published_raw", "modified_raw", "body")
_BEFORE_OFFSET = ["id", "outlet", "url", "headline", "kicker", "byline", "authors", "published_at", "published_offset"]
_AFTER_OFFSET = (
    "published_precision published_raw modified_at modified_offset modified_precision modified_raw body section tags image captions language "
    "layout witnesses problems content_hash body_hash extractor capture_id version first_capture_id first_seen_at last_seen_at"
).split()
_ARTICLES = [*_BEFORE_OFFSET, "published_local_offset", *_AFTER_OFFSET]
_ARTICLES_0001 = [*_BEFORE_OFFSET, *_AFTER_OFFSET]
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
        captures.alter_column("status", existing_type=sa.Integer, nullable=True)
        captures.alter_column("digest", existing_type=sa.Text, nullable=True)
        captures.alter_column("size", existing_type=sa.Integer, nullable=True)
        captures.add_column(sa.Column("reason", sa.Text))
    for table in ("articles", "article_versions"):
        op.add_column(table, sa.Column("published_local_offset", sa.Integer))
    for table in ("ticker_headlines", "related_links"):
        op.add_column(table, sa.Column("target_url", sa.Text))
    op.add_column("article_versions", sa.Column("cause", sa.Text))
    fill(op.get_bind())
    with op.batch_alter_table("article_versions") as versions:
        versions.alter_column("cause", existing_type=sa.Text, nullable=False)
    op.execute(_normalized(_ARTICLES))
    op.execute(_local(op.get_bind().dialect.name))


def downgrade() -> None:
    """Take the new tables, columns and views away; failed fetches have no place in the older schema."""
    op.execute("DROP VIEW articles_local")
    op.execute("DROP VIEW articles_normalized")
    for table in _NEW_TABLES:
        op.drop_table(table)
    op.execute("DELETE FROM captures WHERE reason IS NOT NULL")
    with op.batch_alter_table("captures") as captures:
        captures.drop_column("reason")
        captures.alter_column("status", existing_type=sa.Integer, nullable=False)
        captures.alter_column("digest", existing_type=sa.Text, nullable=False)
        captures.alter_column("size", existing_type=sa.Integer, nullable=False)
    for table in ("articles", "article_versions"):
        op.drop_column(table, "published_local_offset")
    for table in ("ticker_headlines", "related_links"):
        op.drop_column(table, "target_url")
    op.drop_column("article_versions", "cause")
    op.execute(_normalized(_ARTICLES_0001))


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


def _normalized(names: list[str]) -> CreateView:
    """Write the view of the articles with Bengali digits as ASCII."""
    articles = sa.table("articles", *map(sa.column, names))
    selected = [_ascii_digits(column) if column.name in _WITH_ASCII_DIGITS else column for column in articles.columns]
    return CreateView(sa.select(*selected), "articles_normalized")


def _ascii_digits(column: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    value = column
    for bengali, ascii_digit in _DIGITS.items():
        value = sa.func.replace(value, bengali, ascii_digit)
    return value.label(column.name)


def _local(dialect: str) -> str:
    """Write the view of the articles with the publish time and day of the outlet's zone, as text."""
    east = "coalesce(published_local_offset, published_offset)"
    if dialect == "postgresql":
        local = f"(published_at AT TIME ZONE 'UTC') + {east} * interval '1 minute'"
        time, day = (f"to_char({local}, '{form}')" for form in ("YYYY-MM-DD HH24:MI:SS", "YYYY-MM-DD"))
    else:
        time, day = (f"{function}(published_at, {east} || ' minutes')" for function in ("datetime", "date"))
    columns = ", ".join(_ARTICLES)
    return f"CREATE VIEW articles_local AS SELECT {columns}, {time} AS published_local, {day} AS published_day FROM articles"  # noqa: S608
