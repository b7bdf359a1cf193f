"""newsarchive migrate: bring an archive's schema up to this version."""

import sys

from newsarchive.commands.options import DEFAULT_ARCHIVE, Archive


def migrate(archive: Archive = DEFAULT_ARCHIVE) -> None:
    """Bring an archive up to the schema of this version; create it if there is none. Every crawl does so too."""
    from newsarchive.archive import migrate as migrate_archive

    before, after = migrate_archive(archive)
    told = " already" if before == after else f", was {before or 'not there'}"
    sys.stdout.write(f"{archive}: schema {after}{told}\n")
