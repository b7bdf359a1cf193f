"""What tables and columns mean is in the archive itself: the view `columns`, and comments in PostgreSQL."""

from alembic import op

from newsarchive.archive.migrations.described import describe, undescribe

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the view, and write the comments."""
    describe(op.get_bind())


def downgrade() -> None:
    """Take both away."""
    undescribe(op.get_bind())
