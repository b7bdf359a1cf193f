"""newsarchive show: one article as text, with its versions and where they are kept."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.articles import article_in, numbered, time_of, which_argument
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, instant, json_option, outlets_option
from newsarchive.commands.tables import console

if TYPE_CHECKING:
    from newsarchive.archive.clusters import Copy
    from newsarchive.archive.queries import StoredArticle, StoredCapture, StoredVersion
    from newsarchive.archive.visibility import Takedown

_FIELDS = (
    "headline kicker byline authors published_at published_raw published_precision modified_at modified_raw modified_precision body section tags"
    " image captions witnesses problems"
).split()


@click.command()
@which_argument
@click.option("--version", "number", metavar="N", type=int, help="The version of this number, from 1.")
@click.option("--at", "at", metavar="T", help="The version of this instant, ISO 8601; without an offset it is UTC.")
@click.option("--withheld", is_flag=True, help="For operators: what is withheld, and the text of what is redacted.")
@archive_option
@outlets_option
@json_option
def show(
    which: str, number: int | None, at: str | None, withheld: bool, archive: str, own: Path | None, as_json: bool
) -> None:
    """Print an article: its present version, or the one of a number or an instant.

    URL is any spelling of its address, ID its number in the archive or its public id.
    """
    if number is not None and at is not None:
        raise UsageError("Give --version or --at, not both.")
    when = instant(at)
    article, copies = _stored(archive, which, own, as_operator=withheld)
    version = _chosen(article, number, when)
    if as_json:
        write_json_line(_as_json(article, version, copies))
        return
    from newsarchive.commands.article_text import print_article

    print_article(console(), article, version, copies)


def _stored(archive: str, which: str, own: Path | None, *, as_operator: bool) -> "tuple[StoredArticle, list[Copy]]":
    from newsarchive.archive import open_archive
    from newsarchive.archive.clusters import copies_of

    engine = open_archive(archive, migrate=False)
    try:
        article = article_in(engine, which, own, as_operator=as_operator)
        return article, copies_of(engine, article.id)
    finally:
        engine.dispose()


def _chosen(article: "StoredArticle", number: int | None, at: datetime | None) -> "StoredVersion":
    if number is not None:
        return numbered(article, number)
    if at is None:
        return article.present
    from newsarchive.named_article import NoArticleError

    found = article.version_at(at)
    if found is None:
        raise NoArticleError(
            f"Article {article.id} was first seen at {article.first_seen_at:%Y-%m-%d %H:%M:%S} UTC, after {at.isoformat()}."
        )
    return found


def _as_json(article: "StoredArticle", version: "StoredVersion", copies: "Sequence[Copy]") -> dict[str, Any]:
    content = version.content
    times = {"published_at": _iso(time_of(content, "published")), "modified_at": _iso(time_of(content, "modified"))}
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "layout": content["layout"],
        "language": content["language"],
        **{name: times.get(name, content[name]) if name in times else content[name] for name in _FIELDS},
        "version": version.version,
        "first_seen_at": version.first_seen_at.isoformat(),
        "last_seen_at": version.last_seen_at.isoformat(),
        "content_hash": content["content_hash"],
        "extractor": content["extractor"],
        "capture": _capture(version.capture),
        "state": article.state,
        "state_since": _iso(article.state_since),
        "takedown": _takedown(article.takedown),
        "states": [
            {"state": each.state, "since": each.since.isoformat(), "target_url": each.target_url}
            for each in article.states
        ],
        "versions": [_version(each) for each in article.versions],
        "copies": [_copy(each) for each in copies],
    }


def _takedown(found: "Takedown | None") -> dict[str, Any] | None:
    if found is None:
        return None
    at = found.decided_at.isoformat()
    return {"grade": found.grade, "because": found.because, "is_by_law": found.is_by_law, "decided_at": at}


def _version(version: "StoredVersion") -> dict[str, Any]:
    return {
        "version": version.version,
        "first_seen_at": version.first_seen_at.isoformat(),
        "last_seen_at": version.last_seen_at.isoformat(),
        "superseded_at": _iso(version.superseded_at),
        "cause": version.cause,
        "changes": list(version.changes),
        "extractor": version.content["extractor"],
        "capture": _capture(version.capture),
    }


def _copy(copy: "Copy") -> dict[str, Any]:
    names = "id outlet url headline published_at first_seen_at kind share is_origin agency"
    times = {"published_at": copy.published_local, "first_seen_at": copy.first_seen_at}
    return {name: _iso(times[name]) if name in times else getattr(copy, name) for name in names.split()}


def _capture(capture: "StoredCapture") -> dict[str, Any]:
    names = "id url status fetched_at digest size warc_file record_offset record_length payload_digest is_revisit"
    values = {name: getattr(capture, name) for name in names.split()}
    return values | {"fetched_at": _iso(capture.fetched_at)}


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
