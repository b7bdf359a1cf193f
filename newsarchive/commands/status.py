"""newsarchive status: the health of each outlet, what the archive holds of it, and the last runs."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.counts import (
    WHY_FAILED,
    count_cells,
    count_columns,
    count_names,
    reasons,
    without_unsaved,
)
from newsarchive.commands.errors import UsageError
from newsarchive.commands.health_table import finding_json, outlet_json, print_findings, print_health
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, captures_option, json_option, outlets_option
from newsarchive.commands.scheduled import except_option
from newsarchive.commands.tables import Column, console, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from newsarchive.archive import OutletCounts, OutletPast, Run
    from newsarchive.commands.counts import Counts
    from newsarchive.operations.findings import Health

# The heading of each number, and which are left out first on a narrow terminal.
_HEADINGS = {
    "articles": ("articles", 0),
    "headline": ("headline", 1),
    "byline": ("byline", 2),
    "published_at": ("publish\ntime", 3),
    "body": ("body", 4),
    "ticker": ("ticker", 5),
    "ticker_headlines": ("ticker\nlines", 6),
}
_FIELDS = ("headline", "byline", "published_at", "body", "ticker")
_RUN_COLUMNS = (
    Column("run", drop=3),
    Column("outlet"),
    Column("from", drop=4),
    Column("started (UTC)"),
    Column("s", drop=5, justify="right"),
    Column("outcome"),
)
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
@except_option
@captures_option
@outlets_option
@json_option
def status(
    outlet: str | None,
    archive: str,
    runs: int,
    left_out: tuple[str, ...],
    captures: "Path | None",
    own: "Path | None",
    as_json: bool,
) -> None:
    """Print the health of each outlet, what the archive holds of it, and the last runs.

    With an OUTLET also why fields are missing or doubtful.
    """
    from newsarchive.archive import kind_of, last_runs, open_to_read, outlet_counts, outlet_pasts
    from newsarchive.operations.health import health
    from newsarchive.operations.judged import judged
    from newsarchive.operations.rules import rules_of

    add_outlets(own)
    engine = open_to_read(archive)
    counts = outlet_counts(engine, outlet)
    if outlet and not counts:
        engine.dispose()
        raise UsageError(_holds_nothing(outlet))
    kind, found_runs = kind_of(engine), last_runs(engine, outlet, runs)
    now = datetime.now(UTC)
    if outlet is None:
        found, pasts = judged(engine, folder_of_captures(captures, archive), rules_of(os.environ), now, left_out)
    else:
        pasts = outlet_pasts(engine, now, outlet)
        found = health(pasts, now)
    engine.dispose()
    if as_json:
        not_crawled = {"not_crawled": _not_crawled(outlet)}
        write_json_line(_as_json(kind, counts, found_runs) | _health_json(found, pasts, now) | not_crawled)
        return
    out = console()
    if kind:
        out.print(_KINDS[kind], soft_wrap=True)
    if found.outlets:
        print_health(out, found, pasts, now)
    else:
        print_findings(out, found)
    for name, sentence in _not_crawled(outlet).items():
        out.print(f"{name}: {sentence}", soft_wrap=True)
    _print_holdings(out, counts)
    if outlet:
        for line in _reasons(counts[0]):
            out.print(line, soft_wrap=True)
    _print_runs(out, found_runs)


def _not_crawled(name: str | None) -> dict[str, str]:
    """Return the known outlets, or the one of a key, that need a browser which is not installed, each with a sentence."""
    from newsarchive.crawling.chromium import not_crawlable
    from newsarchive.outlets.registry import outlets

    return not_crawlable(outlet for key, outlet in outlets().items() if name in (None, key))


def _holds_nothing(outlet: str) -> str:
    from newsarchive.outlets.registry import keys
    from newsarchive.outlets.similar import did_you_mean

    meant = did_you_mean(outlet) if outlet not in keys() else []
    where = "`newsarchive outlets` lists the outlets, `newsarchive crawl` fetches them."
    refused = [f"It is {sentence}" for sentence in _not_crawled(outlet).values()]
    return " ".join([f"The archive holds nothing of {outlet[:80]!r}.", *meant, *refused, where])


def _print_holdings(out: "Console", counts: "Sequence[OutletCounts]") -> None:
    columns = [Column("outlet"), *(Column(heading, justify="right", drop=drop) for heading, drop in _HEADINGS.values())]
    rows = (
        [
            count.outlet,
            *map(str, (count.articles, *(count.having[field] for field in _FIELDS), count.ticker_headlines)),
        ]
        for count in counts
    )
    print_table(out, columns, rows, "Articles, and in how many of them each field was found")


def _reasons(count: "OutletCounts") -> list[str]:
    """Return a line per field with the reasons why it is missing or doubtful, and in how many articles."""
    lines = []
    for field, found in sorted(count.reasons.items()):
        by_count = sorted(found.items(), key=lambda item: -item[1])
        lines.append(f"  {field:14} {', '.join(f'{reason} {number}' for reason, number in by_count)}")
    return ["Missing or doubtful fields: reasons, and in how many articles", *lines, ""] if lines else []


def _print_runs(out: "Console", runs: "Sequence[Run]") -> None:
    results = [_counted(run) for run in runs]
    names = count_names(counts for counts, _ in results)
    rows = (
        [*_run_cells(run), *count_cells(names, counts, failures)]
        for run, (counts, failures) in zip(runs, results, strict=True)
    )
    dropped = print_table(out, [*_RUN_COLUMNS, *count_columns(names)], rows, "Last runs")
    if WHY_FAILED.heading in dropped:
        for run, (_, failures) in zip(runs, results, strict=True):
            if failures:
                out.print(f"{run.outlet}, run {run.id}: {reasons(failures)}", soft_wrap=True)


def _run_cells(run: "Run") -> list[str]:
    seconds = f"{(run.finished_at - run.started_at).total_seconds():.0f}" if run.finished_at else "-"
    started = f"{run.started_at:%Y-%m-%d %H:%M}"
    return [str(run.id), run.outlet, run.source, started, seconds, run.outcome or "not finished"]


def _counted(run: "Run") -> "tuple[Counts, Counts]":
    return without_unsaved(run.counts, run.failures) if run.source == "replay" else (run.counts, run.failures)


def _health_json(found: "Health", pasts: "Sequence[OutletPast]", now: datetime) -> dict[str, Any]:
    past_of = {past.outlet: past for past in pasts}
    return {
        "health": [outlet_json(each, past_of[each.outlet], now) for each in found.outlets],
        "common": [finding_json(each) for each in found.common],
        "archive": [finding_json(each) for each in found.archive],
    }


def _as_json(kind: str | None, counts: "Sequence[OutletCounts]", runs: "Sequence[Run]") -> dict[str, Any]:
    return {
        "kind": kind,
        "outlets": [
            {
                "outlet": count.outlet,
                "articles": count.articles,
                "having": dict(count.having),
                "ticker_headlines": count.ticker_headlines,
                "problems": {field: dict(found) for field, found in count.reasons.items()},
            }
            for count in counts
        ],
        "runs": [
            {
                "run": run.id,
                "outlet": run.outlet,
                "source": run.source,
                "started_at": run.started_at.isoformat(),
                "finished_at": run.finished_at.isoformat() if run.finished_at else None,
                "outcome": run.outcome,
                "counts": dict(_counted(run)[0]),
                "failures": dict(_counted(run)[1]),
            }
            for run in runs
        ],
    }
