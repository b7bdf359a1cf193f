"""newsarchive crawl: fetch what is new at the outlets and store it in the archive."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.contact import require_contact
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.names import known_outlets
from newsarchive.commands.options import DAY, add_outlets, archive_option, captures_option, json_option, outlets_option
from newsarchive.commands.plans import budget_option, nothing_due, plan_of, print_left_out
from newsarchive.commands.scheduled import all_option, except_option, scheduled_outlets, unknown_sentence, without
from newsarchive.commands.streams import write_error
from newsarchive.commands.tables import terminal_width

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.archive import Kind
    from newsarchive.archive.results import CrawlResult
    from newsarchive.outlets.visit import Visit


@click.command()
@click.argument("names", metavar="[OUTLET]...", nargs=-1)
@all_option
@except_option
@click.option(
    "--due",
    is_flag=True,
    help="Ask only sources that are due by their own rhythm, fetch only articles that are new, and visit some known ones again. "
    "Without outlets: those that the archive was crawled for, and those of your own.",
)
@click.option(
    "--new",
    "only_new",
    is_flag=True,
    help="Ask all sources now, and fetch only articles that the archive does not have: after a repair.",
)
@budget_option
@click.option(
    "--from",
    "saved",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Replay instead of using the network: a WARC file, a WACZ, an HTTrack mirror, a folder of them, or saved pages "
    "(a manifest.jsonl, or fixtures).",
)
@click.option("--since", metavar="DATE", type=DAY, help="Back-fill: the first day, the outlet's own.")
@click.option("--until", metavar="DATE", type=DAY, help="Back-fill: the last day; today if left out.")
@archive_option
@captures_option
@click.option(
    "--no-captures",
    is_flag=True,
    help="Keep no responses. What is lost: the bytes of a page can neither be shown nor proved, nor its fields extracted again.",
)
@outlets_option
@json_option
@click.option("--verbose", is_flag=True, help="Log to standard error.")
def crawl(
    names: tuple[str, ...],
    every: bool,
    left_out: tuple[str, ...],
    due: bool,
    only_new: bool,
    budget: int | None,
    saved: Path | None,
    since: date | None,
    until: date | None,
    archive: str,
    captures: Path | None,
    no_captures: bool,
    own: Path | None,
    as_json: bool,
    verbose: bool,
) -> None:
    """Crawl outlets into the archive and print a table of the results.

    Every response is kept, as received, in WARC files. With --since or --until only those days are fetched, through the sources that take days.
    An outlet that another process is crawling is left out, and so is one that needs a browser where none is installed.

    Exit code 1 if a run failed or was interrupted, if an outlet gave no page or no article, or if pages failed
    for another reason than that they are gone.
    """
    from newsarchive.commands.crawl_table import has_failures
    from newsarchive.commands.replay_captures import holds_captures, replay_captures
    from newsarchive.outlets.registry import keys, outlet

    add_outlets(own)
    _check_options(due=due, only_new=only_new, budget=budget, is_replay=saved is not None, since=since, until=until)
    _check_except(is_of_many=due or (every and not names and not saved))
    if saved and holds_captures(saved):
        if since or until:
            raise UsageError(
                "--since and --until fetch days over the network: a replay of WARC files reads all of them."
            )
        read = list(map(outlet, known_outlets(names) or keys()))
        sys.exit(replay_captures(saved, read, archive=archive, captures=captures, as_json=as_json))
    from newsarchive.crawling.process import crawl_outlets, crawl_settings
    from newsarchive.crawling.saved_pages import kind_of_pages, saved_pages

    pages = saved_pages(str(saved)) if saved else None
    chosen = [] if due else _chosen(names, every, () if saved else left_out, pages.urls() if pages else None)
    if not saved:
        require_contact()
    kind = kind_of_pages(saved)
    visits: dict[str, Visit] | None = None
    if due:
        visits = _due_visits(archive, kind, names, every, left_out, budget)
        chosen = list(visits)
        if not chosen:
            return
    else:
        _opened(archive, kind).dispose()
        visits = _visits_to_all_sources(chosen) if only_new else None
    settings = crawl_settings(
        archive=archive, saved=saved, captures=captures, keep_captures=not no_captures, verbose=verbose
    )
    results = crawl_outlets(list(map(outlet, chosen)), settings, since=since, until=until, visits=visits)
    _print_results(results, archive, kind, is_replay=saved is not None, as_json=as_json)
    sys.exit(1 if any(has_failures(each) for each in results if not (due and each.outcome == "busy")) else 0)


def _opened(archive: str, kind: "Kind") -> "Engine":
    """Return the archive, made if there is none, of which the kind of articles is checked. Raises ArchiveError."""
    from newsarchive.archive import claim, open_archive

    engine = open_archive(archive)
    claim(engine, kind)
    return engine


def _print_results(
    results: "Sequence[CrawlResult]", archive: str, kind: "Kind", *, is_replay: bool, as_json: bool
) -> None:
    from newsarchive.commands.crawl_table import result_as_json, table

    if as_json:
        for result in results:
            write_json_line(result_as_json(result, is_replay=is_replay))
        return
    sys.stdout.write(table(results, archive, is_replay=is_replay, width=terminal_width()))
    if kind == "made_up":
        sys.stdout.write("The articles of this archive are made up: fixtures have invented sentences.\n")


def _check_except(*, is_of_many: bool) -> None:
    """Raise UsageError for --except where it leaves nothing out; the variable may be set all the same."""
    source = click.get_current_context().get_parameter_source("left_out")
    if source is click.core.ParameterSource.COMMANDLINE and not is_of_many:
        raise UsageError("--except is for --due and --all: leave out the name of the outlet instead.")


def _check_options(
    *, due: bool, only_new: bool, budget: int | None, is_replay: bool, since: date | None, until: date | None
) -> None:
    """Raise UsageError for options that do not go together."""
    if since and until and since > until:
        raise UsageError(f"--since {since:%Y-%m-%d} is later than --until {until:%Y-%m-%d}.")
    if due and (is_replay or since or until):
        raise UsageError("--due asks sites for what is new: leave out --from, --since and --until.")
    if only_new and (due or is_replay or since or until):
        raise UsageError("--new asks all sources for what is new: leave out --due, --from, --since and --until.")
    if budget is not None and not due:
        raise UsageError("--budget is for articles that are visited again: give --due too.")


def _due_visits(
    archive: str, kind: "Kind", names: Sequence[str], every: bool, left_out: Sequence[str], budget: int | None
) -> "dict[str, Visit]":
    """Return what each outlet is to be asked for now; print which outlets are left out, and what follows if nothing is due."""
    from newsarchive.archive import is_missing
    from newsarchive.operations.rules import rules_of

    rules_of(os.environ)
    if is_missing(archive):  # a wrong command creates no archive
        scheduled_outlets(None, names, every=every, left_out=left_out)
    engine = _opened(archive, kind)
    chosen = scheduled_outlets(engine, names, every=every, left_out=left_out)
    plan = plan_of(engine, chosen, budget)
    unknown = None if names else unknown_sentence(engine, left_out)
    engine.dispose()
    if unknown:
        write_error(unknown)
    print_left_out(plan, chosen)
    if not plan.due:
        write_error(nothing_due(plan, datetime.now(UTC)))
    return {each.outlet: each.visit for each in plan.due}


def _visits_to_all_sources(names: Iterable[str]) -> "dict[str, Visit]":
    """Return visits that ask each outlet for what is new, whether it is due or not."""
    from newsarchive.outlets.registry import outlet
    from newsarchive.outlets.visit import Visit

    return {name: Visit(frozenset(map(str, outlet(name).sources))) for name in names}


def _chosen(names: Iterable[str], every: bool, left_out: Collection[str], saved: Iterable[str] | None) -> list[str]:
    """Return the keys of the outlets to crawl: the named ones, all but some, or in a replay those with saved pages. Raises UsageError."""
    from newsarchive.outlets.registry import keys, outlets

    if names:
        return known_outlets(names)
    known = keys()
    if every:
        return without(known, known_outlets(left_out))
    if saved is None:
        raise UsageError(
            f"Name the outlets to crawl, or give --all for all {len(known)}. `newsarchive outlets` lists them."
        )
    urls = list(saved)
    found = [key for key, outlet in outlets().items() if any(map(outlet.owns, urls))]
    if not found:
        raise UsageError("None of the saved pages belongs to a known outlet.")
    return found
