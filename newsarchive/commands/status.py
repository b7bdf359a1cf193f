"""newsarchive status: what the archive holds of each outlet, and the last runs."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from newsarchive.archive import OutletCounts, Run, last_runs, open_archive, outlet_counts
from newsarchive.commands.console import console
from newsarchive.commands.failure import RefusalError
from newsarchive.commands.options import DEFAULT_ARCHIVE, Archive

_FIELDS = ("headline", "byline", "published_at", "body", "ticker")
_COUNTS = ("asked", "new", "changed", "unchanged", "failed")


def status(
    outlet: Annotated[
        str | None, typer.Argument(metavar="[OUTLET]", help="One outlet, as `newsarchive outlets` names it.")
    ] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    runs: Annotated[int, typer.Option(metavar="N", min=1, help="How many of the last runs to show.")] = 10,
) -> None:
    """Print what the archive holds of each outlet, in how many of its articles each field was found, and the last runs."""
    engine = open_archive(archive, migrate=False)
    counts = outlet_counts(engine, outlet)
    if outlet and not counts:
        raise RefusalError(
            f"The archive has nothing of {outlet!r}. `newsarchive outlets` names the outlets, `newsarchive crawl` asks them."
        )
    out = console()
    out.print(_holdings(counts))
    if outlet:
        for line in _missing(counts[0]):
            out.print(line, soft_wrap=True)
    out.print(_runs(last_runs(engine, outlet, runs)))
    engine.dispose()


def _holdings(counts: Sequence[OutletCounts]) -> Table:
    table = Table(
        title="Articles, and in how many of them each field was found", box=box.SIMPLE_HEAD, title_justify="left"
    )
    table.add_column("outlet")
    for heading in ("articles", *_FIELDS, "ticker headlines"):
        table.add_column(heading, justify="right")
    for count in counts:
        table.add_row(
            count.outlet,
            str(count.articles),
            *(str(count.having[field]) for field in _FIELDS),
            str(count.ticker_headlines),
        )
    return table


def _missing(count: OutletCounts) -> list[str]:
    """Say for each field in how many articles something is missing or doubtful, and why."""
    lines = []
    for field, reasons in sorted(count.reasons.items()):
        told = ", ".join(f"{reason} {number}" for reason, number in sorted(reasons.items(), key=lambda item: -item[1]))
        lines.append(f"  {field:14} {told}")
    return ["What is missing or doubtful, and why, in articles:", *lines] if lines else []


def _runs(runs: Sequence[Run]) -> Table:
    table = Table(title="Last runs", box=box.SIMPLE_HEAD, title_justify="left")
    for heading in ("run", "outlet", "from", "started (UTC)", "seconds", "outcome"):
        table.add_column(heading)
    for heading in _COUNTS:
        table.add_column(heading, justify="right")
    table.add_column("why failed")
    for run in runs:
        seconds = f"{(run.finished_at - run.started_at).total_seconds():.0f}" if run.finished_at else "-"
        why = ", ".join(f"{reason} {number}" for reason, number in sorted(run.failures.items()))
        table.add_row(
            str(run.id),
            run.outlet,
            run.source,
            f"{run.started_at:%Y-%m-%d %H:%M}",
            seconds,
            run.outcome or "not finished",
            *(str(run.counts.get(name, 0)) for name in _COUNTS),
            why,
        )
    return table
