"""The table that ends a crawl: per outlet, what became of the pages that were asked for."""

import io
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.table import Table
from sqlalchemy.engine import make_url

from newsarchive.commands.console import console
from newsarchive.commands.options import DEFAULT_ARCHIVE
from newsarchive.crawling.process import CrawlResult
from newsarchive.items import Reason

_COUNTS = ("asked", "new", "changed", "unchanged", "listing", "repeated", "failed")
_NEWEST = "SELECT published_at, byline, headline FROM articles ORDER BY published_at DESC LIMIT 5"
_HEADINGS = {"listing": "listings"}


def has_failures(result: CrawlResult) -> bool:
    """Tell whether an operator should look: pages that are gone are the web's nature, everything else is a failure."""
    other = any(reason != Reason.NOT_FOUND for reason in result.failures)
    nothing = result.empty_run and not any(result.counts[count] for count in ("new", "changed", "unchanged"))
    return result.outcome != "finished" or other or nothing or result.counts["asked"] == result.counts["failed"]


def table(results: Sequence[CrawlResult], archive: str, *, replay: bool) -> str:
    """Write the table, what went wrong, and how to look into the archive."""
    out = io.StringIO()
    paper = console(out)
    rows = Table(box=box.SIMPLE_HEAD)
    rows.add_column("outlet")
    for count in _COUNTS:
        rows.add_column(_HEADINGS.get(count, count), justify="right")
    rows.add_column("why failed")
    for result in results:
        why = ", ".join(f"{reason} {number}" for reason, number in sorted(result.failures.items()))
        rows.add_row(result.outlet, *(str(result.counts[count]) for count in _COUNTS), why)
    paper.print(rows)
    for result in results:
        if result.error:
            paper.print(f"{result.outlet}: {result.error}", soft_wrap=True)
        elif result.outcome == "interrupted":
            paper.print(
                f"{result.outlet}: interrupted. What was read is stored; the next run finds the rest.", soft_wrap=True
            )
        elif result.outcome != "finished":
            paper.print(
                f"{result.outlet}: the run {result.outcome}; run again with --verbose to see why.", soft_wrap=True
            )
        for sentence in result.warnings:
            paper.print(f"{result.outlet}: {sentence}.", soft_wrap=True)
    unlinked = sum(result.counts["unlinked"] for result in results)
    if unlinked:
        paper.print(f"{unlinked} saved articles that no source and no link led to were read as well.")
    if replay and any(Reason.NOT_FOUND in result.failures for result in results):
        paper.print("not_found: linked pages that are not among the saved ones.")
    paper.print(_summary(results), soft_wrap=True)
    paper.print(_how_to_look(archive), soft_wrap=True)
    return out.getvalue()


def _summary(results: Sequence[CrawlResult]) -> str:
    new, changed, unchanged = (
        sum(result.counts[count] for result in results) for count in ("new", "changed", "unchanged")
    )
    if not new and not changed and not unchanged:
        return "No article was read."
    if not new and not changed:
        return f"Nothing new: {unchanged} articles asked again, none changed."
    return f"{new} new articles, {changed} changed, {unchanged} unchanged."


def _how_to_look(archive: str) -> str:
    """Show how to look inside: our own command, and SQL where the archive is a file."""
    url = make_url(archive)
    named = "" if archive == DEFAULT_ARCHIVE else f" --archive {url.render_as_string()}"
    lines = ["Look inside:", f"  {_program()} status{named}"]
    if url.get_backend_name() == "sqlite":
        lines.append(f'  sqlite3 {url.database} "{_NEWEST}"')
    return "\n".join(lines)


def _program() -> str:
    """Say how this user calls us: by name where that is on the path, else as it was called now."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "newsarchive" and not shutil.which("newsarchive") else "newsarchive"
