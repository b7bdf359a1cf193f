"""newsarchive status: what the archive holds of each outlet, and the last runs."""

from typing import TYPE_CHECKING

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.options import archive_option
from newsarchive.commands.tables import console, new_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from newsarchive.archive import OutletCounts, Run

_FIELDS = ("headline", "byline", "published_at", "body", "ticker")
_COUNTS = ("asked", "new", "changed", "unchanged", "failed")


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
    from newsarchive.archive import last_runs, open_archive, outlet_counts

    engine = open_archive(archive, migrate=False)
    counts = outlet_counts(engine, outlet)
    if outlet and not counts:
        raise UsageError(
            f"The archive holds nothing of {outlet!r}. `newsarchive outlets` lists the outlets, `newsarchive crawl` fetches them."
        )
    out = console()
    out.print(_holdings(counts))
    if outlet:
        for line in _reasons(counts[0]):
            out.print(line, soft_wrap=True)
    out.print(_runs(last_runs(engine, outlet, runs)))
    engine.dispose()


def _holdings(counts: "Sequence[OutletCounts]") -> "Table":
    table = new_table("Articles, and in how many of them each field was found")
    table.add_column("outlet", overflow="fold")
    for heading in ("articles", *_FIELDS, "ticker headlines"):
        table.add_column(heading.replace("_", " "), justify="right")
    for count in counts:
        table.add_row(
            count.outlet,
            str(count.articles),
            *(str(count.having[field]) for field in _FIELDS),
            str(count.ticker_headlines),
        )
    return table


def _reasons(count: "OutletCounts") -> list[str]:
    """Return a line per field with the reasons why it is missing or doubtful, and in how many articles."""
    lines = []
    for field, reasons in sorted(count.reasons.items()):
        by_count = sorted(reasons.items(), key=lambda item: -item[1])
        lines.append(f"  {field:14} {', '.join(f'{reason} {number}' for reason, number in by_count)}")
    return ["Missing or doubtful fields: reasons, and in how many articles", *lines] if lines else []


def _runs(runs: "Sequence[Run]") -> "Table":
    table = new_table("Last runs")
    for heading in ("run", "outlet", "from", "started (UTC)", "seconds", "outcome"):
        table.add_column(heading, overflow="fold")
    for heading in _COUNTS:
        table.add_column(heading, justify="right")
    table.add_column("why failed", overflow="fold")
    for run in runs:
        seconds = f"{(run.finished_at - run.started_at).total_seconds():.0f}" if run.finished_at else "-"
        table.add_row(
            str(run.id),
            run.outlet,
            run.source,
            f"{run.started_at:%Y-%m-%d %H:%M}",
            seconds,
            run.outcome or "not finished",
            *(str(run.counts.get(name, 0)) for name in _COUNTS),
            ", ".join(f"{reason} {number}" for reason, number in sorted(run.failures.items())),
        )
    return table
