"""Near copies beside exact ones, and what is known of each cluster.

Clusters follow from the articles: the tables are made empty, and filled with the search index after the last migration.
"""

import sqlalchemy as sa
from alembic import op

from newsarchive.archive.search.tables import search_bands, search_sketches

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and have the search index made anew."""
    op.drop_table("article_clusters")
    op.create_table(
        "article_clusters",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("cluster_id", sa.Integer, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_article_clusters_article_id"),
        sa.ForeignKeyConstraint(["cluster_id"], ["articles.id"], name="fk_article_clusters_cluster_id"),
        sa.PrimaryKeyConstraint("article_id", "kind", name="pk_article_clusters"),
    )
    op.create_index("ix_article_clusters_cluster_id", "article_clusters", ["cluster_id"])
    op.create_table(
        "clusters",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin_id", sa.Integer, nullable=False),
        sa.Column("agency", sa.Text),
        sa.ForeignKeyConstraint(["id"], ["articles.id"], name="fk_clusters_id"),
        sa.ForeignKeyConstraint(["origin_id"], ["articles.id"], name="fk_clusters_origin_id"),
        sa.PrimaryKeyConstraint("id", "kind", name="pk_clusters"),
    )
    for table in (search_sketches, search_bands):
        table.create(op.get_bind(), checkfirst=True)
    op.execute("UPDATE search_meta SET value = 'without copies' WHERE name = 'version'")


def downgrade() -> None:
    """Take near copies and what is known of clusters away."""
    exact = op.get_bind().execute(sa.text("SELECT article_id, cluster_id FROM article_clusters WHERE kind = 'exact'"))
    rows = [{"article_id": row.article_id, "cluster_id": row.cluster_id, "kind": "exact"} for row in exact]
    for name in ("clusters", "article_clusters", search_bands.name, search_sketches.name):
        op.drop_table(name)
    before = op.create_table(
        "article_clusters",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("cluster_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_article_clusters_article_id"),
        sa.ForeignKeyConstraint(["cluster_id"], ["articles.id"], name="fk_article_clusters_cluster_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_clusters"),
    )
    op.create_index("ix_article_clusters_cluster_id", "article_clusters", ["cluster_id"])
    op.bulk_insert(before, rows)
