"""JSON lines, in and out: a line that cannot be used keeps its place."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.commands.failure import RefusalError


def objects(file: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Give where each line of a file stands, and the object that it holds, None where it holds none. Raises RefusalError where there is no file."""
    if not file.is_file():
        raise RefusalError(f"There is no file {file}.")
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{file}, line {number}", _object(line)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def put(answer: dict[str, Any]) -> None:
    """Print an object on a line, Bengali legible; halves of surrogate pairs, which UTF-8 has not, as JSON escapes them."""
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(answer)
    sys.stdout.write(f"{line}\n")
