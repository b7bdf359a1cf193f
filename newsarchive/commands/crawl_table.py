"""The table at the end of a crawl: what became of the pages of each outlet."""

import io
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rich.table import Table
from sqlalchemy.engine import make_url

from newsarchive.commands.options import DEFAULT_ARCHIVE
from newsarchive.commands.tables import console, new_table
from newsarchive.crawling.process import CrawlResult
from newsarchive.items import Reason

# The counts in their order, with their headings. The first two are always printed, the others if one of them is not 0.
_HEADINGS = {
    "asked": "pages",
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "listing": "listings",
    "repeated": "repeated",
    "failed": "failed",
}
_ALWAYS = ("asked", "new")
_NEWEST = "SELECT published_at, headline FROM articles LIMIT 5"


def has_failures(result: CrawlResult) -> bool:
    """Return True if an operator should look: the run did not finish, gave no page or no article, or pages failed that are not gone."""
    other = any(reason != Reason.NOT_FOUND for reason in result.failures)
    nothing = result.empty_run and not any(result.counts[count] for count in ("new", "changed", "unchanged"))
    return result.outcome != "finished" or other or nothing or result.counts["asked"] == result.counts["failed"]


def table(results: Sequence[CrawlResult], archive: str, *, is_replay: bool) -> str:
    """Return the table of a crawl, its problems and its sums as text, and how to look into the archive.

    In a replay a page that is not among the saved ones was neither asked for nor did it fail: it is counted in one line for all outlets.
    """
    out = io.StringIO()
    paper = console(out)
    shown = [_without_unsaved(result) for result in results] if is_replay else list(results)
    paper.print(_rows(shown))
    for line in (*_problems(shown), *_replay_notes(results, is_replay), _sums(results), *_how_to_look(archive)):
        paper.print(line, soft_wrap=True)
    return out.getvalue()


def _without_unsaved(result: CrawlResult) -> CrawlResult:
    """Return the result of a replay without the pages that are not among the saved ones."""
    unsaved = result.failures.get(Reason.NOT_FOUND, 0)
    counts = {**result.counts, **{name: result.counts[name] - unsaved for name in ("asked", "failed")}}
    failures = {reason: number for reason, number in result.failures.items() if reason != Reason.NOT_FOUND}
    return replace(result, counts=counts, failures=failures)


def _rows(results: Sequence[CrawlResult]) -> Table:
    columns = [name for name in _HEADINGS if name in _ALWAYS or any(result.counts[name] for result in results)]
    rows = new_table()
    rows.add_column("outlet", overflow="fold")
    for name in columns:
        rows.add_column(_HEADINGS[name], justify="right")
    if "failed" in columns:
        rows.add_column("why failed", overflow="fold")
    for result in results:
        why = [reasons(result.failures)] if "failed" in columns else []
        rows.add_row(result.outlet, *(str(result.counts[name]) for name in columns), *why)
    return rows


def reasons(failures: Mapping[str, int]) -> str:
    """Return the reasons of failures with their numbers: `forbidden 2, timeout 1`."""
    return ", ".join(f"{reason} {number}" for reason, number in sorted(failures.items()))


def _problems(results: Sequence[CrawlResult]) -> Iterator[str]:
    """Yield sentences on runs that did not finish and on sources that failed."""
    for result in results:
        if result.error:
            yield f"{result.outlet}: {result.error}"
        elif result.outcome == "interrupted":
            yield f"{result.outlet}: interrupted. What was read is stored; the next run continues."
        elif result.outcome != "finished":
            yield f"{result.outlet}: the run {result.outcome}; run again with --verbose to see why."
        for sentence in result.warnings:
            yield f"{result.outlet}: {sentence}."


def _replay_notes(results: Sequence[CrawlResult], is_replay: bool) -> Iterator[str]:
    if not is_replay:
        return
    unlinked = sum(result.counts["unlinked"] for result in results)
    unsaved = sum(result.failures.get(Reason.NOT_FOUND, 0) for result in results)
    if unlinked:
        yield f"{unlinked} of the saved articles are linked from none of the saved pages."
    if unsaved:
        yield f"{unsaved} linked pages are not among the saved ones."


def _sums(results: Sequence[CrawlResult]) -> str:
    new, changed, unchanged = (
        sum(result.counts[count] for result in results) for count in ("new", "changed", "unchanged")
    )
    if not new and not changed and not unchanged:
        return "No article was read."
    if not new and not changed:
        return f"Nothing new: {unchanged} articles fetched again, none changed."
    return f"{new} new articles, {changed} changed, {unchanged} unchanged."


def _how_to_look(archive: str) -> Iterator[str]:
    """Yield commands that look into the archive: our own, and SQL if the archive is a file."""
    url = make_url(archive)
    option = "" if archive == DEFAULT_ARCHIVE else f" --archive {url.render_as_string()}"
    yield "Look into the archive:"
    yield f"  {_program()} status{option}"
    if url.get_backend_name() == "sqlite":
        yield f'  sqlite3 {url.database} "{_NEWEST}"'


def _program() -> str:
    """Return how the user can call us: by name if that is on the path, else as now."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "newsarchive" and not shutil.which("newsarchive") else "newsarchive"
