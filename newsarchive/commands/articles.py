"""The article that a command is asked for, by its id or by any spelling of its address; how its times are written."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import add_outlets
from newsarchive.errors import NewsarchiveError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.archive.queries import StoredArticle, StoredVersion

_DIGITS = 18  # of an id at most: SQLite takes no larger number

which_argument = click.argument("which", metavar="URL|ID")


class NoArticleError(NewsarchiveError):
    """The archive does not have the article that was asked for."""


def stored_article(archive: str, which: str, own_outlets: Path | None) -> "StoredArticle":
    """Return the article of an id, or at an address in any of its spellings. Raises NoArticleError, ArchiveError, UsageError."""
    from newsarchive.archive import open_archive
    from newsarchive.archive.queries import article_at, article_of_id, similar_addresses

    add_outlets(own_outlets)
    is_id = which.isascii() and which.isdecimal()
    if not is_id and "." not in which:
        raise UsageError(f"{which[:80]!r} is neither the address of an article nor its id.")
    engine = open_archive(archive, migrate=False)
    try:
        if is_id:
            found = article_of_id(engine, int(which)) if len(which) <= _DIGITS else None
            near = []
        else:
            addresses = list(dict.fromkeys(_addresses(engine, which)))
            found = article_at(engine, addresses)
            near = [] if found else similar_addresses(engine, addresses[0])
    finally:
        engine.dispose()
    if found is None:
        raise NoArticleError(_unknown(which, is_id=is_id, near=near))
    return found


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


def _addresses(engine: "Engine", written: str) -> Iterator[str]:
    """Yield the addresses under which the archive may have the article at an address that a person wrote."""
    from newsarchive.outlets.folding import fold_letters

    url = written if "://" in written else f"https://{written}"
    outlet = _outlet_of(engine, url)
    if outlet:
        yield from filter(None, (outlet.listed(url), outlet.vouched(url)))
    yield from (fold_letters(url), url)


def _outlet_of(engine: "Engine", url: str) -> Any:
    """Return the outlet of the archive that an address belongs to, None if its declaration is not known. Others are not loaded."""
    from newsarchive.archive.queries import domains_of_outlets
    from newsarchive.outlets.registry import keys, outlet

    known = set(keys())
    candidates = (outlet(key) for key, domains in domains_of_outlets(engine).items() if key in known and domains)
    return next((each for each in candidates if each.owns(url)), None)


def _unknown(which: str, *, is_id: bool, near: list[str]) -> str:
    what = f"article {which}" if is_id else f"article at {which}"
    similar = ["It has:", *near] if near else []
    return "\n  ".join([f"The archive has no {what}.", *similar])
