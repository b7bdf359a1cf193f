"""The newest capture of an address is found by an index: its page is what a conditional request names."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the instant to the index of addresses."""
    op.create_index("ix_captures_url_fetched_at", "captures", ["url", "fetched_at"])
    op.drop_index("ix_captures_url", "captures")


def downgrade() -> None:
    """Take the instant out of the index."""
    op.create_index("ix_captures_url", "captures", ["url"])
    op.drop_index("ix_captures_url_fetched_at", "captures")
