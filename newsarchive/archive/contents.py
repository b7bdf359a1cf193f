"""Read functions for programs: articles and their versions as typed values, many of them in constant memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import ColumnElement, Engine, select

from newsarchive.archive.batches import select_in_chunks
from newsarchive.archive.citation import Citation
from newsarchive.archive.connect import reading
from newsarchive.archive.queries import StoredArticle, StoredVersion
from newsarchive.archive.schema import articles, outlets
from newsarchive.archive.visibility import Shown, is_listed
from newsarchive.items import Author, Precision, Problem, Reason

_AT_ONCE = 500  # rows
_TIMES = ("published", "modified")
_LISTS = ("tags", "captions")
_SAME = "headline kicker byline published_raw published_precision modified_raw body section image language layout witnesses".split()
_ZONE = timezone(timedelta(hours=6))  # of days, as in a search


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The fields of an article as its page showed them; None or empty is missing, with a reason among `problems`.

    Times have the offset of the page. docs/archive.md explains each field.
    """

    headline: str | None
    kicker: str | None
    byline: str | None
    authors: tuple[Author, ...]
    published_at: datetime | None
    published_raw: str | None
    published_precision: Precision | None
    modified_at: datetime | None
    modified_raw: str | None
    body: str | None
    section: str | None
    tags: tuple[str, ...]
    image: str | None
    captions: tuple[str, ...]
    language: str | None
    layout: str | None
    witnesses: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedArticle(Content):
    """An article with its present content.

    `id` is its number in this archive, `public_id` the one that stays the same when the archive is built again. `version`: that of the present
    content.
    """

    id: int
    public_id: str
    outlet: str
    url: str
    version: int
    first_seen_at: datetime
    last_seen_at: datetime
    state: str
    state_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedVersion(Content):
    """A version of an article: its content, and when it was seen.

    `cause` and `changes` state why and in what the next version differs; with `superseded_at` they are empty in the present one. `captured_at`
    and `digest`: the capture that it was read from.
    """

    version: int
    first_seen_at: datetime
    last_seen_at: datetime
    superseded_at: datetime | None
    cause: str | None
    changes: tuple[str, ...]
    captured_at: datetime | None
    digest: str | None


def all_articles(
    engine: Engine, *, outlet: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[ArchivedArticle]:
    """Yield the articles of one state of the archive, in the order of their ids.

    `since`, `until`: days of publication in the zone UTC+6, both included; articles without a publish time are of no day. Raises ArchiveError.
    """
    listed = is_listed(articles.c.id)
    query = select(articles).where(listed, *_conditions(outlet, since, until)).order_by(articles.c.id)
    with reading(engine) as connection:
        shown = Shown.of(connection)
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(query).mappings():
            yield _article(shown.content(row["id"], row))


def articles_of_ids(engine: Engine, ids: Sequence[int]) -> list[ArchivedArticle]:
    """Return the articles of these ids that lists may show, in their order. Raises ArchiveError."""
    query = select(articles).where(is_listed(articles.c.id))
    with reading(engine) as connection:
        rows, shown = select_in_chunks(connection, query, articles.c.id, ids), Shown.of(connection)
    names = articles.c.keys()
    found = {row.id: _article(shown.content(row.id, dict(zip(names, row, strict=True)))) for row in rows}
    return [found[each] for each in ids if each in found]


def article_of(stored: StoredArticle) -> ArchivedArticle:
    """Return a stored article as a typed one."""
    own = {name: getattr(stored, name) for name in ArchivedArticle.__slots__ if name != "version"}
    return _article({**stored.present.content, **own, "version": stored.present.version})


def version_of(stored: StoredVersion) -> ArchivedVersion:
    """Return a stored version as a typed one."""
    names = ("version", "first_seen_at", "last_seen_at", "superseded_at", "cause", "changes")
    return ArchivedVersion(
        **_content(stored.content),
        **{name: getattr(stored, name) for name in names},
        captured_at=stored.capture.fetched_at,
        digest=stored.capture.digest,
    )


def citation_of(
    engine: Engine, article: StoredArticle, version: StoredVersion, permalink: str | None = None
) -> Citation:
    """Return what a citation of a version of an article holds. `permalink`: its lasting address, if it has one. Raises ArchiveError."""
    with reading(engine) as connection:
        names = connection.execute(
            select(outlets.c.name_bn, outlets.c.name_en).where(outlets.c.key == article.outlet)
        ).one()
    content = _content(version.content)
    return Citation(
        public_id=article.public_id,
        outlet=names.name_bn if names.name_bn == names.name_en else f"{names.name_bn} ({names.name_en})",
        headline=content["headline"],
        authors=[author.name for author in content["authors"]] or list(filter(None, [content["byline"]])),
        published_at=content["published_at"],
        published_precision=content["published_precision"],
        url=article.url,
        version=version.version,
        captured_at=version.capture.fetched_at,
        digest=version.capture.digest,
        language=content["language"],
        permalink=permalink,
    )


def _conditions(outlet: str | None, since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    if outlet is not None:
        yield articles.c.outlet == outlet
    if since is not None:
        yield articles.c.published_at >= _midnight(since)
    if until is not None:
        yield articles.c.published_at < _midnight(until + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=_ZONE)


def _article(row: Mapping[Any, Any]) -> ArchivedArticle:
    return ArchivedArticle(**_content(row), **{name: row[name] for name in ArchivedArticle.__slots__})


def _content(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields of Content from columns of `articles` or `article_versions`."""
    return {
        **{name: row[name] for name in _SAME},
        **{name: tuple(row[name]) for name in _LISTS},
        **{f"{field}_at": _local(row[f"{field}_at"], row[f"{field}_offset"]) for field in _TIMES},
        "authors": tuple(Author(**each) for each in row["authors"]),
        "problems": tuple(
            Problem(each["field"], Reason(each["reason"]), each.get("detail") or "") for each in row["problems"]
        ),
    }


def _local(at: datetime | None, east: int | None) -> datetime | None:
    return at.astimezone(UTC if east is None else timezone(timedelta(minutes=east))) if at else None
