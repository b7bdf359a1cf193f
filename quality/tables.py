"""Tables of docs/quality.md, written between markers."""

from collections.abc import Iterable, Sequence
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "quality.md"


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose first column is text and whose others are aligned to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_table(name: str, table: str, document: Path = DOCUMENT) -> None:
    """Write a table between the markers of its name. Raises ValueError if the document has no such markers."""
    begin, end = f"<!-- {name}: generated -->", f"<!-- end of {name} -->"
    before, has_begin, rest = document.read_text(encoding="utf-8").partition(begin)
    _, has_end, after = rest.partition(end)
    if not (has_begin and has_end):
        raise ValueError(f"{document} has no place for the table {name!r}: add a line {begin} and a line {end}")
    document.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")
