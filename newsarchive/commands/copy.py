"""newsarchive copy: a whole archive into another database, SQLite or PostgreSQL."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from newsarchive.commands.tables import console, print_text
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.archive.copying import Advance, Copied


@click.command()
@click.argument("origin", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(origin: str, target: str) -> None:
    """Copy the archive FROM into TO, a new or empty one; both are SQLAlchemy URLs.

    All tables are copied with their ids and compared, and the search index is made. If it is interrupted, the same command goes on. Crawls
    into FROM may go on meanwhile. WARC files are not copied.
    """
    from newsarchive.archive.copying import copy_archive

    with _progress() as begun:
        copied = copy_archive(origin, target, begun)
    _report(origin, target, copied)


def _report(origin: str, target: str, copied: "Copied") -> None:
    from newsarchive.archive.archive_url import parsed_url
    from newsarchive.archive.failure import name_of
    from newsarchive.captures import folder_of

    out = console()
    articles, tables = copied.tables["articles"].rows, len(copied.tables)
    print_text(
        out,
        f"{name_of(parsed_url(target))}: {counted(copied.rows, 'row')} of {counted(tables, 'table')} copied and compared, "
        f"{counted(articles, 'article')} indexed.",
    )
    if copied.records:
        print_text(out, _about_files(str(folder_of(origin)), str(folder_of(target))))


def _about_files(before: str, after: str) -> str:
    """Return what to do with the WARC files. `before`, `after`: the folders in which the two archives look for them."""
    if before == after:
        return f"The WARC files that captures name are not copied. Both archives use the folder {before}."
    return (
        f"The WARC files that captures name are not copied. Copy their folder, {before}, to {after} with a program like rsync, "
        "then run `newsarchive capture check`."
    )


@contextmanager
def _progress() -> "Iterator[Callable[[int, bool], Advance]]":
    """Yield what shows the rows that are done, on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    shown = Console(stderr=True)
    with Progress(console=shown, transient=True, disable=not shown.is_terminal) as bar:

        def begun(rows: int, is_continued: bool) -> "Advance":
            if is_continued:
                sys.stderr.write("newsarchive: this goes on with an unfinished copy.\n")
            task = bar.add_task("rows", total=rows)
            return lambda count: bar.advance(task, count)

        yield begun
