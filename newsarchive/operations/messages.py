"""Messages on what has changed in the health of the outlets, each once."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive import ArchiveError, record_reported, reported_findings
from newsarchive.operations.findings import Health
from newsarchive.operations.notify import Target, send
from newsarchive.operations.reports import ARCHIVE, Message, report

_TEST: Final = Message(
    "newsarchive: a test",
    (
        "This is a test of the messages of newsarchive. Nothing has happened; what is not as usual will come the same way.",
    ),
)


def send_changes(engine: Engine, health: Health, targets: Sequence[Target]) -> list[str]:
    """Send what has changed since the last message; return a sentence for each target that failed. Raises ArchiveError.

    A message that no target took is sent again the next time, one that some took is not. So is one that cannot be recorded, as on a full disk.
    """
    before = reported_findings(engine)
    now = report(before, health)
    failed = send(targets, now.message) if now.message else []
    if now.findings != before and (not failed or len(failed) < len(targets)):
        try:
            record_reported(engine, now.findings)
        except ArchiveError as error:
            failed.append(f"What was reported could not be recorded and will be sent again: {error}")
    return failed


def send_failure(error: ArchiveError, targets: Sequence[Target]) -> list[str]:
    """Send why the health could not be judged; return a sentence for each target that failed. Nothing records it: it is sent each time."""
    subject = f"newsarchive: {ARCHIVE} cannot be used"
    return send(targets, Message(subject, (f"{ARCHIVE}: broken. {error}",)))


def send_test(targets: Sequence[Target]) -> list[tuple[Target, str | None]]:
    """Send a test to each target; return each with a sentence if it failed."""
    return [(each, next(iter(send([each], _TEST)), None)) for each in targets]
