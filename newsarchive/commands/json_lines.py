"""JSON lines, in and out. A line that cannot be read keeps its position in the output."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.commands.errors import UsageError


def read_json_lines(file: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Yield the position of each line that is not blank ("FILE, line N") and its object, or None if it holds none.

    Raises UsageError if there is no such file.
    """
    if not file.is_file():
        raise UsageError(f"There is no file {file}.")
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{file}, line {number}", _object(line)


def write_json_line(answer: dict[str, Any]) -> None:
    """Print an object as one line of JSON with Bengali letters as they are.

    Lone surrogates, which UTF-8 cannot encode, are printed as JSON escapes.
    """
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(answer)
    sys.stdout.write(f"{line}\n")


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
