"""The health of an archive as it is now: its outlets but those that are left out, and the archive as a whole."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from newsarchive.archive import OutletPast, outlet_pasts, rounds
from newsarchive.operations.archive_health import archive_findings
from newsarchive.operations.disk import usage
from newsarchive.operations.findings import Finding, Health, worst_first
from newsarchive.operations.health import health
from newsarchive.operations.rules import Rules


def judged(
    engine: Engine, folder: Path | None, rules: Rules, now: datetime, left_out: Collection[str] = ()
) -> tuple[Health, list[OutletPast]]:
    """Return the health of the archive and its outlets, and the pasts by which it was judged. `folder`: as in `of_archive`. Raises ArchiveError."""
    pasts = [past for past in outlet_pasts(engine, now) if past.outlet not in left_out]
    return replace(health(pasts, now), archive=of_archive(engine, folder, rules, now)), pasts


def of_archive(engine: Engine, folder: Path | None, rules: Rules, now: datetime) -> tuple[Finding, ...]:
    """Return what is found of the archive as a whole, the worst first. `folder`: of captures; None: disks are not looked at. Raises ArchiveError."""
    disks = usage(engine, folder, now, with_index=False).disks if folder else ()
    return worst_first(archive_findings(rounds(engine, now), disks, rules, now))
