"""Messages on what has changed in the health of the outlets, each once."""

from collections.abc import Sequence

from sqlalchemy import Engine

from newsarchive.archive import record_reported, reported_findings
from newsarchive.operations.findings import Health
from newsarchive.operations.notify import Target, send
from newsarchive.operations.reports import report


def send_changes(engine: Engine, health: Health, targets: Sequence[Target]) -> list[str]:
    """Send what has changed since the last message; return a sentence for each target that failed. Raises ArchiveError.

    A message that no target took is sent again the next time, one that some took is not.
    """
    before = reported_findings(engine)
    now = report(before, health)
    failed = send(targets, now.message) if now.message else []
    if now.findings != before and (not failed or len(failed) < len(targets)):
        record_reported(engine, now.findings)
    return failed
