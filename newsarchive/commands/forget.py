"""newsarchive forget: remove articles for good and keep their addresses out."""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.errors import UsageError
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import add_outlets, archive_option, captures_option, json_option, outlets_option
from newsarchive.commands.tables import console, print_text

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from newsarchive.operations.forget import Plan, Removal


@click.command()
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
@click.option("--because", metavar="REASON", help="Why; it is kept in the log, which anybody may read.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "is_list", is_flag=True, help="Print the log of what was forgotten instead.")
@click.option(
    "--again",
    "log",
    metavar="FILE",
    type=click.File(encoding="utf-8"),
    help="Forget what a log that --list --json printed has, each for its reason: after a backup was restored.",
)
@archive_option
@captures_option
@outlets_option
@json_option
def forget(
    articles: tuple[str, ...],
    because: str | None,
    yes: bool,
    is_list: bool,
    log: TextIO | None,
    archive: str,
    captures: Path | None,
    own: Path | None,
    as_json: bool,
) -> None:
    """Remove each ARTICLE for good: its text, versions and captures, and the bytes in the WARC files.

    ARTICLE is an address, or the number or public id of an article. Its address is kept out from then on. If it was interrupted, the same
    command goes on.
    """
    from newsarchive.archive import open_archive
    from newsarchive.operations.forget import plan, plan_again

    _check_usage(articles, because, is_list=is_list, is_again=log is not None)
    places = _places(log) if log else {}
    add_outlets(own)
    engine = open_archive(archive, migrate=False)
    try:
        if is_list:
            _print_log(engine, as_json=as_json)
            return
        folder = folder_of_captures(captures, archive)
        if log:
            planned = {reason: plan_again(engine, folder, each) for reason, each in places.items()}
        else:
            planned = {(because or "").strip(): plan(engine, folder, articles)}
        _forget(engine, folder, planned, yes=yes)
    finally:
        engine.dispose()


def _check_usage(articles: tuple[str, ...], because: str | None, *, is_list: bool, is_again: bool) -> None:
    if is_again:
        if is_list or articles or because:
            raise UsageError("--again takes articles and reasons from its file: leave the others out.")
        return
    if is_list and (articles or because):
        raise UsageError("--list prints the log: leave ARTICLE and --because out.")
    if not is_list and not articles:
        raise UsageError("Name an article, or print the log with --list.")
    if not is_list and not (because or "").strip():
        raise UsageError("Write why: --because REASON. It is kept in the log.")


def _places(log: TextIO) -> dict[str, list[tuple[str, str]]]:
    """Return outlet and address of each line of a log, by reason: what was forgotten together may have to be so again. Raises UsageError."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(log, 1):
        try:
            entry = json.loads(line)
            found.setdefault(entry["because"], []).append((entry["outlet"], entry["url"]))
        except (ValueError, KeyError, TypeError):
            raise UsageError(f"Line {number} of {log.name} is none of `newsarchive forget --list --json`.") from None
    return found


def _forget(engine: "Engine", folder: Path, planned: "Mapping[str, Plan]", *, yes: bool) -> None:
    """Remove what was planned, each plan for its reason."""
    from newsarchive.operations.forget import forget as remove

    out = console()
    for each in planned.values():
        for line in _lines(each):
            print_text(out, line)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Nothing was removed: this cannot be undone. Confirm with --yes.")
        click.confirm("Remove all of this for good?", abort=True, err=True)
    for because, each in planned.items():
        remove(engine, folder, each, because=because, now=datetime.now(UTC))
    print_text(out, "Removed. Backups, copies and exports made before still hold it: docs/operating.md lists them.")


def _lines(planned: "Plan") -> "list[str]":
    found = [line for each in planned.removals for line in _about(each)]
    files = len(planned.unerased)
    if files:
        found.append(
            f"In {files} WARC file{'s' * (files != 1)}: {planned.records} records (responses, requests, metadata) are overwritten."
        )
    found += [
        f"{name} is outside of the folder of captures and holds it too: it is not changed."
        for name in planned.elsewhere
    ]
    found += [f"{name} is missing: a copy of it that is restored would hold it still." for name in planned.missing]
    return found


def _about(removal: "Removal") -> "list[str]":
    article = removal.article
    count = len(removal.captures)
    captures = f"{count} capture{'s' * (count != 1)}"
    if article is None:
        found = [f"{removal.url}: was forgotten already; {captures} since."]
    else:
        versions = f"{len(article.versions)} version{'s' * (len(article.versions) != 1)}"
        found = [
            f"{removal.url} ({article.outlet}): {article.present.content['headline'] or 'no headline'}; {versions}, {captures}."
        ]
    tickers, links = removal.mentions.ticker_headlines, removal.mentions.related_links
    if tickers or links:
        found.append(f"Other pages name it in {tickers} ticker headlines and {links} related links; these stay.")
    return found


def _print_log(engine: "Engine", *, as_json: bool) -> None:
    from newsarchive.archive.forgotten import forgotten_articles

    out = console()
    for each in forgotten_articles(engine):
        at = each.forgotten_at.isoformat(timespec="seconds")
        if as_json:
            write_json_line(
                {
                    "url": each.url,
                    "outlet": each.outlet,
                    "forgotten_at": at,
                    "because": each.because,
                    "is_whole": not each.unerased,
                }
            )
            continue
        left = "" if not each.unerased else " (not all of it is removed yet: run the command again)"
        print_text(out, f"{at} {each.url}: {each.because}{left}")
