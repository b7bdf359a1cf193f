"""The empty tables of the index of superseded versions; it is filled after the last migration, as it follows from the versions."""

from alembic import op

from newsarchive.archive.search.tables import SUPERSEDED, create, drop

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    create(op.get_bind(), SUPERSEDED)


def downgrade() -> None:
    """Take the tables away."""
    drop(op.get_bind(), SUPERSEDED)
