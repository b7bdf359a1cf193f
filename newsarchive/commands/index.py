"""newsarchive index: check the search index, or make it anew."""

import sys

import click

from newsarchive.commands.options import archive_option
from newsarchive.in_words import counted


@click.group()
def index() -> None:
    """Check the search index against the articles, or make it anew."""


@index.command()
@archive_option
def check(archive: str) -> None:
    """Compare the index with all articles. Exit code 1 if they differ."""
    from newsarchive.archive import open_archive
    from newsarchive.archive.search import check as compare

    engine = open_archive(archive, migrate=False)
    found = compare(engine)
    engine.dispose()
    for sentence in found.faults:
        sys.stderr.write(f"newsarchive: {sentence}.\n")
    if found.faults:
        sys.stderr.write("newsarchive: `newsarchive index rebuild` makes the index anew.\n")
    else:
        sys.stdout.write(f"{archive}: the index agrees with {counted(found.articles, 'article')}\n")
    sys.exit(1 if found.faults else 0)


@index.command()
@archive_option
def rebuild(archive: str) -> None:
    """Make the index anew from the articles. Crawls wait for its end."""
    from newsarchive.archive import open_archive
    from newsarchive.archive.indexing import rebuild as make

    engine = open_archive(archive)
    count = make(engine)
    engine.dispose()
    sys.stdout.write(f"{archive}: {counted(count, 'article')} indexed\n")
