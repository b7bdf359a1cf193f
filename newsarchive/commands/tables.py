"""Tables, and the console that prints them: as wide as the terminal, in a pipe wide enough for every table."""

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_PIPE_WIDTH = 150


def console(file: IO[str] | None = None) -> "Console":
    """Return a console on standard output, or on a file."""
    from rich.console import Console

    found = Console(file=file, highlight=False)
    return found if found.is_terminal else Console(file=file, width=_PIPE_WIDTH, highlight=False)


def new_table(title: str | None = None) -> "Table":
    """Return an empty table in the style of all commands."""
    from rich import box
    from rich.table import Table

    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", padding=(0, 1, 0, 0))
