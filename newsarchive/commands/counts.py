"""The counts of runs as columns of a table, for `crawl` and `status`."""

from collections.abc import Iterable, Mapping, Sequence

from newsarchive.commands.tables import Column
from newsarchive.items import Reason

# The counts in the order of their columns. The first two and `failed` have their place in every width.
_COLUMNS = {
    "asked": Column("pages", justify="right"),
    "new": Column("new", justify="right"),
    "changed": Column("changed", drop=1, justify="right"),
    "unchanged": Column("unchanged", drop=2, justify="right"),
    "listing": Column("listings", drop=6, justify="right"),
    "repeated": Column("repeated", drop=7, justify="right"),
    "failed": Column("failed", justify="right"),
}
_ALWAYS = ("asked", "new")
WHY_FAILED = Column("why failed", drop=8)

Counts = Mapping[str, int]


def without_unsaved(counts: Counts, failures: Counts) -> tuple[Counts, Counts]:
    """Return the counts and failures of a replay without the pages that are not among the saved ones: nothing failed there."""
    unsaved = failures.get(Reason.NOT_FOUND, 0)
    fewer = {name: number - unsaved if name in ("asked", "failed") else number for name, number in counts.items()}
    return fewer, {reason: number for reason, number in failures.items() if reason != Reason.NOT_FOUND}


def count_names(runs: Iterable[Counts]) -> list[str]:
    """Return the names of the counts that are printed: pages and new articles always, the others if one of them is not 0."""
    counted = list(runs)
    return [name for name in _COLUMNS if name in _ALWAYS or any(counts.get(name) for counts in counted)]


def count_columns(names: Sequence[str]) -> list[Column]:
    """Return a column for each count, and `why failed` if pages failed."""
    return [*(_COLUMNS[name] for name in names), *([WHY_FAILED] if "failed" in names else ())]


def count_cells(names: Sequence[str], counts: Counts, failures: Counts) -> list[str]:
    """Return the cells of one run for the columns of `count_columns`."""
    cells = [str(counts.get(name, 0)) for name in names]
    return [*cells, reasons(failures)] if "failed" in names else cells


def reasons(failures: Counts) -> str:
    """Return the reasons of failed pages as text: `forbidden 2, timeout 1`."""
    return ", ".join(f"{reason} {number}" for reason, number in sorted(failures.items()))
