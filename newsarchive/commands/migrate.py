"""newsarchive migrate: update an archive to the schema of this version."""

import sys

import click

from newsarchive.commands.options import archive_option


@click.command()
@archive_option
def migrate(archive: str) -> None:
    """Update an archive to the schema of this version.

    Creates it if there is none. Every crawl does so too.
    """
    from newsarchive.archive import migrate as migrate_archive

    before, after = migrate_archive(archive)
    old = f"updated from schema {before}" if before else "created"
    outcome = "is up to date" if before == after else old
    sys.stdout.write(f"{archive}: {outcome}, schema {after}\n")
