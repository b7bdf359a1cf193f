"""newsarchive show: one article as text, with its versions and where they are kept."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.articles import article_in, numbered, which_argument
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, instant, json_option, outlets_option
from newsarchive.commands.tables import console

if TYPE_CHECKING:
    from newsarchive.archive.clusters import Copy
    from newsarchive.archive.queries import StoredArticle, StoredVersion


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
        from newsarchive.archive.article_fields import fields_of

        write_json_line(fields_of(article, version, copies))
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
