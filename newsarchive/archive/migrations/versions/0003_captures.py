"""Captures have their records in WARC files, articles their states; what was read again is marked as such."""

from base64 import b32encode
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from newsarchive.archive.migrations.changes_0003 import fill_changes
from newsarchive.archive.migrations.histories_0002 import CONTENT
from newsarchive.archive.migrations.views import local, normalized

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_OF_CAPTURES: dict[str, TypeEngine[Any]] = {
    "redirects_to": sa.Text(),
    "article_url": sa.Text(),
    "source": sa.Text(),
    "warc_file": sa.Text(),
    "record_offset": sa.Integer(),
    "record_length": sa.Integer(),
    "payload_digest": sa.Text(),
    "is_revisit": sa.Boolean(),
}
_OF_ARTICLES: dict[str, TypeEngine[Any]] = {
    "version_first_seen_at": _INSTANT,
    "state": sa.Text(),
    "state_since": _INSTANT,
    "public_id": sa.Text(),
}
_OF_VERSIONS: dict[str, TypeEngine[Any]] = {"first_seen_at": _INSTANT, "last_seen_at": _INSTANT, "changes": sa.JSON()}
_ARTICLES_0002 = ["id", "outlet", "url", *CONTENT, "version", "first_capture_id", "first_seen_at", "last_seen_at"]
_CHUNK = 500  # rows
_NEW_TABLES = ("reextraction_files", "reextractions", "article_states")


def upgrade() -> None:
    """Make the tables and columns, fill them from the sightings, and make the views."""
    _drop_views()
    for table, columns in (("captures", _OF_CAPTURES), ("articles", _OF_ARTICLES), ("article_versions", _OF_VERSIONS)):
        for name, type_ in columns.items():
            op.add_column(table, sa.Column(name, type_))
    op.create_index("ix_captures_warc_file_record_offset", "captures", ["warc_file", "record_offset"])
    op.create_index("ix_captures_payload_digest", "captures", ["payload_digest"])
    op.create_index("ix_captures_article_url", "captures", ["article_url"])
    op.add_column("crawl_runs", sa.Column("process", sa.Text))
    op.add_column("crawl_runs", sa.Column("heartbeat_at", _INSTANT))
    op.add_column("article_sightings", sa.Column("read_at", _INSTANT))
    _create_tables()
    _fill()
    fill_changes(op.get_bind())
    _fill_public_ids(op.get_bind())
    _forbid_null("articles", "version_first_seen_at", "state", "public_id")
    op.create_index("ix_articles_public_id", "articles", ["public_id"])
    _forbid_null("article_versions", "first_seen_at", "last_seen_at", "changes")
    _create_views([*_ARTICLES_0002, *_OF_ARTICLES])


def downgrade() -> None:
    """Take the new tables and columns away."""
    _drop_views()
    for table in _NEW_TABLES:
        op.drop_table(table)
    op.drop_index("ix_articles_public_id", "articles")
    op.drop_index("ix_captures_article_url", "captures")
    op.drop_index("ix_captures_payload_digest", "captures")
    op.drop_index("ix_captures_warc_file_record_offset", "captures")
    op.drop_column("article_sightings", "read_at")
    op.drop_column("crawl_runs", "heartbeat_at")
    op.drop_column("crawl_runs", "process")
    for table, columns in (("captures", _OF_CAPTURES), ("articles", _OF_ARTICLES), ("article_versions", _OF_VERSIONS)):
        for name in columns:
            op.drop_column(table, name)
    _create_views(_ARTICLES_0002)


def _create_tables() -> None:
    op.create_table(
        "article_states",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id"), nullable=False, index=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("capture_id", sa.Integer, sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("target_url", sa.Text),
    )
    op.create_table(
        "reextractions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("started_at", _INSTANT, nullable=False),
        sa.Column("finished_at", _INSTANT),
        sa.Column("selection", sa.JSON, nullable=False),
    )
    op.create_table(
        "reextraction_files",
        sa.Column(
            "reextraction_id", sa.Integer, sa.ForeignKey("reextractions.id"), primary_key=True, autoincrement=False
        ),
        sa.Column("warc_file", sa.Text, primary_key=True),
        sa.Column("finished_at", _INSTANT, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
    )


def _fill() -> None:
    """Set the first and last sighting of each version; no article was known to be gone."""
    articles = sa.table("articles", *map(sa.column, ("id", "version", "version_first_seen_at", "state")))
    versions = sa.table(
        "article_versions", *map(sa.column, ("article_id", "version", "first_seen_at", "last_seen_at", "changes"))
    )
    sightings = sa.table("article_sightings", *map(sa.column, ("article_id", "version", "seen_at")))

    def seen(function: Any, article_id: sa.ColumnElement[Any], version: sa.ColumnElement[Any]) -> Any:
        of_version = (sightings.c.article_id == article_id) & (sightings.c.version == version)
        return sa.select(function(sightings.c.seen_at)).where(of_version).scalar_subquery()

    of_article, of_version = (articles.c.id, articles.c.version), (versions.c.article_id, versions.c.version)
    op.execute(sa.update(articles).values(version_first_seen_at=seen(sa.func.min, *of_article), state="present"))
    op.execute(
        sa.update(versions).values(
            first_seen_at=seen(sa.func.min, *of_version),
            last_seen_at=seen(sa.func.max, *of_version),
            changes=sa.literal_column("'[]'"),
        )
    )


def _fill_public_ids(connection: sa.Connection) -> None:
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


def _forbid_null(table: str, *names: str) -> None:
    types = _OF_ARTICLES | _OF_VERSIONS
    with op.batch_alter_table(table) as altered:
        for name in names:
            altered.alter_column(name, existing_type=types[name], nullable=False)


def _create_views(articles: list[str]) -> None:
    op.execute(normalized(articles))
    op.execute(local(articles, op.get_bind().dialect.name))


def _drop_views() -> None:
    op.execute("DROP VIEW articles_local")
    op.execute("DROP VIEW articles_normalized")
