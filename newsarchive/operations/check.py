"""Everything that an archive has, checked in one go: database, rows, search index, clusters, captures, and what is forgotten."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from newsarchive.archive.captures import Selection
from newsarchive.archive.integrity import article_faults, cluster_faults, database_faults, unfinished_forgets
from newsarchive.archive.search import check as check_index
from newsarchive.operations.capture_check import check_captures


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a check: what was compared, what is wrong, and what to do if something is."""

    name: str
    faults: tuple[str, ...]
    remedy: str

    @property
    def is_whole(self) -> bool:
        """True if nothing is wrong."""
        return not self.faults


_RESTORE: Final = "Restore a backup (docs/operating.md)"
_REBUILD: Final = "`newsarchive index rebuild` makes index and clusters anew"


def check_archive(
    engine: Engine, folder: Path, *, with_captures: bool, now: datetime, begun: Callable[[str], object] = lambda _: None
) -> list[Part]:
    """Return the parts of an archive with what is wrong in each. Changes nothing. Raises ArchiveError, CaptureError.

    `with_captures`: read the WARC files too, which takes most of the time; `begun` is called with the name of each part before it is checked.
    """
    parts: dict[str, tuple[Callable[[], list[str]], str]] = {
        "database": (lambda: database_faults(engine), _RESTORE),
        "articles": (lambda: article_faults(engine), _RESTORE),
        "search index": (lambda: check_index(engine).faults, _REBUILD),
        "clusters": (lambda: cluster_faults(engine), _REBUILD),
        "forgotten": (lambda: list(unfinished_forgets(engine)), "Run `newsarchive forget` with these addresses again"),
    }
    if with_captures:
        parts["captures"] = (
            lambda: _capture_faults(engine, folder, now),
            "`newsarchive capture check` names each, and what to do",
        )
    found = []
    for name, (faults, remedy) in parts.items():
        begun(name)
        found.append(Part(name, tuple(faults()), remedy))
    return found


def _capture_faults(engine: Engine, folder: Path, now: datetime) -> list[str]:
    report = check_captures(engine, folder, Selection(), repair=False, now=now)
    return [f"{count} {kind.replace('_', ' ')}" for kind, count in report.found.items()]
