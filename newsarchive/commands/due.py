"""newsarchive due: what a run would ask for now, and why."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, json_option, outlets_option
from newsarchive.commands.plans import budget_option, nothing_due, plan_of, print_left_out, span
from newsarchive.commands.scheduled import all_option, except_option, scheduled_outlets, unknown_sentence
from newsarchive.commands.streams import write_error
from newsarchive.commands.tables import Column, console, print_table
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.operations.due import OutletPlan, Plan, SourcePlan

_COLUMNS = (
    Column("outlet"),
    Column("source"),
    Column("asked (UTC)", drop=2),
    Column("every", drop=3, justify="right"),
    Column("next", justify="right"),
    Column("why", drop=1),
)


@click.command()
@click.argument("names", metavar="[OUTLET]...", nargs=-1)
@all_option
@except_option
@budget_option
@archive_option
@outlets_option
@json_option
def due(
    names: tuple[str, ...],
    every: bool,
    left_out: tuple[str, ...],
    budget: int | None,
    archive: str,
    own: Path | None,
    as_json: bool,
) -> None:
    """Print which sources and articles `crawl --due` would ask for now, and when the other sources are due.

    Without outlets those that the archive was crawled for, and those of your own.
    """
    from newsarchive.archive import open_archive
    from newsarchive.commands.names import known_outlets

    add_outlets(own)
    known_outlets(names)
    engine = open_archive(archive, migrate=False)
    chosen = scheduled_outlets(engine, names, every=every, left_out=left_out)
    plan = plan_of(engine, chosen, budget)
    unknown = None if names else unknown_sentence(engine, left_out)
    engine.dispose()
    now = datetime.now(UTC)
    if as_json:
        for outlet in plan.outlets:
            write_json_line(_as_json(outlet))
        return
    print_left_out(plan, chosen)
    if unknown:
        write_error(unknown)
    out = console()
    print_table(out, _COLUMNS, [row for outlet in plan.outlets for row in _rows(outlet, now)])
    out.print(_sum(plan, now), soft_wrap=True)


def _rows(plan: "OutletPlan", now: datetime) -> "Iterator[list[str]]":
    for source in plan.sources:
        asked = f"{source.asked_at:%m-%d %H:%M}" if source.asked_at else "never"
        every = span(source.interval) if source.interval else "-"
        yield [plan.outlet, source.source, asked, every, _next(source, now), source.why]
    if plan.revisits:
        ages = ", ".join(dict.fromkeys(each.age for each in plan.revisits))
        yield [plan.outlet, f"{counted(len(plan.revisits), 'article')} again", "", "", "now", f"after {ages}"]


def _next(source: "SourcePlan", now: datetime) -> str:
    return "now" if source.is_due else f"in {span(source.next_at - now)}"


def _sum(plan: "Plan", now: datetime) -> str:
    if not plan.due:
        sentence = nothing_due(plan, now)
        return sentence[0].upper() + sentence[1:]
    sources = sum(source.is_due for outlet in plan.due for source in outlet.sources)
    revisits = sum(len(outlet.revisits) for outlet in plan.due)
    known, outlets = counted(revisits, "known article"), counted(len(plan.due), "outlet")
    return f"Due now: {counted(sources, 'source')} and {known} of {outlets}."


def _as_json(plan: "OutletPlan") -> dict[str, Any]:
    return {
        "outlet": plan.outlet,
        "is_due": plan.is_due,
        "busy": str(plan.busy) if plan.busy else None,
        "next_at": plan.next_at.isoformat(),
        "sources": [
            {
                "source": source.source,
                "asked_at": source.asked_at.isoformat() if source.asked_at else None,
                "interval_seconds": round(source.interval.total_seconds()) if source.interval else None,
                "next_at": source.next_at.isoformat(),
                "is_due": source.is_due,
                "why": source.why,
            }
            for source in plan.sources
        ],
        "articles": [{"url": each.url, "age": each.age} for each in plan.revisits],
    }
