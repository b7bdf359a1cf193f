"""What publishers ask of archives and search engines, of each capture; the articles whose headline the site changed are found by an index."""

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.described import describe

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INDEX = "ix_article_versions_headline_changed"


def upgrade() -> None:
    """Make the column, which re-extraction fills for earlier captures, and the indexes."""
    op.add_column("captures", sa.Column("robots", sa.Text))
    asked = sa.text("robots IS NOT NULL")
    op.create_index("ix_captures_robots", "captures", ["robots"], sqlite_where=asked, postgresql_where=asked)
    changed = sa.text("""cause = 'site' AND CAST(changes AS TEXT) LIKE '%"headline"%'""")
    columns = ["article_id", "superseded_at"]
    op.create_index(_INDEX, "article_versions", columns, sqlite_where=changed, postgresql_where=changed)
    describe(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    op.drop_index(_INDEX, "article_versions")
    op.drop_index("ix_captures_robots", "captures")
    op.drop_column("captures", "robots")
    describe(op.get_bind())
