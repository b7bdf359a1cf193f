"""Time that passes: instants of an archive become older."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update

from newsarchive.archive import open_archive
from newsarchive.archive.connect import writing
from newsarchive.archive.schema import article_sightings, articles, captures, crawl_runs, listed_addresses

_INSTANTS = {
    crawl_runs: ("started_at", "finished_at", "heartbeat_at"),
    captures: ("fetched_at",),
    listed_addresses: ("first_listed_at", "last_listed_at"),
    articles: ("first_seen_at", "last_seen_at", "version_first_seen_at"),
    article_sightings: ("seen_at",),
}


def age(archive: Path, time: timedelta) -> None:
    """Let everything in a SQLite archive be older by a time. The WARC files are not."""
    engine = open_archive(f"sqlite:///{archive}")
    with writing(engine) as connection:
        for table, names in _INSTANTS.items():
            for row in connection.execute(select(table)).mappings().all():
                older = {name: row[name] - time for name in names if row[name] is not None}
                if older:
                    connection.execute(update(table).where(table.c.id == row["id"]).values(older))
    engine.dispose()
