"""newsarchive health: which outlets are not as usual, for schedulers: messages, heartbeat and metrics."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.capture_options import folder_of_captures
from newsarchive.commands.errors import UsageError
from newsarchive.commands.health_table import finding_json, outlet_json, print_findings
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.options import archive_option, captures_option
from newsarchive.commands.scheduled import except_option
from newsarchive.commands.streams import write_error
from newsarchive.commands.tables import console
from newsarchive.in_words import counted

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Engine

    from newsarchive.archive import ArchiveError
    from newsarchive.operations.findings import Health

metrics_option = click.option(
    "--prometheus",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the health as metrics into FILE, for the textfile collector of node_exporter.",
)


@click.command()
@click.option("--notify", is_flag=True, help="Send a message if something has changed, and the heartbeat.")
@except_option
@click.option(
    "--test", "is_test", is_flag=True, help="Send a test to all that NEWSARCHIVE_NOTIFY names, and nothing else."
)
@metrics_option
@archive_option
@captures_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each outlet, and each common finding.")
def health(
    notify: bool,
    left_out: tuple[str, ...],
    is_test: bool,
    prometheus: Path | None,
    archive: str,
    captures: Path | None,
    as_json: bool,
) -> None:
    """Print which outlets are not as usual, and what to do; the exit code is 1 if one is broken, or the archive is.

    Each outlet is compared with its own past. NEWSARCHIVE_NOTIFY names who gets messages.
    """
    from newsarchive.archive import ArchiveError, NoArchiveError, open_to_read

    if is_test:
        _test()
        return
    folder = folder_of_captures(captures, archive)
    try:
        engine = open_to_read(archive)
        found, failed = report_health(
            engine, folder, notify=notify, prometheus=prometheus, is_good=True, left_out=left_out
        )
        engine.dispose()
    except ArchiveError as error:
        if notify and not isinstance(error, NoArchiveError):  # the first crawl makes it
            report_failure(error)
        raise
    if as_json:
        for each in found.outlets:
            write_json_line(outlet_json(each))
        for common in found.common:
            write_json_line({"outlet": None, "state": common.state, "findings": [finding_json(common)]})
        for of_archive in found.archive:
            write_json_line({"outlet": None, "state": of_archive.state, "findings": [finding_json(of_archive)]})
    else:
        _print(found)
    for sentence in failed:
        write_error(sentence)
    if failed or found.is_broken:
        sys.exit(1)


def check_notifications() -> None:
    """Raise SettingError if the settings of messages or of the heartbeat cannot be used."""
    from newsarchive.operations.notify import heartbeat_of, targets_of

    targets_of(os.environ)
    heartbeat_of(os.environ)


def report_health(
    engine: "Engine",
    folder: Path,
    *,
    notify: bool,
    prometheus: Path | None,
    is_good: bool,
    left_out: "Collection[str]" = (),
) -> "tuple[Health, list[str]]":
    """Judge the archive and all outlets but those that are left out, send messages and write metrics as asked.

    Return the health, and a sentence for each thing that failed.

    `is_good`: nothing is known of a round that failed. The heartbeat is sent if, besides, a round of crawling has ended well as lately as usual.
    Raises SettingError, ArchiveError.
    """
    from newsarchive.archive import rounds
    from newsarchive.operations.archive_health import is_crawled
    from newsarchive.operations.judged import judged
    from newsarchive.operations.notify import beat, targets_of
    from newsarchive.operations.prometheus import write_metrics
    from newsarchive.operations.rules import rules_of

    targets = targets_of(os.environ) if notify else []
    now, rules = datetime.now(UTC), rules_of(os.environ)
    found, pasts = judged(engine, folder, rules, now, left_out)
    failed: list[str] = []
    if prometheus:
        try:
            write_metrics(prometheus, found, pasts, now)
        except OSError as error:
            failed.append(f"{prometheus}: the metrics could not be written: {error.strerror}.")
    if notify:
        from newsarchive.operations.messages import send_changes

        failed += send_changes(engine, found, targets)
        is_alive = is_good and is_crawled(rounds(engine, now), rules, now)
        heartbeat = beat(os.environ) if is_alive else None
        failed += [heartbeat] if heartbeat else []
    return found, failed


def report_failure(error: "ArchiveError") -> None:
    """Send that the archive cannot be used, so that its health is not known. Raises SettingError."""
    from newsarchive.operations.messages import send_failure
    from newsarchive.operations.notify import targets_of

    for sentence in send_failure(error, targets_of(os.environ)):
        write_error(sentence)


def _test() -> None:
    """Send a test to all targets and print what came of each; end with 1 if there is none, or one failed."""
    from newsarchive.operations.messages import send_test
    from newsarchive.operations.notify import TARGETS, targets_of

    targets = targets_of(os.environ)
    if not targets:
        raise UsageError(f"{TARGETS} names nobody: no message would be sent. Write {TARGETS}=mailto:you@example.org.")
    done = send_test(targets)
    for target, failure in done:
        if failure:
            write_error(failure)
        else:
            console().print(f"{target}: took the test.", soft_wrap=True)
    if any(failure for _, failure in done):
        sys.exit(1)


def _print(found: "Health") -> None:
    out = console()
    print_findings(out, found)
    usual = sum(not each.findings for each in found.outlets)
    if not found.outlets:
        out.print(
            "No outlet was asked over the network in the last eight weeks: there is nothing to compare.", soft_wrap=True
        )
    elif usual < len(found.outlets):
        out.print(f"{usual} of {counted(len(found.outlets), 'outlet')} as usual.")
    elif found.common or found.archive:
        out.print(f"{counted(usual, 'outlet')}, for the rest as usual.")
    else:
        out.print(f"{counted(usual, 'outlet')}, {'all ' * (usual > 1)}as usual.")
