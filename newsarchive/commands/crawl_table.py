"""The table at the end of a crawl: what became of the pages of each outlet."""

import io
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from sqlalchemy.engine import make_url

from newsarchive.archive.results import CrawlResult
from newsarchive.commands.counts import (
    WHY_FAILED,
    Counts,
    count_cells,
    count_columns,
    count_names,
    reasons,
    without_unsaved,
)
from newsarchive.commands.options import DEFAULT_ARCHIVE
from newsarchive.commands.tables import Column, console, print_table
from newsarchive.crawling.transport.networks import IN_PRIVATE_NETWORK
from newsarchive.in_words import counted
from newsarchive.items import Reason

_NOTHING_READ = {
    "blocked": "no article was read, because the site refused the requests. That is not evaded: try again later.",
    "empty": "no article was read. Its sources gave none, or their pages are no articles: see the reasons above and `newsarchive coverage`.",
}
_UNREACHABLE = (
    "no article was read, because its host was not found or took no connection. If other sites can be reached from this computer, this one is down; "
    "if not, look at the network, the name server and the proxy."
)
_NEWEST = "SELECT published_at, headline FROM articles LIMIT 5"


def has_failures(result: CrawlResult) -> bool:
    """Return True if an operator should look: the run did not finish, gave no page or no article, or pages failed that are not gone or forgotten."""
    other = any(reason not in (Reason.NOT_FOUND, Reason.FORGOTTEN) for reason in result.failures)
    nothing = result.empty_run and not any(result.counts[count] for count in ("new", "changed", "unchanged"))
    return result.outcome != "finished" or other or nothing or result.counts["asked"] == result.counts["failed"]


def table(results: Sequence[CrawlResult], archive: str, *, is_replay: bool, width: int | None = None) -> str:
    """Return the table of a crawl, its problems and its sums as text, and how to look into the archive.

    `width`: of the terminal, in columns; None: as wide as needed.
    In a replay the pages that are not among the saved ones are no failures: they are counted in one line for all outlets.
    """
    out = io.StringIO()
    printer = console(out)
    printer.width = width or printer.width
    dropped = _print_rows(printer, results, is_replay=is_replay)
    reasons_below = _reasons(results, is_replay=is_replay) if WHY_FAILED.heading in dropped else ()
    notes = _replay_notes(results) if is_replay else ()
    for line in (*reasons_below, *_problems(results), *notes, _sums(results), *_how_to_look(archive)):
        printer.print(line, soft_wrap=True)
    return out.getvalue()


def result_as_json(result: CrawlResult, *, is_replay: bool) -> dict[str, Any]:
    """Return the result of an outlet's run as an object for JSON; in a replay the pages that are not saved are counted apart."""
    counts, failures = _counted(result, is_replay=is_replay)
    return {
        "outlet": result.outlet,
        "outcome": result.outcome,
        "ok": not has_failures(result),
        "counts": dict(counts),
        "failures": dict(failures),
        "unsaved": result.failures.get(Reason.NOT_FOUND, 0) if is_replay else 0,
        "error": result.error,
        "warnings": list(result.warnings),
    }


def _print_rows(printer: Console, results: Sequence[CrawlResult], *, is_replay: bool) -> list[str]:
    """Print the counts of each outlet; return the headings of columns that found no place."""
    counted = [_counted(result, is_replay=is_replay) for result in results]
    names = count_names(counts for counts, _ in counted)
    rows = (
        [result.outlet, *count_cells(names, counts, failures)]
        for result, (counts, failures) in zip(results, counted, strict=True)
    )
    return print_table(printer, [Column("outlet"), *count_columns(names)], rows)


def _counted(result: CrawlResult, *, is_replay: bool) -> tuple[Counts, Counts]:
    return without_unsaved(result.counts, result.failures) if is_replay else (result.counts, result.failures)


def _reasons(results: Sequence[CrawlResult], *, is_replay: bool) -> Iterator[str]:
    for result in results:
        _, failures = _counted(result, is_replay=is_replay)
        if failures:
            yield f"{result.outlet}: {reasons(failures)}"


def _problems(results: Sequence[CrawlResult]) -> Iterator[str]:
    """Yield sentences on runs that did not finish and on sources that failed."""
    for result in results:
        if result.error:
            yield f"{result.outlet}: {result.error}"
        elif result.outcome == "interrupted":
            yield f"{result.outlet}: interrupted. What was read is stored; the next run continues."
        elif result.outcome == "empty" and result.failures.keys() == {Reason.UNREACHABLE}:
            yield f"{result.outlet}: {_UNREACHABLE}"
        elif result.outcome in _NOTHING_READ:
            yield f"{result.outlet}: {_NOTHING_READ[result.outcome]}"
        elif result.outcome != "finished":
            yield f"{result.outlet}: the run {result.outcome}; run again with --verbose to see why."
        if Reason.PRIVATE_ADDRESS in result.failures:
            yield f"{result.outlet}: its address is in a private network (private_address). {IN_PRIVATE_NETWORK}"
        for sentence in result.warnings:
            yield f"{result.outlet}: {sentence}."


def _replay_notes(results: Sequence[CrawlResult]) -> Iterator[str]:
    unlinked = sum(result.counts["unlinked"] for result in results)
    unsaved = sum(result.failures.get(Reason.NOT_FOUND, 0) for result in results)
    if unlinked:
        verb = "is" if unlinked == 1 else "are"
        yield f"{unlinked} of the articles {verb} linked from none of the saved pages."
    if unsaved:
        verb = "is" if unsaved == 1 else "are"
        yield f"{counted(unsaved, 'linked page')} {verb} not among the saved ones."


def _sums(results: Sequence[CrawlResult]) -> str:
    sums = {name: sum(result.counts[name] for result in results) for name in ("new", "changed", "unchanged")}
    if not any(sums.values()):
        return "No article was read."
    if not sums["new"] and not sums["changed"]:
        return f"Nothing new: {counted(sums['unchanged'], 'article')} fetched again, none changed."
    others = [f", {sums[name]} {name}" for name in ("changed", "unchanged") if sums[name]]
    return f"{counted(sums['new'], 'new article')}{''.join(others)}."


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
