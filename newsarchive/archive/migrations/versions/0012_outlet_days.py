"""What each outlet was asked and gave by day: a view, for which each run has the offset of the outlet's zone."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.described import describe
from newsarchive.archive.migrations.outlet_days_0012 import outlet_days

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column and fill it, and make the view."""
    op.add_column("crawl_runs", sa.Column("started_offset", sa.Integer))
    _fill(op.get_bind())
    with op.batch_alter_table("crawl_runs") as altered:
        altered.alter_column("started_offset", existing_type=sa.Integer(), nullable=False)
    op.execute(outlet_days(op.get_bind().dialect.name))
    describe(op.get_bind())


def downgrade() -> None:
    """Take both away."""
    op.execute("DROP VIEW outlet_days")
    op.drop_column("crawl_runs", "started_offset")
    describe(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """Set the offset of each run: minutes east of UTC in the zone of its outlet when it began."""
    columns = (*map(sa.column, ("id", "outlet", "started_offset")), sa.column("started_at", sa.DateTime(timezone=True)))
    runs = sa.table("crawl_runs", *columns)
    outlets = sa.table("outlets", sa.column("key"), sa.column("timezone"))
    query = sa.select(runs.c.id, runs.c.started_at, outlets.c.timezone).join(outlets, outlets.c.key == runs.c.outlet)
    found = [{"row_id": id_, "east": _offset(at, zone)} for id_, at, zone in connection.execute(query)]
    if found:
        change = sa.update(runs).where(runs.c.id == sa.bindparam("row_id")).values(started_offset=sa.bindparam("east"))
        connection.execute(change, found)


def _offset(at: datetime, zone: str) -> int:
    instant = at if at.tzinfo else at.replace(tzinfo=UTC)  # SQLite has no zones
    offset: Any = instant.astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds() // 60)
