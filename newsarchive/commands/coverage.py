"""newsarchive coverage: what the sources of each outlet listed, and what became of it, by day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import click

from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import DAY, archive_option
from newsarchive.commands.tables import console, new_table
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from rich.table import Table

    from newsarchive.archive import DayCoverage

_COUNTS = ("runs", "listed", "stored", "fetched", "new", "unfit")
_HEADINGS = ("runs", "listed", "stored", "fetched", "new", "no\nfit")
_EXAMPLES = 3
_EXPLAINED = (
    "listed: addresses of articles that a source named for the first time; stored: how many of them the archive has by now;",
    "no fit: other addresses, which fit no pattern of the outlet's articles and were not requested.",
)


@click.command()
@click.argument("outlet", metavar="[OUTLET]", required=False)
@click.option("--since", metavar="DATE", type=DAY, help="The first day, the outlet's own.")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each day and outlet instead.")
def coverage(outlet: str | None, since: date | None, archive: str, as_json: bool) -> None:
    """Print by day what was listed, fetched, new and failed, with reasons.

    Days are the outlet's own. A gap is shown as days without a run.
    """
    from newsarchive.archive import coverage as counted
    from newsarchive.archive import open_archive, unfit_addresses

    engine = open_archive(archive, migrate=False)
    days = counted(engine, outlet, since, datetime.now(UTC))
    examples = unfit_addresses(engine, outlet) if outlet else []
    engine.dispose()
    if as_json:
        for day in days:
            write_json_line(_as_json(day))
        return
    if not days:
        wanted = f" of {outlet!r}" if outlet else ""
        after = f" since {since:%Y-%m-%d}" if since else ""
        raise UsageError(
            f"The archive holds no run{wanted}{after}. `newsarchive crawl` fetches, `newsarchive status` lists what it holds."
        )
    out = console()
    out.print(_table(days))
    for line in (*_EXPLAINED, *_unfit(examples)):
        out.print(line, soft_wrap=True)


def _table(days: "Sequence[DayCoverage]") -> "Table":
    table = new_table()
    table.add_column("outlet", overflow="fold")
    table.add_column("day", no_wrap=True)
    for heading in _HEADINGS:
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("failed", overflow="fold")
    for key, of_outlet in groupby(days, key=lambda day: day.outlet):
        known = list(of_outlet)
        for before, day in pairwise([None, *known]):
            if before and day and (gap := _gap(before.day, day.day)):
                table.add_row(key, *gap)
            if day:
                table.add_row(key, f"{day.day}", *(str(getattr(day, name)) for name in _COUNTS), _reasons(day))
        totals = [str(sum(getattr(day, name) for day in known)) for name in _COUNTS]
        table.add_row(key, "total", *totals, str(sum(day.failed.total() for day in known)))
        table.add_section()
    return table


def _gap(before: date, after: date) -> tuple[str, ...] | None:
    """Return the cells of the days between two days, or None if they are neighbours."""
    missing = (after - before).days - 1
    if missing < 1:
        return None
    first, last = before + timedelta(days=1), after - timedelta(days=1)
    return (
        f"{first}" if missing == 1 else f"{first}\nto {last}",
        "0",
        *[""] * (len(_COUNTS) - 1),
        f"no run on {counted(missing, 'day')}",
    )


def _reasons(day: "DayCoverage") -> str:
    return ", ".join(f"{reason} {number}" for reason, number in day.failed.most_common())


def _unfit(addresses: Sequence[str]) -> Iterator[str]:
    """Yield a line with examples of addresses that fit no pattern: first those that look like articles."""
    from newsarchive.outlets.addresses import is_article_like

    shown = sorted(addresses, key=lambda url: not is_article_like(url))[:_EXAMPLES]
    if shown:
        yield f"No fit, for example: {', '.join(shown)}"


def _as_json(day: "DayCoverage") -> dict[str, object]:
    counts = {name: getattr(day, name) for name in _COUNTS}
    return {"outlet": day.outlet, "day": day.day.isoformat(), **counts, "failed": dict(day.failed)}
