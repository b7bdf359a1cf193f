"""newsarchive migrate: update an archive to the schema of this version."""

import sys

import click

from newsarchive.commands.options import archive_option


@click.command()
@click.option("--dry-run", is_flag=True, help="Rehearse it: nothing is changed, and steps, time and space are printed.")
@archive_option
def migrate(dry_run: bool, archive: str) -> None:
    """Update an archive to the schema of this version.

    Creates it if there is none. Every crawl does so too.
    """
    if dry_run:
        _rehearse(archive)
        return
    from newsarchive.archive import migrate as migrate_archive

    before, after = migrate_archive(archive)
    old = f"updated from schema {before}" if before else "created"
    outcome = "is up to date" if before == after else old
    sys.stdout.write(f"{archive}: {outcome}, schema {after}\n")


def _rehearse(archive: str) -> None:
    from newsarchive.archive.rehearsal import rehearse

    done = rehearse(archive)
    if not done.steps:
        sys.stdout.write(f"{archive}: nothing is to be migrated\n")
        return
    for step in done.steps:
        sys.stdout.write(f"{step}\n")
    sys.stdout.write(
        f"{archive}: {len(done.steps)} steps from schema {done.before} took {done.seconds:.1f} s; "
        f"{done.size:,} bytes before, {done.size_after:,} after. Nothing was changed.\n"
    )
