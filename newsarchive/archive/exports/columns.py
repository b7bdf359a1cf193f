"""The columns of each table that is exported, with their types and meanings. docs/exporting.md has the same; a test compares the two."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

Table = Literal["articles", "versions", "tickers", "captures", "clusters"]


class Kind(StrEnum):
    """The type of a column."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    INSTANT = "instant"
    TEXTS = "list of text"
    AUTHORS = "list of {name, kind, place}"
    PROBLEMS = "list of {field, reason, detail}"
    RULES = "object of field and rule"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    `source`: the column of the archive, if it has another name. `offsets`: columns with the minutes east of UTC in which an instant is written;
    the first that has a value. `is_of_text`: in CSV and JSON lines alone, as the instants of Parquet are in UTC anyhow.
    """

    name: str
    kind: Kind
    meaning: str
    source: str | None = None
    offsets: tuple[str, ...] = ()
    is_of_text: bool = False

    @property
    def read_from(self) -> str:
        """The column of the archive."""
        return self.source or self.name


# What is left out where readers get no whole texts.
TEXTS: Final = ("body", "image")


def columns_of(table: Table, *, is_text: bool, with_texts: bool = True) -> tuple[Column, ...]:
    """Return the columns of a table in CSV and JSON lines, or in Parquet. Not `with_texts`: without TEXTS."""
    return tuple(
        column
        for column in TABLES[table]
        if (is_text or not column.is_of_text) and (with_texts or column.name not in TEXTS)
    )


def texts_of(table: Table) -> list[str]:
    """Return the columns of a table that are left out where readers get no whole texts."""
    return [column.name for column in TABLES[table] if column.name in TEXTS]


_PUBLISHED: Final = ("published_local_offset", "published_offset")
_CONTENT: Final = (
    Column("headline", Kind.TEXT, "the headline"),
    Column("kicker", Kind.TEXT, "the short line above the headline"),
    Column("byline", Kind.TEXT, "who wrote it, as the page shows it"),
    Column("authors", Kind.AUTHORS, "the authors read from the byline, and agencies named below the text"),
    Column(
        "published_at",
        Kind.INSTANT,
        "the publish time in the zone of the outlet; in Parquet in UTC",
        offsets=_PUBLISHED,
    ),
    Column("published_utc", Kind.INSTANT, "the publish time in UTC", source="published_at", is_of_text=True),
    Column("published_offset", Kind.INTEGER, "minutes east of UTC of the publish time on the page"),
    Column("published_local_offset", Kind.INTEGER, "minutes east of UTC of the zone of the outlet at that time"),
    Column("published_precision", Kind.TEXT, "second, minute, hour or day; of day the time is midnight"),
    Column("published_raw", Kind.TEXT, "the publish time as the page shows it"),
    Column(
        "modified_at",
        Kind.INSTANT,
        "the update time with the offset of the page; in Parquet in UTC",
        offsets=("modified_offset",),
    ),
    Column("modified_utc", Kind.INSTANT, "the update time in UTC", source="modified_at", is_of_text=True),
    Column("modified_offset", Kind.INTEGER, "minutes east of UTC of the update time"),
    Column("modified_precision", Kind.TEXT, "second, minute, hour or day"),
    Column("modified_raw", Kind.TEXT, "the update time as the page shows it"),
    Column("body", Kind.TEXT, "the text; a blank line separates paragraphs"),
    Column("section", Kind.TEXT, "the section"),
    Column("tags", Kind.TEXTS, "the tags"),
    Column("image", Kind.TEXT, "the address of the main image"),
    Column("captions", Kind.TEXTS, "the captions of the images"),
    Column("language", Kind.TEXT, "the language of the page"),
    Column("layout", Kind.TEXT, "the layout by which it was read"),
    Column("witnesses", Kind.RULES, "the rule that found each field"),
    Column("problems", Kind.PROBLEMS, "what is missing or doubtful, with the reason"),
    Column("content_hash", Kind.TEXT, "a hash of all that a reader sees"),
    Column("body_hash", Kind.TEXT, "a hash of headline and body; copies have the same one"),
    Column("extractor", Kind.TEXT, "the version of newsarchive that read it"),
    Column("capture_id", Kind.INTEGER, "the capture that it was read from, `id` of the table captures"),
)
_ADDRESS: Final = (
    Column("outlet", Kind.TEXT, "the outlet"),
    Column("url", Kind.TEXT, "the one address of the article"),
)

TABLES: Final[dict[Table, tuple[Column, ...]]] = {
    "articles": (
        Column("id", Kind.INTEGER, "the number of the article in this archive"),
        *_ADDRESS,
        *_CONTENT,
        Column("version", Kind.INTEGER, "1, and one more for each change of the content"),
        Column("first_capture_id", Kind.INTEGER, "the capture on which the article was found first"),
        Column("first_seen_at", Kind.INSTANT, "when it was first fetched"),
        Column("last_seen_at", Kind.INSTANT, "when this content was last fetched"),
        Column("version_first_seen_at", Kind.INSTANT, "when this content was first fetched"),
        Column("superseded_at", Kind.INSTANT, "when the next content was first fetched; empty: it is the present one"),
        Column("state", Kind.TEXT, "present, gone or moved"),
        Column("state_since", Kind.INSTANT, "since when; empty: always present"),
        Column("public_id", Kind.TEXT, "the id that a citation has; the same in every copy of the archive"),
    ),
    "versions": (
        Column("id", Kind.INTEGER, "the number of the row"),
        Column("article_id", Kind.INTEGER, "the article, `id` of the table articles"),
        *_ADDRESS,
        Column("version", Kind.INTEGER, "which version of the article this was, from 1"),
        *_CONTENT,
        Column("first_seen_at", Kind.INSTANT, "when this content was first fetched"),
        Column("last_seen_at", Kind.INSTANT, "when it was last fetched"),
        Column("superseded_at", Kind.INSTANT, "when the next content was first fetched"),
        Column("cause", Kind.TEXT, "why the next content differs: site or extractor"),
        Column("changes", Kind.TEXTS, "what the next content changes"),
    ),
    "tickers": (
        Column("id", Kind.INTEGER, "the number of the span"),
        Column("headline_id", Kind.INTEGER, "the headline; several spans may have the same one"),
        Column("outlet", Kind.TEXT, "the outlet"),
        Column("title", Kind.TEXT, "the headline as the ticker shows it"),
        Column("link", Kind.TEXT, "the address that it links to", source="url"),
        Column("article_url", Kind.TEXT, "that address in the one form of `url` of the table articles", source="target_url"),
        Column("position", Kind.INTEGER, "the position in the ticker at the beginning of the span, from 0"),
        Column("last_position", Kind.INTEGER, "the position at its end"),
        Column("first_seen_at", Kind.INSTANT, "the first sighting of the span"),
        Column("last_seen_at", Kind.INSTANT, "the last sighting of the span"),
        Column("first_capture_id", Kind.INTEGER, "the capture of the first sighting"),
        Column("last_capture_id", Kind.INTEGER, "the capture of the last sighting"),
    ),
    "captures": (
        Column("id", Kind.INTEGER, "the number of the capture"),
        Column("run_id", Kind.INTEGER, "the run that made it"),
        Column("outlet", Kind.TEXT, "the outlet"),
        Column("url", Kind.TEXT, "the address of the response, after redirects"),
        Column("kind", Kind.TEXT, "article, listing, robots, redirect, retried or loaded"),
        Column("status", Kind.INTEGER, "the HTTP status; empty: there was no response"),
        Column("reason", Kind.TEXT, "why the fetch gave no page"),
        Column("fetched_at", Kind.INSTANT, "when the response arrived"),
        Column("digest", Kind.TEXT, "the SHA-256 of the page"),
        Column("size", Kind.INTEGER, "the length of the page in bytes"),
        Column("content_type", Kind.TEXT, "the header Content-Type"),
        Column("etag", Kind.TEXT, "the header ETag"),
        Column("last_modified", Kind.TEXT, "the header Last-Modified"),
        Column("redirects_to", Kind.TEXT, "the header Location"),
        Column("robots", Kind.TEXT, "what the publisher asks of archives and search engines, as noarchive"),
        Column("article_url", Kind.TEXT, "the article that this response shows to be missing or elsewhere"),
        Column("source", Kind.TEXT, "the source that named the address"),
        Column("warc_file", Kind.TEXT, "the WARC file of its record"),
        Column("record_offset", Kind.INTEGER, "where its record begins in that file, in bytes"),
        Column("record_length", Kind.INTEGER, "the length of the record in bytes"),
        Column("payload_digest", Kind.TEXT, "the digest of the body as received"),
        Column("is_revisit", Kind.BOOLEAN, "true if an earlier record holds the body"),
    ),
    "clusters": (
        Column("cluster_id", Kind.INTEGER, "the cluster: the smallest id of its articles"),
        Column("kind", Kind.TEXT, "exact: the same headline and body; near: most of their shingles in common"),
        Column("article_id", Kind.INTEGER, "an article of the cluster, `id` of the table articles"),
        Column("share", Kind.NUMBER, "the part of its shingles that the likely origin has too, from 0 to 1"),
        Column("origin_id", Kind.INTEGER, "the article of the cluster that is the likely origin"),
        Column("agency", Kind.TEXT, "the agency that most articles of the cluster name as author"),
        Column("first_seen_at", Kind.INSTANT, "when the first article of the cluster was first fetched"),
        *_ADDRESS,
        Column("headline", Kind.TEXT, "the headline of that article"),
        Column("published_at", Kind.INSTANT, "its publish time in the zone of the outlet; in Parquet in UTC", offsets=_PUBLISHED),
        Column("published_utc", Kind.INSTANT, "its publish time in UTC", source="published_at", is_of_text=True),
        Column("published_offset", Kind.INTEGER, "minutes east of UTC of the publish time on the page"),
        Column("published_local_offset", Kind.INTEGER, "minutes east of UTC of the zone of the outlet at that time"),
    ),
}  # fmt: skip
