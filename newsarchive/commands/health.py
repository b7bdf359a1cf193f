"""newsarchive health: which outlets are not as usual, for schedulers: messages, heartbeat and metrics."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsarchive.commands.health_table import finding_json, outlet_json, print_findings
from newsarchive.commands.json_lines import write_json_line
from newsarchive.commands.numbers import count_of
from newsarchive.commands.options import archive_option
from newsarchive.commands.scheduled import except_option
from newsarchive.commands.streams import write_error
from newsarchive.commands.tables import console

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Engine

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
@metrics_option
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON line for each outlet, and each common finding.")
def health(notify: bool, left_out: tuple[str, ...], prometheus: Path | None, archive: str, as_json: bool) -> None:
    """Print which outlets are not as usual, and what to do; the exit code is 1 if one is broken.

    Each outlet is compared with its own past. NEWSARCHIVE_NOTIFY names who gets messages.
    """
    from newsarchive.archive import open_archive

    engine = open_archive(archive, migrate=False)
    found, failed = report_health(engine, notify=notify, prometheus=prometheus, is_good=True, left_out=left_out)
    engine.dispose()
    if as_json:
        for each in found.outlets:
            write_json_line(outlet_json(each))
        for common in found.common:
            write_json_line({"outlet": None, "state": common.state, "findings": [finding_json(common)]})
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
    engine: "Engine", *, notify: bool, prometheus: Path | None, is_good: bool, left_out: "Collection[str]" = ()
) -> "tuple[Health, list[str]]":
    """Judge all outlets but those that are left out, send messages and write metrics as asked; return the health, and a sentence for all that failed.

    `is_good`: the round before it did its work, so that the heartbeat is sent. Raises SettingError, ArchiveError.
    """
    from newsarchive.archive import outlet_pasts
    from newsarchive.operations.health import health as judged
    from newsarchive.operations.notify import beat, targets_of
    from newsarchive.operations.prometheus import write_metrics

    targets = targets_of(os.environ) if notify else []
    now = datetime.now(UTC)
    pasts = [past for past in outlet_pasts(engine, now) if past.outlet not in left_out]
    found = judged(pasts, now)
    failed: list[str] = []
    if prometheus:
        try:
            write_metrics(prometheus, found, pasts, now)
        except OSError as error:
            failed.append(f"{prometheus}: the metrics could not be written: {error.strerror}.")
    if notify:
        from newsarchive.operations.messages import send_changes

        failed += send_changes(engine, found, targets)
        heartbeat = beat(os.environ) if is_good else None
        failed += [heartbeat] if heartbeat else []
    return found, failed


def _print(found: "Health") -> None:
    out = console()
    print_findings(out, found)
    usual = sum(not each.findings for each in found.outlets)
    if not found.outlets:
        out.print(
            "No outlet was asked over the network in the last eight weeks: there is nothing to compare.", soft_wrap=True
        )
    elif usual == len(found.outlets) and not found.common:
        out.print(f"{count_of(usual, 'outlets')}, all as usual.")
    else:
        out.print(f"{usual} of {count_of(len(found.outlets), 'outlets')} as usual.")
