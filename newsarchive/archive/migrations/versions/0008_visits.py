"""The visits to sources and articles of the last days are found by an index: runs plan the next ones from them."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEXES = {"crawl_runs": "started_at", "listed_addresses": "last_listed_at", "articles": "first_seen_at"}


def upgrade() -> None:
    """Make the indexes."""
    for table, instant in _INDEXES.items():
        op.create_index(f"ix_{table}_outlet_{instant}", table, ["outlet", instant])


def downgrade() -> None:
    """Take the indexes away."""
    for table, instant in _INDEXES.items():
        op.drop_index(f"ix_{table}_outlet_{instant}", table)
