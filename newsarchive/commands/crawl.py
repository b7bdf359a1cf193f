"""newsarchive crawl: ask outlets for what is new and put it into the archive."""

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from newsarchive.commands.failure import RefusalError
from newsarchive.commands.options import DEFAULT_ARCHIVE, Archive, OwnOutlets, add_outlets


def crawl(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[OUTLET]...", help="Outlets, as `newsarchive outlets` names them.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Crawl every known outlet.")] = False,
    saved: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help="Replay saved pages (a manifest.jsonl, or fixtures) instead of asking the network.",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d"], help="Fill back: the first day to ask for, the outlet's own."
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            metavar="DATE", formats=["%Y-%m-%d"], help="Fill back: the last day to ask for; today if left out."
        ),
    ] = None,
    archive: Archive = DEFAULT_ARCHIVE,
    own: OwnOutlets = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what happens to standard error.")] = False,
) -> None:
    """Crawl outlets into the archive and print a table of what became of their pages.

    With --since or --until, days that are past are asked for, through the sources that take days, and nothing else.
    Exit code 1 if a run failed or was interrupted, if an outlet gave no page or none of its sources an article,
    or if pages failed for another reason than that they are gone.
    """
    # Scrapy takes a third of a second to load: only this command waits for it.
    from newsarchive.archive import open_archive
    from newsarchive.commands.crawl_table import has_failures, table
    from newsarchive.crawling.process import crawl_outlets, crawl_settings
    from newsarchive.crawling.saved_pages import saved_pages
    from newsarchive.outlets.registry import outlet

    add_outlets(own)
    if since and until and since > until:
        raise RefusalError(f"--since {since:%Y-%m-%d} is later than --until {until:%Y-%m-%d}.")
    pages = saved_pages(str(saved)) if saved else None
    chosen = _chosen(names or [], every, pages.urls() if pages else None)
    open_archive(archive).dispose()
    if not saved and not os.environ.get("NEWSARCHIVE_CONTACT"):
        sys.stderr.write(
            "newsarchive: sites cannot reach you: set NEWSARCHIVE_CONTACT to a URL or mailto: address, it is sent with each request.\n"
        )
    settings = crawl_settings(archive=archive, saved=saved, verbose=verbose)
    results = crawl_outlets(
        [outlet(name) for name in chosen],
        settings,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )
    sys.stdout.write(table(results, archive, replay=saved is not None))
    raise typer.Exit(1 if any(map(has_failures, results)) else 0)


def _chosen(names: list[str], every: bool, saved: Iterable[str] | None) -> list[str]:
    """Say which outlets to crawl: those named, all, or in a replay those that have saved pages."""
    from newsarchive.outlets.registry import keys, outlets

    known = keys()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise RefusalError(f"There is no outlet {', '.join(unknown)}. Known are: {', '.join(known)}.")
    if names:
        return list(dict.fromkeys(names))
    if every:
        return known
    if saved is None:
        raise RefusalError(f"Name the outlets to crawl ({', '.join(known)}), or say --all.")
    urls = list(saved)
    found = [key for key, outlet in outlets().items() if any(map(outlet.owns, urls))]
    if not found:
        raise RefusalError("None of the saved pages belongs to a known outlet.")
    return found
