"""The empty tables of the search index; it is filled after the last migration, as it follows from the articles."""

from alembic import op

from newsarchive.archive.search.tables import PRESENT, create, drop, search_meta

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    create(op.get_bind(), PRESENT)


def downgrade() -> None:
    """Take the tables away."""
    drop(op.get_bind(), PRESENT)
    search_meta.drop(op.get_bind())
