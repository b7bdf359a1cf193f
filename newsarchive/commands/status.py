"""newsarchive status: what the archive holds of each outlet, and the last runs."""

from typing import TYPE_CHECKING

import click

from newsarchive.commands.counts import add_count_columns, count_cells, without_unsaved
from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import archive_option
from newsarchive.commands.tables import console, new_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from newsarchive.archive import OutletCounts, Run

_HEADINGS = {
    "headline": "headline",
    "byline": "byline",
    "published_at": "publish\ntime",
    "body": "body",
    "ticker": "ticker",
}
_KINDS = {
    "real": "The articles of this archive are real.",
    "made_up": "The articles of this archive are made up: fixtures have invented sentences.",
    "mixed": "This archive holds real and made-up articles: it is from before they were kept apart. The made-up ones are of the replays of fixtures.",
}


@click.command()
@click.argument("outlet", metavar="[OUTLET]", required=False)
@archive_option
@click.option(
    "--runs", metavar="N", type=click.IntRange(min=1), default=10, show_default=True, help="How many of the last runs."
)
def status(outlet: str | None, archive: str, runs: int) -> None:
    """Print what the archive holds of each outlet, and the last runs.

    With an OUTLET also why fields are missing or doubtful.
    """
    from newsarchive.archive import kind_of, last_runs, open_archive, outlet_counts

    engine = open_archive(archive, migrate=False)
    counts = outlet_counts(engine, outlet)
    if outlet and not counts:
        raise UsageError(
            f"The archive holds nothing of {outlet!r}. `newsarchive outlets` lists the outlets, `newsarchive crawl` fetches them."
        )
    out = console()
    if kind := kind_of(engine):
        out.print(_KINDS[kind], soft_wrap=True)
    out.print(_holdings(counts))
    if outlet:
        for line in _reasons(counts[0]):
            out.print(line, soft_wrap=True)
    out.print(_runs(last_runs(engine, outlet, runs)))
    engine.dispose()


def _holdings(counts: "Sequence[OutletCounts]") -> "Table":
    table = new_table("Articles, and in how many of them each field was found")
    table.add_column("outlet", overflow="fold")
    for heading in ("articles", *_HEADINGS.values(), "ticker\nlines"):
        table.add_column(heading, justify="right")
    for count in counts:
        cells = (count.articles, *(count.having[field] for field in _HEADINGS), count.ticker_headlines)
        table.add_row(count.outlet, *map(str, cells))
    return table


def _reasons(count: "OutletCounts") -> list[str]:
    """Return a line per field with the reasons why it is missing or doubtful, and in how many articles."""
    lines = []
    for field, reasons in sorted(count.reasons.items()):
        by_count = sorted(reasons.items(), key=lambda item: -item[1])
        lines.append(f"  {field:14} {', '.join(f'{reason} {number}' for reason, number in by_count)}")
    return ["Missing or doubtful fields: reasons, and in how many articles", *lines, ""] if lines else []


def _runs(runs: "Sequence[Run]") -> "Table":
    table = new_table("Last runs")
    for heading in ("run", "outlet", "from", "started (UTC)", "s", "outcome"):
        table.add_column(heading, overflow="fold")
    results = [
        without_unsaved(run.counts, run.failures) if run.source == "replay" else (run.counts, run.failures)
        for run in runs
    ]
    names = add_count_columns(table, (counts for counts, _ in results))
    for run, (counts, failures) in zip(runs, results, strict=True):
        seconds = f"{(run.finished_at - run.started_at).total_seconds():.0f}" if run.finished_at else "-"
        table.add_row(
            str(run.id),
            run.outlet,
            run.source,
            f"{run.started_at:%Y-%m-%d %H:%M}",
            seconds,
            run.outcome or "not finished",
            *count_cells(names, counts, failures),
        )
    return table
