"""newsarchive export: a table of the archive, whole or for a query, as CSV, JSON lines or Parquet."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import DAY, archive_option, instant
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from newsarchive.archive.exports import Exported, Format, Table

_STREAM = Path("-")


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["csv", "jsonl", "parquet"]), help="Default: what the suffix of OUT names."
)
@click.option(
    "--table", type=click.Choice(["articles", "versions", "tickers", "captures", "clusters"]), default="articles",
    show_default=True, help="What is exported.",
)  # fmt: skip
@click.option("--query", metavar="QUERY", help="Only articles of this query, as `newsarchive search` has it: all hits.")
@click.option("--outlet", metavar="O", help="Articles of this outlet only.")
@click.option("--byline", metavar="B", help="Articles with these names in the byline.")
@click.option("--section", metavar="S", help="Articles of this section.")
@click.option("--since", metavar="DATE", type=DAY, help="The first day of publication.")
@click.option("--until", metavar="DATE", type=DAY, help="The last day of publication.")
@click.option(
    "--at", "at", metavar="T", help="What the archive held at this instant, ISO 8601; without an offset it is UTC."
)
@click.option(
    "--versions", type=click.Choice(["present", "all"]), default="present", show_default=True,
    help="all: superseded versions of articles, too.",
)  # fmt: skip
@click.option(
    "--copies", type=click.Choice(["all", "once"]), default="all", show_default=True,
    help="once: each text once, of the copies of an article the newest that is found.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace OUT and its manifest if they exist.")
@archive_option
def export(
    out: Path,
    format_: str | None,
    table: str,
    query: str | None,
    outlet: str | None,
    byline: str | None,
    section: str | None,
    since: date | None,
    until: date | None,
    at: str | None,
    versions: Literal["present", "all"],
    copies: Literal["all", "once"],
    overwrite: bool,
    archive: str,
) -> None:
    """Write a table of the archive to the file OUT, for pandas, R, DuckDB and others; - is standard output.

    Beside it OUT.manifest.json has the query, the counts, the columns, the state of the archive and the SHA-256. Of other tables than articles the
    rows of the selected articles are written; of tickers the headlines that were shown on these days.
    """
    from newsarchive.archive import open_archive
    from newsarchive.archive.exports import Asked
    from newsarchive.archive.exports import export as write
    from newsarchive.archive.exports import export_to_stream as write_stream

    asked = Asked(query, outlet, byline, section, since, until, instant(at), versions, copies)
    if out == _STREAM and format_ not in ("csv", "jsonl"):
        raise UsageError("Standard output takes --format csv or --format jsonl.")
    engine = open_archive(archive, migrate=False)
    wanted, chosen = cast("Table", table), cast("Format | None", format_)
    try:
        if out == _STREAM and chosen:
            done = write_stream(engine, sys.stdout.buffer, table=wanted, format_=chosen, asked=asked)
        else:
            done = write(engine, out, table=wanted, format_=chosen, asked=asked, overwrite=overwrite)
    finally:
        engine.dispose()
    _report(out, table, done)


def _report(out: Path, table: str, done: "Exported") -> None:
    for note in done.notes:
        sys.stderr.write(f"newsarchive: {note}.\n")
    if not done.rows:
        sys.stderr.write("newsarchive: the archive holds nothing of what was asked for.\n")
    if done.manifest:
        click.echo(
            f"{out}: {counted(done.rows, 'row')} of {table}, {_size(done.bytes)}. {done.manifest} describes them."
        )


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count} bytes"
