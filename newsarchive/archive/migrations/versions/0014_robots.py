"""What publishers ask of archives and search engines, of each capture.

Indexes by which the articles that the site changed or retracted are found, and by which coverage and health are counted without reading the rows.
"""

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.migrations.described import describe

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_FOUND = "ix_articles_outlet_first_seen_at_published_at"
_CHANGES = ("headline", "retracted")


def upgrade() -> None:
    """Make the column, which re-extraction fills for earlier captures, and the indexes."""
    op.add_column("captures", sa.Column("robots", sa.Text))
    asked = sa.text("robots IS NOT NULL")
    op.create_index("ix_captures_robots", "captures", ["robots"], sqlite_where=asked, postgresql_where=asked)
    op.create_index("ix_captures_of_run", "captures", ["run_id", "kind", "reason", "fetched_at", "source", "status"])
    op.drop_index("ix_captures_run_id", "captures")
    op.create_index(_FOUND, "articles", ["outlet", "first_seen_at", "published_at"])
    op.drop_index("ix_articles_outlet_first_seen_at", "articles")
    for kind in _CHANGES:
        changed = sa.text(f"""cause = 'site' AND CAST(changes AS TEXT) LIKE '%"{kind}"%'""")
        columns = ["article_id", "superseded_at"]
        op.create_index(
            f"ix_article_versions_{kind}", "article_versions", columns, sqlite_where=changed, postgresql_where=changed
        )
    describe(op.get_bind())


def downgrade() -> None:
    """Take them away."""
    for kind in _CHANGES:
        op.drop_index(f"ix_article_versions_{kind}", "article_versions")
    op.create_index("ix_articles_outlet_first_seen_at", "articles", ["outlet", "first_seen_at"])
    op.drop_index(_FOUND, "articles")
    op.create_index("ix_captures_run_id", "captures", ["run_id"])
    op.drop_index("ix_captures_of_run", "captures")
    op.drop_index("ix_captures_robots", "captures")
    op.drop_column("captures", "robots")
    describe(op.get_bind())
