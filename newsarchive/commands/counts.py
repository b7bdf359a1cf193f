"""The counts of runs as columns of a table, for `crawl` and `status`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsarchive.items import Reason

if TYPE_CHECKING:
    from rich.table import Table

# The counts in the order of their columns. The first two are always printed, the others only if one of them is not 0.
_HEADINGS = {
    "asked": "pages",
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "listing": "listings",
    "repeated": "repeated",
    "failed": "failed",
}
_ALWAYS = ("asked", "new")

Counts = Mapping[str, int]


def without_unsaved(counts: Counts, failures: Counts) -> tuple[Counts, Counts]:
    """Return the counts and failures of a replay without the pages that are not among the saved ones: nothing failed there."""
    unsaved = failures.get(Reason.NOT_FOUND, 0)
    fewer = {name: number - unsaved if name in ("asked", "failed") else number for name, number in counts.items()}
    return fewer, {reason: number for reason, number in failures.items() if reason != Reason.NOT_FOUND}


def add_count_columns(table: "Table", runs: Iterable[Counts]) -> list[str]:
    """Add a column for each count of the runs, and `why failed` if one failed; return the names of the counts."""
    counted = list(runs)
    names = [name for name in _HEADINGS if name in _ALWAYS or any(counts.get(name) for counts in counted)]
    for name in names:
        table.add_column(_HEADINGS[name], justify="right")
    if "failed" in names:
        table.add_column("why failed", overflow="fold")
    return names


def count_cells(names: Sequence[str], counts: Counts, failures: Counts) -> list[str]:
    """Return the cells of one run for the columns of `add_count_columns`. Reasons are written `forbidden 2, timeout 1`."""
    cells = [str(counts.get(name, 0)) for name in names]
    why = ", ".join(f"{reason} {number}" for reason, number in sorted(failures.items()))
    return [*cells, why] if "failed" in names else cells
