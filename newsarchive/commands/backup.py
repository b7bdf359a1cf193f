"""newsarchive backup: the archive and its captures as they are now, in a file and a folder beside it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.options import add_outlets, archive_option, captures_option, outlets_option
from newsarchive.commands.tables import console, print_text
from newsarchive.in_words import counted


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--copy", "is_copy", is_flag=True, help="Copy the WARC files. Default: hard links where the disk is the same."
)
@archive_option
@captures_option
@outlets_option
def backup(file: Path, is_copy: bool, archive: str, captures: Path | None, own: Path | None) -> None:
    """Write the archive as it is now to FILE, with its captures in a folder beside it, and check both.

    Crawls may write meanwhile. FILE is an archive itself: restoring it is opening it. For PostgreSQL the command prints that of pg_dump.
    """
    from newsarchive.archive import open_archive
    from newsarchive.operations.backup import back_up

    add_outlets(own)
    engine = open_archive(archive, migrate=False)
    try:
        made = back_up(engine, folder_of_captures(captures, archive), file, is_copy=is_copy, now=datetime.now(UTC))
    finally:
        engine.dispose()
    out = console()
    print_text(
        out,
        f"{made.file}: {counted(made.articles, 'article')}, {counted(made.captures, 'capture')}; "
        f"{made.folder}: {counted(made.linked + made.copied, 'WARC file')} "
        f"({made.linked} linked, {made.copied} copied). Rows and files were checked.",
    )
    if made.elsewhere:
        print_text(out, f"{made.elsewhere} WARC files outside of the folder of captures are not in the backup.")
    if made.linked:
        print_text(out, "Linked files are on the same disk: copy the backup to another one, as with rsync.")
