"""The article that a command is asked for, by its id or by any spelling of its address; how its times are written."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import add_outlets

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.archive.queries import StoredArticle, StoredVersion


which_argument = click.argument("which", metavar="URL|ID")


def stored_article(archive: str, which: str, own_outlets: Path | None) -> "StoredArticle":
    """Return the article of an id or a public id, or at an address in any of its spellings. Raises NoArticleError, ArchiveError, UsageError."""
    from newsarchive.archive import open_archive

    engine = open_archive(archive, migrate=False)
    try:
        return article_in(engine, which, own_outlets)
    finally:
        engine.dispose()


def article_in(engine: "Engine", which: str, own_outlets: Path | None, *, as_operator: bool = False) -> "StoredArticle":
    """Return the article that a user names, as `stored_article` does, of an open archive. Raises as it does.

    `as_operator`: what is withheld, and the true content of what is redacted.
    """
    from newsarchive.named_article import is_name, named_article

    add_outlets(own_outlets)
    if not is_name(which):
        raise UsageError(f"{which[:80]!r} is neither the address of an article nor its id.")
    return named_article(engine, which, as_operator=as_operator)


def numbered(article: "StoredArticle", number: int) -> "StoredVersion":
    """Return the version of a number. Raises UsageError."""
    last = len(article.versions)
    if not 1 <= number <= last:
        has = "one version" if last == 1 else f"the versions 1 to {last}"
        raise UsageError(f"There is no version {number}: article {article.id} has {has}.")
    return article.versions[number - 1]


def local(at: datetime, east: int | None) -> datetime:
    """Return an instant with its stored offset in minutes."""
    return at.astimezone(timezone(timedelta(minutes=east)) if east is not None else UTC)


def time_of(content: Mapping[str, Any], field: str) -> datetime | None:
    """Return the publish or update time of a content with its offset, None if it has none. `field`: published or modified."""
    at = content[f"{field}_at"]
    return local(at, content[f"{field}_offset"]) if at else None
