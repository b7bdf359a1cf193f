"""newsarchive cite: how a version of an article is cited."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.articles import article_in, numbered, which_argument
from newsarchive.commands.options import archive_option, outlets_option

if TYPE_CHECKING:
    from newsarchive.archive.citation import Format


@click.command()
@which_argument
@click.option(
    "--version", "number", metavar="N", type=int, help="The version of this number, from 1. Default: the present one."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "bibtex", "ris", "csl"]), default="text", show_default=True,
    help="For people, for LaTeX (biblatex), for Zotero or EndNote, or as CSL-JSON.",
)  # fmt: skip
@archive_option
@outlets_option
def cite(which: str, number: int | None, form: "Format", archive: str, own: Path | None) -> None:
    """Print the citation of an article: its present version, or the one of a number.

    URL is any spelling of its address, ID its number in the archive, or the public id that a citation has.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.citation import formatted
    from newsarchive.archive.contents import citation_of

    engine = open_archive(archive, migrate=False)
    try:
        article = article_in(engine, which, own)
        version = article.present if number is None else numbered(article, number)
        citation = citation_of(engine, article, version)
    finally:
        engine.dispose()
    click.echo(formatted(citation, form))
