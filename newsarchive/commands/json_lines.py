"""JSON lines, in and out. A line that cannot be read keeps its position in the output."""

import codecs
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsarchive.commands.files import open_file


def read_json_lines(file: Path) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Yield the position of each line that is not blank ("FILE, line N") and its object, or None if it holds none.

    Raises UsageError if the file cannot be read.
    """
    with open_file(file) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and line.strip() != codecs.BOM_UTF8:
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
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
