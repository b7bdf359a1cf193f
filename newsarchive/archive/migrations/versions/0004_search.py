"""The empty tables of the search index; it is filled after the last migration, as it follows from the articles."""

from alembic import op

from newsarchive.archive.search.tables import create, drop

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    create(op.get_bind())


def downgrade() -> None:
    """Take the tables away."""
    drop(op.get_bind())
