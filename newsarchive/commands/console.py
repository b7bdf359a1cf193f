"""Where tables are printed: as wide as the terminal, and wide enough in a pipe, which has no width to ask for."""

from typing import IO

from rich.console import Console

_PIPE_WIDTH = 150


def console(file: IO[str] | None = None) -> Console:
    """Give a console for standard output, or for a file."""
    made = Console(file=file, highlight=False)
    return made if made.is_terminal else Console(file=file, width=_PIPE_WIDTH, highlight=False)
