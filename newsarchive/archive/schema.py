"""The tables of the archive. docs/archive.md explains each column; a test compares the two.

The views `articles_normalized`, `articles_local`, `outlet_days` and `columns` are created by the migrations.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    and_,
    cast,
    literal_column,
    text,
)

from newsarchive.archive.columns import Instant, SafeText

# The newest migration, which creates these tables. With it an archive of the present schema opens without importing Alembic.
REVISION = "0014"

# SQLite has one type for whole numbers, of 64 bits.
_LARGE = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _content() -> list[Column[object]]:
    """Return the columns of the content of an article: in `articles` the present one, in `article_versions` each earlier one."""
    return [
        Column("headline", SafeText),
        Column("kicker", SafeText),
        Column("byline", SafeText),
        Column("authors", JSON, nullable=False),
        Column("published_at", Instant),
        Column("published_offset", Integer),
        Column("published_local_offset", Integer),
        Column("published_precision", Text),
        Column("published_raw", SafeText),
        Column("modified_at", Instant),
        Column("modified_offset", Integer),
        Column("modified_precision", Text),
        Column("modified_raw", SafeText),
        Column("body", SafeText),
        Column("section", SafeText),
        Column("tags", JSON, nullable=False),
        Column("image", SafeText),
        Column("captions", JSON, nullable=False),
        Column("language", SafeText),
        Column("layout", Text),
        Column("witnesses", JSON, nullable=False),
        Column("problems", JSON, nullable=False),
        Column("content_hash", Text, nullable=False),
        Column("body_hash", Text),
        Column("extractor", Text, nullable=False),
        Column("capture_id", ForeignKey("captures.id"), nullable=False),
    ]


archive_info = Table(
    "archive_info",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", SafeText, nullable=False),
)

outlets = Table(
    "outlets",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name_bn", SafeText, nullable=False),
    Column("name_en", SafeText, nullable=False),
    Column("domains", JSON, nullable=False),
    Column("timezone", Text, nullable=False),
)

crawl_runs = Table(
    "crawl_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("source", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("started_offset", Integer, nullable=False),
    Column("finished_at", Instant),
    Column("outcome", Text),
    Column("counts", JSON, nullable=False),
    Column("failures", JSON, nullable=False),
    Column("process", SafeText),
    Column("heartbeat_at", Instant),
    Column("settings", JSON, nullable=False),
    Column("versions", JSON, nullable=False),
    Index(None, "outlet", "started_at"),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("crawl_runs.id"), nullable=False),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("url", SafeText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Integer),
    Column("reason", Text),
    Column("fetched_at", Instant),
    Column("digest", Text),
    Column("size", _LARGE),
    Column("content_type", SafeText),
    Column("etag", SafeText),
    Column("last_modified", SafeText),
    Column("redirects_to", SafeText),
    Column("robots", SafeText),
    Column("article_url", SafeText, index=True),
    Column("source", SafeText),
    Column("warc_file", Text),
    Column("record_offset", _LARGE),
    Column("record_length", _LARGE),
    Column("payload_digest", Text),
    Column("is_revisit", Boolean),
    Index(None, "url", "fetched_at"),
    Index(None, "warc_file", "record_offset"),
    Index(None, "payload_digest"),
    # All that coverage and health count by: they read the index alone.
    Index("ix_captures_of_run", "run_id", "kind", "reason", "fetched_at", "source", "status"),
    Index(None, "robots", sqlite_where=text("robots IS NOT NULL"), postgresql_where=text("robots IS NOT NULL")),
)

listed_addresses = Table(
    "listed_addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("url", SafeText, nullable=False),
    Column("source", SafeText, nullable=False),
    Column("section", SafeText),
    Column("is_article", Boolean, nullable=False),
    Column("first_listed_at", Instant, nullable=False),
    Column("last_listed_at", Instant, nullable=False),
    Column("first_run_id", ForeignKey("crawl_runs.id"), nullable=False),
    UniqueConstraint("outlet", "url", "source"),
    Index(None, "outlet", "last_listed_at"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("url", SafeText, nullable=False),
    *_content(),
    Column("version", Integer, nullable=False),
    Column("first_capture_id", ForeignKey("captures.id"), nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("version_first_seen_at", Instant, nullable=False),
    Column("state", Text, nullable=False, default="present"),
    Column("state_since", Instant),
    Column("public_id", Text, nullable=False, index=True),
    UniqueConstraint("url"),
    Index(None, "outlet", "published_at"),
    # With the publish time, as health counts by index alone those that were news when they were found.
    Index(None, "outlet", "first_seen_at", "published_at"),
    Index(None, "body_hash"),
)

article_versions = Table(
    "article_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("version", Integer, nullable=False),
    *_content(),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("superseded_at", Instant, nullable=False),
    Column("cause", Text, nullable=False),
    Column("changes", JSON, nullable=False),
    UniqueConstraint("article_id", "version"),
)

# What the site changed after a version, where articles are searched for by it. The values are literals, as SQLite uses a partial index only for the
# condition it was made with.
CHANGED = {
    kind: and_(
        article_versions.c.cause == literal_column("'site'"),
        cast(article_versions.c.changes, Text).like(literal_column(f"""'%"{kind}"%'""")),
    )
    for kind in ("headline", "retracted")
}
for _kind, _condition in CHANGED.items():
    Index(
        f"ix_article_versions_{_kind}",
        article_versions.c.article_id,
        article_versions.c.superseded_at,
        sqlite_where=_condition,
        postgresql_where=_condition,
    )

article_sightings = Table(
    "article_sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("differs", JSON(none_as_null=True)),
    Column("read_at", Instant),
)

article_states = Table(
    "article_states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("target_url", SafeText),
)

article_authors = Table(
    "article_authors",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", SafeText, nullable=False),
    Column("name_folded", SafeText, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("place", SafeText),
)

tickers = Table(
    "tickers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("headlines", JSON, nullable=False),
    UniqueConstraint("outlet", "digest"),
)

ticker_captures = Table(
    "ticker_captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("ticker_id", ForeignKey("tickers.id"), nullable=False),
    Index(None, "outlet", "seen_at"),
)

ticker_headlines = Table(
    "ticker_headlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("title", SafeText, nullable=False),
    Column("url", SafeText),
    Column("target_url", SafeText),
    Column("position", Integer, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("first_capture_id", ForeignKey("captures.id"), nullable=False),
    UniqueConstraint("outlet", "title"),
)

ticker_sightings = Table(
    "ticker_sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("headline_id", ForeignKey("ticker_headlines.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("last_position", Integer, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("first_capture_id", ForeignKey("captures.id"), nullable=False),
    Column("last_capture_id", ForeignKey("captures.id"), nullable=False),
)

related_links = Table(
    "related_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("title", SafeText, nullable=False),
    Column("url", SafeText),
    Column("target_url", SafeText),
    Column("published_at", Instant),
    Column("published_offset", Integer),
    Column("published_raw", SafeText),
)

article_clusters = Table(
    "article_clusters",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("cluster_id", ForeignKey("articles.id"), nullable=False, index=True),
    Column("share", Float, nullable=False),
)

clusters = Table(
    "clusters",
    metadata,
    Column("id", ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    Column("first_seen_at", Instant, nullable=False),
    Column("origin_id", ForeignKey("articles.id"), nullable=False),
    Column("agency", SafeText),
)

reextractions = Table(
    "reextractions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("extractor", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("selection", JSON, nullable=False),
)

reextraction_files = Table(
    "reextraction_files",
    metadata,
    Column("reextraction_id", ForeignKey("reextractions.id"), primary_key=True),
    Column("warc_file", Text, primary_key=True),
    Column("finished_at", Instant, nullable=False),
    Column("report", JSON, nullable=False),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("url", SafeText, nullable=False),
    Column("because", SafeText, nullable=False),
    Column("forgotten_at", Instant, nullable=False),
    Column("unerased", JSON, nullable=False),
    UniqueConstraint("url"),
)

takedowns = Table(
    "takedowns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outlet", ForeignKey("outlets.key"), nullable=False),
    Column("url", SafeText, nullable=False),
    Column("grade", Text, nullable=False),
    Column("because", SafeText, nullable=False),
    Column("is_by_law", Boolean, nullable=False),
    Column("passages", JSON, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("lifted_at", Instant),
    Column("lifted_because", SafeText),
    # One decision about an address holds at a time; the others are history.
    Index(
        "uq_takedowns_url_in_force",
        "url",
        unique=True,
        sqlite_where=text("lifted_at IS NULL"),
        postgresql_where=text("lifted_at IS NULL"),
    ),
)

CONTENT = tuple(column.name for column in _content())
