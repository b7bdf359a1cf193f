"""Articles that were removed for good and are kept out; records of more than 2 GB and at any offset of large files of others."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LARGE = ("size", "record_offset", "record_length")


def upgrade() -> None:
    """Make the table, and widen the numbers of captures; those of SQLite have 64 bits already."""
    op.create_table(
        "forgotten",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("outlet", sa.Text, sa.ForeignKey("outlets.key", name="fk_forgotten_outlet"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("because", sa.Text, nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unerased", sa.JSON, nullable=False),
        sa.UniqueConstraint("url", name="uq_forgotten_url"),
    )
    _retype(sa.Integer(), sa.BigInteger())


def downgrade() -> None:
    """Take the table away and the numbers back to 32 bits."""
    _retype(sa.BigInteger(), sa.Integer())
    op.drop_table("forgotten")


def _retype(before: sa.types.TypeEngine[int], after: sa.types.TypeEngine[int]) -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in _LARGE:
            op.alter_column("captures", name, existing_type=before, type_=after)
