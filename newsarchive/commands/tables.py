"""Tables, and the console that prints them: as wide as the terminal, in a pipe wide enough for every table."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_UNBOUNDED = 10_000  # columns: more than a table has


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `drop`: 0 if it is always printed; of the others those with the lowest numbers are printed that find a place.
    """

    heading: str
    drop: int = 0
    justify: Literal["left", "right"] = "left"


def console(file: IO[str] | None = None) -> "Console":
    """Return a console on standard output, or on a file. Colours on a terminal only, and not if NO_COLOR is set."""
    from rich.console import Console

    class PipeConsole(Console):
        """A console that leaves a reader who has read enough to the command line; rich itself would end with exit code 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    no_color = bool(os.environ.get("NO_COLOR"))
    found = PipeConsole(file=file, highlight=False, no_color=no_color)
    if found.is_terminal:
        return found
    return PipeConsole(file=file, width=_UNBOUNDED, highlight=False, no_color=no_color)


def terminal_width() -> int | None:
    """Return the width of the terminal on standard output, or None if that is none."""
    found = console()
    return found.width if found.is_terminal else None


def new_table(title: str | None = None) -> "Table":
    """Return an empty table in the style of all commands."""
    from rich import box
    from rich.table import Table

    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", padding=(0, 1, 0, 0))


def print_table(
    out: "Console", columns: Sequence[Column], rows: Iterable[Sequence[str]], title: str | None = None
) -> list[str]:
    """Print a table with as many of its columns as fit side by side; return the headings of those that were left out."""
    rows = list(rows)
    shown = {index for index, column in enumerate(columns) if not column.drop}
    optional = sorted((index for index, column in enumerate(columns) if column.drop), key=lambda i: columns[i].drop)
    unbounded = out.options.update(max_width=_UNBOUNDED)
    for index in optional:
        wider = _table(columns, rows, sorted({*shown, index}), title)
        if out.measure(wider, options=unbounded).maximum <= out.width:
            shown.add(index)
    table = _table(columns, rows, sorted(shown), title)
    out.print(table)
    return [column.heading for index, column in enumerate(columns) if index not in shown]


def print_text(out: "Console", text: str, *, before: str = "", style: str = "") -> None:
    """Print a text after what is before it, wrapped between words, its further lines below the first; not wrapped in a pipe."""
    from rich.text import Text

    if not out.is_terminal:
        out.print(Text(before + text), soft_wrap=True)
        return
    lines = Text(text, style=style).wrap(out, max(out.width - len(before), 20))
    for number, line in enumerate(lines):
        line.rstrip()
        out.print(Text.assemble((before if number == 0 else " " * len(before), "dim"), line), soft_wrap=True)


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], shown: Sequence[int], title: str | None
) -> "Table":
    table = new_table(title)
    for index in shown:
        table.add_column(columns[index].heading, justify=columns[index].justify, overflow="fold")
    for row in rows:
        table.add_row(*(row[index] for index in shown))
    return table
