"""Decisions about what of an article readers see."""

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.described import describe

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_INDEX = "uq_takedowns_url_in_force"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "takedowns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key", name="fk_takedowns_outlet"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("grade", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("is_by_law", sa.Boolean, nullable=False),
        sa.Column("passages", sa.JSON, nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True)),
        sa.Column("lifted_because", sa.Text),
    )
    holds = sa.text("lifted_at IS NULL")
    op.create_index(_INDEX, "takedowns", ["url"], unique=True, sqlite_where=holds, postgresql_where=holds)
    describe(op.get_bind())


def downgrade() -> None:
    """Take the table away. What was decided holds no more: `newsarchive index rebuild` finds the articles again."""
    op.drop_index(_INDEX, "takedowns")
    op.drop_table("takedowns")
    describe(op.get_bind())
