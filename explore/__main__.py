"""Serve an archive with Datasette, for this computer alone: `python -m explore sqlite:///archive.db`."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from datasette.cli import serve

from explore.metadata import metadata_of
from newsarchive.archive import open_archive
from newsarchive.archive.archive_url import file_of
from newsarchive.archive.connect import reading
from newsarchive.archive.failure import ArchiveError
from newsarchive.archive.search.index import is_current
from newsarchive.errors import NewsarchiveError

HERE = Path(__file__).parent
SETTINGS = {
    "default_page_size": "50",
    "max_returned_rows": "1000",
    "max_csv_mb": "0",  # no limit: a file that ends early looks whole
    "sql_time_limit_ms": "5000",
    "facet_time_limit_ms": "2000",
    "suggest_facets": "off",
    "default_facet_size": "10",
    "truncate_cells_html": "200",
    "allow_download": "off",
}


@click.command()
@click.argument("archive", metavar="ARCHIVE")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="The port on this computer."
)
def explore(archive: str, port: int) -> None:
    """Serve the SQLite file of an archive, read-only, until Ctrl-C."""
    try:
        file = _checked(archive)
    except NewsarchiveError as error:
        sys.stderr.write(f"explore: {error}\n")
        sys.exit(error.exit_code)
    with TemporaryDirectory(prefix="explore-") as folder:
        metadata = Path(folder) / "metadata.json"
        metadata.write_text(json.dumps(metadata_of(file.stem)), encoding="utf-8")
        options = ["--port", str(port), "--metadata", str(metadata), "--plugins-dir", str(HERE / "plugins")]
        options += ["--static", f"explore:{HERE / 'static'}"]
        for name, value in SETTINGS.items():
            options += ["--setting", name, value]
        serve.main([str(file), *options], prog_name="explore")


def _checked(archive: str) -> Path:
    """Return the file of an archive that can be served. Raises ArchiveError."""
    engine = open_archive(archive, migrate=False)
    try:
        file = file_of(engine.url)
        if file is None:
            raise ArchiveError("Datasette serves SQLite files. `newsarchive copy` makes one of a PostgreSQL archive.")
        with reading(engine) as connection:
            if not is_current(connection):
                raise ArchiveError(
                    f"the search index of {file} is of another version. Run `newsarchive index rebuild`."
                )
    finally:
        engine.dispose()
    return file.resolve()


if __name__ == "__main__":
    explore()
